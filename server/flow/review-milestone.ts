import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { keepReview } from '../../storage/queries/milestone-reviews.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { daysBetween } from '../clinic/dates.ts';
import { comparablePhoto, whyNotComparable } from '../clinic/milestones/choose-visit.ts';
import { courseMilestones } from '../clinic/milestones/course-milestones.ts';
import type { CourseFacts } from '../clinic/milestones/facts.ts';
import { reason } from '../clinic/reason.ts';
import type { Milestone } from '../contract/codes.ts';
import type { Course, MilestoneReview } from '../contract/courses.ts';
import type { Reason } from '../contract/fields.ts';
import type { MilestoneCard } from '../contract/progress.ts';
import { AppError } from '../errors.ts';
import { todayAt } from './clinic-day.ts';
import { loadCourseFacts, loadPatientFacts } from './course-facts.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';
import { refreshMilestones } from './refresh-milestones.ts';

function unfit(reasons: Reason[]): AppError {
  return new AppError('visit_unfit_for_milestone', { problems: reasonSentences(reasons, 'en'), reasons });
}

/** Throws why the visit cannot stand for the milestone, or what the doctor still has to say. */
function checkReview(facts: CourseFacts, card: Omit<MilestoneCard, 'change'>, review: MilestoneReview): void {
  const visit = facts.visits.find(({ visitId }) => visitId === review.visitId);
  if (visit === undefined) throw unfit([reason('visit_without_photos', 'refuse', {})]);
  const { opensOn } = card;
  if (opensOn === null) throw unfit([reason('window_open_ended', 'refuse', {})]);
  if (visit.on < opensOn) throw unfit([reason('before_window', 'refuse', { opensOn })]);
  if (!comparablePhoto(visit, facts.primaryView)) {
    throw unfit(whyNotComparable(visit, facts.primaryView));
  }
  if (card.closesOn !== null && visit.on > card.closesOn && !review.acceptLate) {
    throw new AppError('visit_late_for_milestone', { days: daysBetween(card.closesOn, visit.on) });
  }
  const moved = card.reviewedAt !== null && card.visitId !== review.visitId;
  if (moved && !review.reason?.trim()) throw new AppError('review_needs_reason');
}

/**
 * A doctor settles which visit stands for a milestone. `version` is the one of the course. Throws `not_found`,
 * `version_stale`, `visit_unfit_for_milestone`, `visit_late_for_milestone`, `review_needs_reason`.
 */
export async function reviewMilestone(
  store: Store,
  actor: Actor,
  now: Date,
  course: Course,
  version: number,
  milestone: Milestone,
  review: MilestoneReview,
): Promise<{ course: Course; card: MilestoneCard }> {
  const patient = found(await findPatient(store, actor, course.patientId));
  const today = await todayAt(store, patient.branchId, now);
  const twelveMonths = (await findClinic(store))?.twelveMonths ?? false;
  const facts = await loadPatientFacts(store, actor, course.patientId);
  const cardNow = async () => {
    const asked = await loadCourseFacts(store, actor, course, { today, twelveMonths }, facts);
    const card = courseMilestones(asked).milestones.find((each) => each.milestone === milestone);
    return { asked, card: found(card) };
  };
  const before = await cardNow();
  if (course.version === version) checkReview(before.asked, before.card, review);
  const reviewed = written(await keepReview(store, actor, now, course.id, version, milestone, review));
  await refreshMilestones(store, now, course.patientId);
  const { card } = await cardNow();
  return { course: reviewed, card: { ...card, change: null } };
}
