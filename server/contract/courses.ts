import { type Static, Type } from 'typebox';
import {
  Anchor,
  CalendarDate,
  CourseState,
  Id,
  Instant,
  Metric,
  orNull,
  Pattern,
  ShortText,
  strictObject,
  Version,
  View,
} from './fields.ts';

const SessionsPlanned = Type.Integer({ minimum: 1, maximum: 24 });
const IntervalDays = Type.Integer({ minimum: 7, maximum: 180 });

/** A plan of treatment laid over the patient's one time line. Primary metric and view are fixed at baseline. */
export const Course = strictObject({
  id: Id,
  patientId: Id,
  number: Type.Integer({ minimum: 1 }),
  sessionsPlanned: SessionsPlanned,
  /** Days between planned sessions; projects the dates of milestones not yet reached. */
  intervalDays: IntervalDays,
  /** `null`: the clinic's setting; `anchorInForce` is what counts. */
  anchor: orNull(Anchor),
  anchorInForce: Anchor,
  pattern: Pattern,
  protocolVersion: Type.Integer({ minimum: 1 }),
  primaryMetric: Metric,
  primaryView: View,
  state: CourseState,
  stoppedOn: orNull(CalendarDate),
  stoppedReason: orNull(ShortText),
  version: Version,
  createdAt: Instant,
});
export type Course = Static<typeof Course>;

export const CourseList = strictObject({ courses: Type.Array(Course) });
export type CourseList = Static<typeof CourseList>;

export const NewCourse = strictObject({
  sessionsPlanned: SessionsPlanned,
  intervalDays: Type.Optional(IntervalDays),
  anchor: Type.Optional(orNull(Anchor)),
  primaryMetric: Type.Optional(Metric),
  primaryView: Type.Optional(View),
});
export type NewCourse = Static<typeof NewCourse>;

/** Primary metric and view may change only while no session of the course was given. */
export const CourseChange = Type.Partial(
  strictObject({
    sessionsPlanned: SessionsPlanned,
    intervalDays: IntervalDays,
    anchor: orNull(Anchor),
    primaryMetric: Metric,
    primaryView: View,
    state: CourseState,
    stoppedOn: orNull(CalendarDate),
    stoppedReason: orNull(ShortText),
    /** Why number or interval changed; kept beside what they were. */
    planReason: orNull(ShortText),
  }),
  { additionalProperties: false, minProperties: 1 },
);
export type CourseChange = Static<typeof CourseChange>;

/** A doctor settles which visit stands for a milestone; a change of it needs a reason. */
export const MilestoneReview = strictObject({
  visitId: Id,
  acceptLate: Type.Optional(Type.Boolean()),
  reason: Type.Optional(ShortText),
});
export type MilestoneReview = Static<typeof MilestoneReview>;
