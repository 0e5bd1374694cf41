import type {
  Anchor,
  CourseState,
  Milestone,
  SessionKind,
  Timing,
  View,
  VisitKind,
  VisitStatus,
} from '../../contract/codes.ts';
import type { Reason } from '../../contract/fields.ts';

/** A session of the course; `on` is a day of the branch's zone. `counts`: the doctor's word, where one is needed. */
export type SessionFact = {
  visitId: string;
  on: string;
  kind: SessionKind;
  status: VisitStatus;
  counts: boolean | null;
};

/** The current primary photo of a view at a visit, held against the reference of that view. */
export type ViewFact = {
  view: View;
  photoId: string;
  timing: Timing;
  comparable: boolean;
  reasons: Reason[];
};

/** A visit of the patient that took place, of whatever course; cancelled visits are not among the facts. */
export type VisitFact = {
  visitId: string;
  on: string;
  kind: VisitKind;
  /** For `historical`: a doctor accepted the old photos. */
  accepted: boolean;
  views: ViewFact[];
};

/** A doctor's settlement of a milestone. Of several the latest counts. */
export type ReviewFact = {
  milestone: Milestone;
  visitId: string;
  acceptLate: boolean;
  /** Instant, ISO 8601 in UTC. */
  at: string;
};

/** Everything the milestones of one course follow from; nothing else goes in. */
export type CourseFacts = {
  today: string;
  anchor: Anchor;
  twelveMonths: boolean;
  sessionsPlanned: number;
  intervalDays: number;
  state: CourseState;
  primaryView: View;
  requiredViews: View[];
  sessions: SessionFact[];
  visits: VisitFact[];
  reviews: ReviewFact[];
};
