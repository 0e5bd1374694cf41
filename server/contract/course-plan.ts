import { type Static, Type } from 'typebox';
import { Change } from './change.ts';
import { decisionKinds } from './codes.ts';
import {
  CalendarDate,
  Id,
  Instant,
  Milestone,
  orNull,
  SessionKind,
  ShortText,
  strictObject,
  Version,
  WhyText,
} from './fields.ts';

/** A planned visit that was put on another day, or called off. Rows are added only: the earlier day stays readable. */
export const DateMove = strictObject({
  from: CalendarDate,
  /** `null`: it was called off. */
  to: orNull(CalendarDate),
  reason: orNull(ShortText),
  movedBy: Type.String(),
  movedAt: Instant,
});
export type DateMove = Static<typeof DateMove>;

/** A session that stands in the calendar and was not given yet. */
export const PlannedSession = strictObject({
  visitId: Id,
  version: Version,
  kind: SessionKind,
  /** The place it will take among the sessions that count; `null`: it will not count. */
  number: orNull(Type.Integer()),
  date: CalendarDate,
  /** Its day has passed, and nobody said that it was given or called off. */
  missed: Type.Boolean(),
  moves: Type.Array(DateMove),
});
export type PlannedSession = Static<typeof PlannedSession>;

/** Number or interval of the planned sessions, as they were before and after a change. */
export const PlanChange = strictObject({
  sessionsBefore: Type.Integer(),
  sessionsAfter: Type.Integer(),
  intervalDaysBefore: Type.Integer(),
  intervalDaysAfter: Type.Integer(),
  reason: orNull(ShortText),
  changedBy: Type.String(),
  changedAt: Instant,
});
export type PlanChange = Static<typeof PlanChange>;

export const DecisionKind = Type.Enum([...decisionKinds]);
const Sessions = Type.Integer({ minimum: 1, maximum: 12 });
const Months = Type.Integer({ minimum: 1, maximum: 24 });

/** What a doctor decided at a milestone, signed with name and time. The newest of a milestone counts. */
export const Decision = strictObject({
  id: Type.Integer(),
  courseId: Id,
  milestone: Milestone,
  kind: DecisionKind,
  /** With `add_sessions`. */
  sessions: orNull(Sessions),
  /** With `maintenance`: months between its sessions. */
  everyMonths: orNull(Months),
  text: WhyText,
  /** What was measured when it was decided; `null`: nothing was. */
  seen: orNull(Change),
  decidedBy: Type.String(),
  decidedAt: Instant,
});
export type Decision = Static<typeof Decision>;

export const NewDecision = strictObject({
  kind: DecisionKind,
  sessions: Type.Optional(Sessions),
  everyMonths: Type.Optional(Months),
  text: WhyText,
});
export type NewDecision = Static<typeof NewDecision>;

/** Where a course stands against its plan, and which days come next. */
export const CoursePlan = strictObject({
  courseId: Id,
  /** Of the course: a decision carries it in `If-Match`. */
  version: Version,
  today: CalendarDate,
  sessionsPlanned: Type.Integer(),
  intervalDays: Type.Integer(),
  /** Sessions that were given and count. */
  given: Type.Integer(),
  maintenanceGiven: Type.Integer(),
  lastGivenOn: orNull(CalendarDate),
  planned: Type.Array(PlannedSession),
  /** Days for the sessions of the plan that stand in no calendar yet, `intervalDays` apart, none in the past. */
  proposals: Type.Array(CalendarDate),
  /** By the newest decision on it; `null`: there is none, or the course was stopped since. */
  maintenance: orNull(strictObject({ everyMonths: Months, nextOn: orNull(CalendarDate) })),
  /** Oldest first. */
  changes: Type.Array(PlanChange),
  decisions: Type.Array(Decision),
});
export type CoursePlan = Static<typeof CoursePlan>;

/** Days to put into the calendar, all or none. */
export const NewPlannedSessions = strictObject({
  kind: Type.Enum(['initial', 'maintenance']),
  dates: Type.Array(CalendarDate, { minItems: 1, maxItems: 24, uniqueItems: true }),
});
export type NewPlannedSessions = Static<typeof NewPlannedSessions>;
