import { type Static, Type } from 'typebox';
import {
  CalendarDate,
  DatePrecision,
  Id,
  Instant,
  LongText,
  Name,
  orNull,
  strictObject,
  TreatmentKind,
  Version,
} from './fields.ts';

/** What a comparison and a chart ask of another treatment. A date of a month or year is written as its first day. */
export const DatedTreatment = strictObject({
  kind: TreatmentKind,
  /** The product, or what `other` is. */
  name: orNull(Name),
  startedOn: CalendarDate,
  startedPrecision: DatePrecision,
  /** `null`: it goes on, or is done at once. */
  stoppedOn: orNull(CalendarDate),
  stoppedPrecision: DatePrecision,
});
export type DatedTreatment = Static<typeof DatedTreatment>;

/** Another treatment of a patient, a haircut or a dye, as it was entered last. */
export const Treatment = strictObject({
  id: Id,
  patientId: Id,
  ...DatedTreatment.properties,
  note: orNull(LongText),
  /** Entered by mistake: shown nowhere but in its history, and flags nothing. */
  withdrawn: Type.Boolean(),
  version: Version,
  enteredBy: Type.String(),
  enteredAt: Instant,
});
export type Treatment = Static<typeof Treatment>;

export const TreatmentList = strictObject({ treatments: Type.Array(Treatment) });
export type TreatmentList = Static<typeof TreatmentList>;

const optional = {
  name: Type.Optional(orNull(Name)),
  startedPrecision: Type.Optional(DatePrecision),
  stoppedOn: Type.Optional(orNull(CalendarDate)),
  stoppedPrecision: Type.Optional(DatePrecision),
  note: Type.Optional(orNull(LongText)),
};

export const NewTreatment = strictObject({ kind: TreatmentKind, startedOn: CalendarDate, ...optional });
export type NewTreatment = Static<typeof NewTreatment>;

/** Fields that are left out stay as they are. */
export const TreatmentChange = Type.Partial(
  strictObject({
    kind: TreatmentKind,
    startedOn: CalendarDate,
    ...optional,
    withdrawn: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type TreatmentChange = Static<typeof TreatmentChange>;
