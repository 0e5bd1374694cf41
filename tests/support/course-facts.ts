import { courseMilestones } from '../../server/clinic/milestones/course-milestones.ts';
import type { CourseFacts, SessionFact, ViewFact, VisitFact } from '../../server/clinic/milestones/facts.ts';
import { reason } from '../../server/clinic/reason.ts';
import type { Milestone, View } from '../../server/contract/codes.ts';

/** A course of three monthly sessions, crown first, two required views; nothing happened yet. */
export const emptyCourse: CourseFacts = {
  today: '2026-01-01',
  anchor: 'third_session',
  twelveMonths: false,
  sessionsPlanned: 3,
  intervalDays: 30,
  state: 'active',
  primaryView: 'vertex',
  requiredViews: ['vertex', 'frontal'],
  sessions: [],
  visits: [],
  reviews: [],
};

export function session(on: string, changes: Partial<SessionFact> = {}): SessionFact {
  return { visitId: `session ${on}`, on, kind: 'initial', status: 'done', counts: null, ...changes };
}

/** The photo of a view at a visit; not comparable ones are blurred. */
export function photo(visitId: string, view: View, comparable = true): ViewFact {
  const reasons = comparable
    ? []
    : [reason('softer', 'refuse', { photo: 'photo', beside: 'reference', percent: 20 })];
  return { view, photoId: `${view} at ${visitId}`, timing: 'before_injection', comparable, reasons };
}

/** A visit with comparable photos of the given views. */
export function visit(
  on: string,
  views: View[] = ['vertex', 'frontal'],
  changes: Partial<VisitFact> = {},
): VisitFact {
  const visitId = changes.visitId ?? `visit ${on}`;
  return {
    visitId,
    on,
    kind: 'review',
    accepted: false,
    views: views.map((view) => photo(visitId, view)),
    ...changes,
  };
}

/** A visit whose one photo of the crown cannot be compared. */
export function blurredVisit(on: string): VisitFact {
  return visit(on, [], { views: [photo(`visit ${on}`, 'vertex', false)] });
}

export function cardOf(facts: CourseFacts, milestone: Milestone) {
  const card = courseMilestones(facts).milestones.find((one) => one.milestone === milestone);
  if (!card) throw new Error(`no card for ${milestone}`);
  return card;
}
