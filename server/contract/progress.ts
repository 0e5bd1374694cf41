import { type Static, Type } from 'typebox';
import { Band, Change, Verdict } from './change.ts';
import { Course } from './courses.ts';
import {
  Anchor,
  CalendarDate,
  DatePrecision,
  Id,
  Instant,
  MeasurementSource,
  Metric,
  Milestone,
  MilestoneState,
  orNull,
  Reason,
  SessionKind,
  strictObject,
  View,
} from './fields.ts';
import { DatedTreatment } from './treatments.ts';

export const ProgressPoint = strictObject({
  measurementId: Id,
  visitId: Id,
  photoId: orNull(Id),
  on: CalendarDate,
  /** How exactly `on` is known; of a month or a year it is the first day. */
  precision: DatePrecision,
  value: Type.Number(),
  /** Standard error of this one reading, in the series' unit. */
  uncertainty: orNull(Type.Number()),
  method: Type.String(),
  methodVersion: Type.Integer(),
  source: MeasurementSource,
  sessionsGiven: Type.Integer(),
  /** Drawn hollow when not, with the reasons. */
  comparable: Type.Boolean(),
  isReference: Type.Boolean(),
  reasons: Type.Array(Reason),
  change: orNull(Type.Number()),
  verdict: orNull(Verdict),
});
export type ProgressPoint = Static<typeof ProgressPoint>;

export const ProgressSeries = strictObject({
  metric: Metric,
  unit: Type.String(),
  view: orNull(View),
  site: orNull(Type.String()),
  better: orNull(Type.Enum(['up', 'down'])),
  primary: Type.Boolean(),
  referenceValue: orNull(Type.Number()),
  band: orNull(Band),
  points: Type.Array(ProgressPoint),
});
export type ProgressSeries = Static<typeof ProgressSeries>;

/** A photo that its view's metric should have been read from and was not. */
export const UnmeasuredPhoto = strictObject({
  photoId: Id,
  visitId: Id,
  on: CalendarDate,
  precision: DatePrecision,
  view: View,
  metric: Metric,
  isReference: Type.Boolean(),
  reason: Reason,
});
export type UnmeasuredPhoto = Static<typeof UnmeasuredPhoto>;

export const SessionMark = strictObject({
  visitId: Id,
  on: CalendarDate,
  kind: SessionKind,
  /** Its place among the sessions that count; `null`: does not count. */
  number: orNull(Type.Integer()),
  status: Type.Enum(['planned', 'done']),
});
export type SessionMark = Static<typeof SessionMark>;

export const MilestoneCard = strictObject({
  milestone: Milestone,
  state: MilestoneState,
  opensOn: orNull(CalendarDate),
  targetOn: orNull(CalendarDate),
  closesOn: orNull(CalendarDate),
  /** The dates stand on planned sessions, not on given ones. */
  projected: Type.Boolean(),
  /** The visit that stands for it, and the photo of the primary view there. */
  visitId: orNull(Id),
  photoId: orNull(Id),
  /** For `retake`: the visit whose photos were tried and do not stand. */
  triedVisitId: orNull(Id),
  /** Days after the window closed, where a late visit is shown or was accepted. */
  lateByDays: orNull(Type.Integer()),
  lateAccepted: Type.Boolean(),
  reviewedAt: orNull(Instant),
  /** Another milestone carried by the same visit: one card, both names. */
  sharedWith: Type.Array(Milestone),
  missingViews: Type.Array(View),
  reasons: Type.Array(Reason),
  change: orNull(Change),
});
export type MilestoneCard = Static<typeof MilestoneCard>;

/** Another treatment as the chart shows it, over real time. `treatmentId` is `null` for a dye that a visit's preparation names. */
export const ChartedTreatment = strictObject({
  treatmentId: orNull(Id),
  ...DatedTreatment.properties,
});
export type ChartedTreatment = Static<typeof ChartedTreatment>;

/** A course that is not the one asked for, on the same axis. */
export const OtherCourse = strictObject({
  courseId: Id,
  number: Type.Integer(),
  sessions: Type.Array(SessionMark),
});
export type OtherCourse = Static<typeof OtherCourse>;

export const Progress = strictObject({
  patientId: Id,
  course: orNull(Course),
  anchor: orNull(
    strictObject({
      code: Anchor,
      on: orNull(CalendarDate),
      projected: Type.Boolean(),
      fallback: Type.Boolean(),
    }),
  ),
  referenceOn: orNull(CalendarDate),
  referencePrecision: DatePrecision,
  sessions: Type.Array(SessionMark),
  milestones: Type.Array(MilestoneCard),
  /** The patient's other courses, by number: values of one line are charted whatever course they were taken in. */
  otherCourses: Type.Array(OtherCourse),
  /** What else was done to the hair, by the day it was begun. */
  treatments: Type.Array(ChartedTreatment),
  series: Type.Array(ProgressSeries),
  /** Photos that would stand in a chart if they had a value, oldest first. */
  unmeasured: Type.Array(UnmeasuredPhoto),
  /** The finding beside the chart: `sentences.<code>` of the catalogue and its numbers. */
  finding: strictObject({
    code: Type.String(),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
    /** The change it speaks of, where it speaks of one. */
    change: orNull(Change),
  }),
});
export type Progress = Static<typeof Progress>;

/** How a patient's primary measure has gone, for a row of a list: its line, and the change that Progress speaks of. */
export const Trend = strictObject({
  patientId: Id,
  metric: Metric,
  unit: Type.String(),
  referenceValue: orNull(Type.Number()),
  sdc: orNull(Type.Number()),
  points: Type.Array(strictObject({ on: CalendarDate, value: Type.Number(), comparable: Type.Boolean() })),
  change: orNull(Type.Number()),
  verdict: orNull(Verdict),
  /** What else may have made the change. */
  otherCauses: Type.Array(Reason),
});
export type Trend = Static<typeof Trend>;

/** Patients without a value of their primary measure have no trend and are left out. */
export const TrendList = strictObject({ trends: Type.Array(Trend) });
export type TrendList = Static<typeof TrendList>;

/** The ids of as many patients as a page of the roster holds, divided by commas. */
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const TrendQuery = strictObject({
  patients: Type.String({ pattern: `^${id}(?:,${id}){0,24}$` }),
});
export type TrendQuery = Static<typeof TrendQuery>;

export const ProgressQuery = strictObject({ course: Type.Optional(Id) });
export type ProgressQuery = Static<typeof ProgressQuery>;
