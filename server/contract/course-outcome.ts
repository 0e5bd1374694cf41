import type {
  Anchor,
  CourseState,
  MeasurementSource,
  Metric,
  Milestone,
  Pattern,
  Sex,
  TreatmentKind,
  View,
  Zone,
} from './codes.ts';

/** What was read at a milestone, before it is held against a measuring error: that may become better known later. */
export type OutcomeReading = {
  before: number | null;
  after: number | null;
  method: string | null;
  methodVersion: number | null;
  source: MeasurementSource | null;
  site: string | null;
  /** Code of why the two may not be subtracted; `null`: they may. */
  refusal: string | null;
};

/** One milestone of a course without what depends on the day it is asked. */
export type MilestoneOutcome = {
  milestone: Milestone;
  opensOn: string | null;
  targetOn: string | null;
  closesOn: string | null;
  /** Its dates stand on a session that was not given. */
  projected: boolean;
  /** `late`: a comparable photo after the window, which no doctor accepted. */
  standing: 'comparable' | 'retake' | 'late' | 'empty' | 'not_applicable';
  visitOn: string | null;
  lateByDays: number | null;
  lateAccepted: boolean;
  reviewed: boolean;
  /** Of the primary measure; `null`: no value, or no visit that counts. */
  reading: OutcomeReading | null;
  /** What else was used at any time between the reference and the visit, or the milestone's target. */
  coTreatments: TreatmentKind[];
};

/** One course as the clinic's figures take it, kept and found anew when the patient's record changes. */
export type CourseOutcome = {
  metric: Metric;
  view: View;
  /** Of the primary series; `null`: it has no value. */
  unit: string | null;
  anchor: Anchor;
  anchorFallback: boolean;
  firstSessionOn: string | null;
  sessionsGiven: number;
  /** Mean of what was injected a session, ml; `null`: nobody noted it. */
  injectedMl: number | null;
  zones: Zone[];
  milestones: MilestoneOutcome[];
};

/** A course's outcome beside what is read from its own rows when figures are asked for. */
export type CourseFigure = CourseOutcome & {
  courseId: string;
  courseNumber: number;
  patientId: string;
  state: CourseState;
  sessionsPlanned: number;
  pattern: Pattern;
  sex: Sex;
  yearOfBirth: number | null;
  lost: boolean;
};
