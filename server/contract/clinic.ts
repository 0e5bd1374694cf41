import { type Static, Type } from 'typebox';
import { Anchor, Id, Language, Name, orNull, ShortText, strictObject, TimeZone, Version } from './fields.ts';

/** The clinic's own settings, one row. */
export const Clinic = strictObject({
  name: Name,
  language: Language,
  anchor: Anchor,
  twelveMonths: Type.Boolean(),
  demonstration: Type.Boolean(),
  version: Version,
});
export type Clinic = Static<typeof Clinic>;

export const ClinicChange = Type.Partial(
  strictObject({ name: Name, language: Language, anchor: Anchor, twelveMonths: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
);
export type ClinicChange = Static<typeof ClinicChange>;

/** One installation is one clinic; its branches have their own time zone and room. */
export const Branch = strictObject({
  id: Id,
  name: Name,
  timeZone: TimeZone,
  phone: orNull(ShortText),
  version: Version,
});
export type Branch = Static<typeof Branch>;

export const NewBranch = strictObject({
  name: Name,
  timeZone: TimeZone,
  phone: Type.Optional(orNull(ShortText)),
});
export type NewBranch = Static<typeof NewBranch>;

export const BranchChange = Type.Partial(
  strictObject({ name: Name, timeZone: TimeZone, phone: orNull(ShortText) }),
  {
    additionalProperties: false,
    minProperties: 1,
  },
);
export type BranchChange = Static<typeof BranchChange>;

export const BranchList = strictObject({ branches: Type.Array(Branch) });
export type BranchList = Static<typeof BranchList>;
