import { type Static, Type } from 'typebox';
import { Id, Name, strictObject, Version } from './fields.ts';
import { KitFields } from './session-record.ts';

/** A named set of the fields that stay alike from session to session: one touch fills them in. */
export const KitPreset = strictObject({
  id: Id,
  name: Name,
  fields: KitFields,
  /** Offered no more. */
  retired: Type.Boolean(),
  version: Version,
});
export type KitPreset = Static<typeof KitPreset>;

export const KitPresetList = strictObject({ presets: Type.Array(KitPreset) });
export type KitPresetList = Static<typeof KitPresetList>;

export const NewKitPreset = strictObject({ name: Name, fields: KitFields });
export type NewKitPreset = Static<typeof NewKitPreset>;

/** Fields that are left out stay as they are; `fields` is replaced as a whole. */
export const KitPresetChange = Type.Partial(
  strictObject({ name: Name, fields: KitFields, retired: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
);
export type KitPresetChange = Static<typeof KitPresetChange>;
