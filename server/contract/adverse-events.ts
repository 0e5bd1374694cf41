import { type Static, Type } from 'typebox';
import { adverseOutcomes, adverseTerms } from './codes.ts';
import { CalendarDate, Id, Instant, LongText, Name, orNull, strictObject, Version } from './fields.ts';

export const AdverseTerm = Type.Enum([...adverseTerms]);
export const AdverseOutcome = Type.Enum([...adverseOutcomes]);
/** 1 mild … 5 death, in our own words (`adverse.grade`) after the meaning of CTCAE v5.0. */
export const AdverseGrade = Type.Integer({ minimum: 1, maximum: 5 });
/** A clock on the branch's wall, `HH:MM`. */
const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
/** A year at most; what lasts longer has an end, or goes on. */
const DurationMinutes = Type.Integer({ minimum: 1, maximum: 527_040 });

const entered = {
  term: AdverseTerm,
  /** In the person's own words: where, how; what it is where the term is `other`. */
  description: orNull(Name),
  onsetOn: CalendarDate,
  /** `null`: only the day is known. */
  onsetTime: orNull(ClockTime),
  /** How long it lasted; else the day it ended, else (both `null`) it goes on. */
  durationMinutes: orNull(DurationMinutes),
  endedOn: orNull(CalendarDate),
  grade: AdverseGrade,
  /** What was done about it. */
  action: orNull(LongText),
};

/** Something that went wrong with a patient, as it was entered last. Beside a session where `visitId` names one. */
export const AdverseEvent = strictObject({
  id: Id,
  patientId: Id,
  visitId: orNull(Id),
  ...entered,
  /** `null`: open. Otherwise a doctor closed it. */
  outcome: orNull(AdverseOutcome),
  closedBy: orNull(Type.String()),
  closedAt: orNull(Instant),
  /** Entered by mistake: raised nowhere, readable for good. */
  withdrawn: Type.Boolean(),
  version: Version,
  enteredBy: Type.String(),
  enteredAt: Instant,
});
export type AdverseEvent = Static<typeof AdverseEvent>;

export const AdverseNote = strictObject({
  id: Id,
  text: Type.String(),
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type AdverseNote = Static<typeof AdverseNote>;

/** One event with what was seen of it later, and what stood in it before it was corrected (oldest first). */
export const AdverseEventRecord = strictObject({
  event: AdverseEvent,
  notes: Type.Array(AdverseNote),
  earlier: Type.Array(AdverseEvent),
});
export type AdverseEventRecord = Static<typeof AdverseEventRecord>;

export const AdverseEventList = strictObject({ adverseEvents: Type.Array(AdverseEvent) });
export type AdverseEventList = Static<typeof AdverseEventList>;

const optional = {
  visitId: Type.Optional(orNull(Id)),
  description: Type.Optional(entered.description),
  onsetTime: Type.Optional(entered.onsetTime),
  durationMinutes: Type.Optional(entered.durationMinutes),
  endedOn: Type.Optional(entered.endedOn),
  action: Type.Optional(entered.action),
};

export const NewAdverseEvent = strictObject({
  term: entered.term,
  onsetOn: entered.onsetOn,
  grade: entered.grade,
  ...optional,
});
export type NewAdverseEvent = Static<typeof NewAdverseEvent>;

/** Fields that are left out stay as they are. An `outcome` closes the event, `null` opens it again. */
export const AdverseEventChange = Type.Partial(
  strictObject({
    term: entered.term,
    onsetOn: entered.onsetOn,
    grade: entered.grade,
    ...optional,
    outcome: orNull(AdverseOutcome),
    withdrawn: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type AdverseEventChange = Static<typeof AdverseEventChange>;

/** More than blanks; several lines of it. */
const NoteText = Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' });
export const NewAdverseNote = strictObject({ text: NoteText });
export type NewAdverseNote = Static<typeof NewAdverseNote>;
