import { type Static, Type } from 'typebox';
import { AdverseEvent, AdverseGrade, AdverseTerm } from './adverse-events.ts';
import { DateMove, Decision } from './course-plan.ts';
import { Course } from './courses.ts';
import {
  AnalysisState,
  CalendarDate,
  DatePrecision,
  Id,
  Milestone,
  MilestoneState,
  orNull,
  PhotoState,
  Purpose,
  SessionKind,
  strictObject,
  Timing,
  Version,
  View,
  VisitKind,
  VisitStatus,
} from './fields.ts';
import { Patient } from './patients.ts';
import { MilestoneCard } from './progress.ts';

export const TimelinePhoto = strictObject({
  id: Id,
  view: View,
  timing: Timing,
  purpose: Purpose,
  state: PhotoState,
  analysis: orNull(AnalysisState),
  /** `null`: not aligned yet or nothing to align to. */
  aligned: orNull(Type.Boolean()),
});
export type TimelinePhoto = Static<typeof TimelinePhoto>;

export const TimelineVisit = strictObject({
  id: Id,
  courseId: orNull(Id),
  date: CalendarDate,
  datePrecision: DatePrecision,
  kind: VisitKind,
  status: VisitStatus,
  sessionKind: orNull(SessionKind),
  sessionNumber: orNull(Type.Integer()),
  sessionsGivenBefore: Type.Integer(),
  /** The days it was planned for before, oldest first. */
  moves: Type.Array(DateMove),
  /** For `historical` visits: a doctor accepted the old photos as comparable. */
  accepted: Type.Boolean(),
  milestones: Type.Array(Milestone),
  photos: Type.Array(TimelinePhoto),
});
export type TimelineVisit = Static<typeof TimelineVisit>;

/** One patient's line of time, newest visit first, and what the banner and the grid need. */
export const Timeline = strictObject({
  patient: Patient,
  courses: Type.Array(Course),
  milestones: Type.Array(MilestoneCard),
  references: Type.Array(strictObject({ view: View, photoId: Id, version: Type.Integer() })),
  visits: Type.Array(TimelineVisit),
  /** What doctors decided at the milestones of all courses, oldest first. */
  decisions: Type.Array(Decision),
  /** By their onset, without those that were withdrawn. */
  adverseEvents: Type.Array(AdverseEvent),
});
export type Timeline = Static<typeof Timeline>;

const PatientBrief = strictObject({ id: Id, code: Type.String(), name: Type.String() });

export const TodayMilestone = strictObject({
  patient: PatientBrief,
  courseId: Id,
  milestone: Milestone,
  state: MilestoneState,
  opensOn: CalendarDate,
  targetOn: CalendarDate,
  closesOn: CalendarDate,
  /** For `retake`: the visit whose photos were tried and do not stand. */
  triedVisitId: orNull(Id),
});
export type TodayMilestone = Static<typeof TodayMilestone>;

/** A visit stands for a milestone, and no doctor has looked yet. */
export const TodayReview = strictObject({
  patient: PatientBrief,
  courseId: Id,
  milestone: Milestone,
  targetOn: CalendarDate,
});
export type TodayReview = Static<typeof TodayReview>;

/** A planned visit whose day has passed: it was given, comes later, or does not come. */
export const TodayMissedVisit = strictObject({
  visitId: Id,
  version: Version,
  patient: PatientBrief,
  kind: VisitKind,
  date: CalendarDate,
});
export type TodayMissedVisit = Static<typeof TodayMissedVisit>;
/** Grade 3 or more, and no doctor has closed it yet. */
export const TodayAdverseEvent = strictObject({
  eventId: Id,
  patient: PatientBrief,
  term: AdverseTerm,
  description: orNull(Type.String()),
  grade: AdverseGrade,
  onsetOn: CalendarDate,
});
export type TodayAdverseEvent = Static<typeof TodayAdverseEvent>;

export const Today = strictObject({
  on: CalendarDate,
  /** The gravest first, of the patients of this branch. */
  adverseEvents: Type.Array(TodayAdverseEvent),
  expected: Type.Array(
    strictObject({
      visitId: Id,
      patient: PatientBrief,
      kind: VisitKind,
      status: VisitStatus,
      version: Version,
      photos: Type.Integer(),
    }),
  ),
  /** Planned for a day gone by, the latest first. */
  missedVisits: Type.Array(TodayMissedVisit),
  milestones: Type.Array(TodayMilestone),
  /** Closed long ago without a photo, by patients who have not come since: somebody asks whether they will. */
  missed: Type.Array(TodayMilestone),
  reviews: Type.Array(TodayReview),
  /** Sessions given whose record is a draft still, the latest first: a doctor signs them. */
  unsigned: Type.Array(
    strictObject({
      visitId: Id,
      patient: PatientBrief,
      date: CalendarDate,
      writtenBy: orNull(Type.String()),
    }),
  ),
  /** Photos whose analysis failed or whose alignment was refused: somebody should look. */
  pictures: Type.Array(
    strictObject({ photoId: Id, visitId: Id, patient: PatientBrief, view: View, problem: Type.String() }),
  ),
});
export type Today = Static<typeof Today>;

/** The branch whose day it is; the clinic's first where nothing is said. */
export const TodayQuery = strictObject({ branch: Type.Optional(Id) });
export type TodayQuery = Static<typeof TodayQuery>;
