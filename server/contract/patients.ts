import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  Id,
  Instant,
  LongText,
  Milestone,
  Name,
  orNull,
  Pattern,
  Sex,
  ShortText,
  strictObject,
  Version,
} from './fields.ts';

const YearOfBirth = Type.Integer({ minimum: 1900, maximum: 2100 });
const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\p{L}\\p{N}._/-]+$' });

export const Patient = strictObject({
  id: Id,
  /** The clinic's own short name for the patient, unique, said aloud and written on paper. */
  code: Code,
  name: Name,
  yearOfBirth: orNull(YearOfBirth),
  sex: Sex,
  phone: orNull(ShortText),
  pattern: Pattern,
  branchId: Id,
  note: orNull(LongText),
  status: Type.Enum(['active', 'lost']),
  /** Why a patient who will not come back was closed as lost. */
  lostReason: orNull(ShortText),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Patient = Static<typeof Patient>;

/** `code` is made by the clinic's counter when it is left out. */
export const NewPatient = strictObject({
  name: Name,
  code: Type.Optional(Code),
  yearOfBirth: Type.Optional(orNull(YearOfBirth)),
  sex: Type.Optional(Sex),
  phone: Type.Optional(orNull(ShortText)),
  pattern: Pattern,
  branchId: Type.Optional(Id),
  note: Type.Optional(orNull(LongText)),
});
export type NewPatient = Static<typeof NewPatient>;

export const PatientChange = Type.Partial(
  strictObject({
    name: Name,
    code: Code,
    yearOfBirth: orNull(YearOfBirth),
    sex: Sex,
    phone: orNull(ShortText),
    pattern: Pattern,
    branchId: Id,
    note: orNull(LongText),
    status: Type.Enum(['active', 'lost']),
    lostReason: orNull(ShortText),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type PatientChange = Static<typeof PatientChange>;

/** A row of the roster. */
export const PatientRow = strictObject({
  id: Id,
  code: Code,
  name: Name,
  yearOfBirth: orNull(YearOfBirth),
  phone: orNull(ShortText),
  status: Type.Enum(['active', 'lost']),
  lastVisitOn: orNull(CalendarDate),
  thumbPhotoId: orNull(Id),
  /** The milestone to act on next: open, about to open, or closed so short a time ago that it is overdue. */
  next: orNull(strictObject({ milestone: Milestone, opensOn: CalendarDate, closesOn: CalendarDate })),
});
export type PatientRow = Static<typeof PatientRow>;

/** `after` is the cursor of the next page, `null` at the end. */
export const PatientPage = strictObject({ patients: Type.Array(PatientRow), after: orNull(Type.String()) });
export type PatientPage = Static<typeof PatientPage>;

export const PatientQuery = strictObject({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 300 })),
});
export type PatientQuery = Static<typeof PatientQuery>;
