import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { keepDecision } from '../../storage/queries/course-decisions.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import type { Milestone } from '../contract/codes.ts';
import type { CoursePlan, NewDecision } from '../contract/course-plan.ts';
import { AppError } from '../errors.ts';
import { todayAt } from './clinic-day.ts';
import { planOf } from './course-plan.ts';
import { found, written } from './outcome.ts';
import { progressOf } from './progress.ts';
import { refreshPatient } from './refresh-milestones.ts';

/** What a course may have at most; the wire's own bound on `sessionsPlanned`. */
const mostSessions = 24;

/**
 * Keeps a doctor's decision at a milestone, with what was measured there, and does what it says. Throws `not_found`,
 * `decision_unfit` where its number is missing or beyond what a course may have, `version_stale`.
 */
export async function decideCourse(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  version: number,
  milestone: Milestone,
  decision: NewDecision,
): Promise<CoursePlan> {
  const course = found(await findCourse(store, actor, courseId));
  const patient = found(await findPatient(store, actor, course.patientId));
  const { kind, text } = decision;
  const sessions = kind === 'add_sessions' ? decision.sessions : undefined;
  const everyMonths = kind === 'maintenance' ? decision.everyMonths : undefined;
  const isUnfit =
    milestone === 'baseline' ||
    (kind === 'maintenance' && everyMonths === undefined) ||
    (kind === 'stop' && course.state !== 'active') ||
    (kind === 'add_sessions' &&
      (sessions === undefined ||
        course.state !== 'active' ||
        course.sessionsPlanned + sessions > mostSessions));
  if (isUnfit) throw new AppError('decision_unfit', { most: mostSessions });
  const progress = await progressOf(store, actor, now, course.patientId, courseId);
  const card = progress.milestones.find((each) => each.milestone === milestone);
  const today = await todayAt(store, patient.branchId, now);
  const entry = {
    kind,
    text: text.trim(),
    milestone,
    seen: card?.change ?? null,
    ...(sessions === undefined ? {} : { sessions }),
    ...(everyMonths === undefined ? {} : { everyMonths }),
  };
  written(await keepDecision(store, actor, now, courseId, version, entry, today));
  await refreshPatient(store, now, patient.id);
  return planOf(store, actor, now, courseId);
}
