import { type Static, Type } from 'typebox';
import { Email, Language, Name, Password, strictObject, TimeZone } from './fields.ts';

export const SetupState = strictObject({ needed: Type.Boolean(), demonstration: Type.Boolean() });
export type SetupState = Static<typeof SetupState>;

/** The first run: who the clinic is and who administers it. `code` was printed on the console. */
export const Setup = strictObject({
  code: Type.String({ minLength: 1, maxLength: 100 }),
  clinic: Name,
  branch: Name,
  timeZone: TimeZone,
  language: Language,
  name: Name,
  email: Email,
  password: Password,
});
export type Setup = Static<typeof Setup>;

/** The other first run: a clinic of synthetic patients in a data folder of its own. */
export const DemonstrationSetup = strictObject({
  code: Type.String({ minLength: 1, maxLength: 100 }),
  demonstration: Type.Literal(true),
});
export type DemonstrationSetup = Static<typeof DemonstrationSetup>;
