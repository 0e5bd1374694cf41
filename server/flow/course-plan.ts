import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listDecisions } from '../../storage/queries/course-decisions.ts';
import { listPlanChanges, listVisitMoves } from '../../storage/queries/course-plans.ts';
import { findCourse } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { createPlannedVisits } from '../../storage/queries/planned-sessions.ts';
import { listVisits } from '../../storage/queries/visits.ts';
import { givenSessions, plannedSessions, sessionNumbering } from '../clinic/milestones/sessions.ts';
import { nextMaintenanceDay, type PlanFacts, proposedDays } from '../clinic/planned-days.ts';
import type { CoursePlan, Decision, NewPlannedSessions, PlannedSession } from '../contract/course-plan.ts';
import type { Course } from '../contract/courses.ts';
import { protocols } from '../contract/protocols.ts';
import type { Visit } from '../contract/visits.ts';
import { AppError } from '../errors.ts';
import { todayAt } from './clinic-day.ts';
import { found } from './outcome.ts';
import { refreshPatient } from './refresh-milestones.ts';

type SessionVisit = Visit & { session: NonNullable<Visit['session']> };

const sessionFact = ({ id, date, status, session }: SessionVisit) => ({
  visitId: id,
  on: date,
  kind: session.kind,
  status,
  counts: session.counts,
});

/** The interval of maintenance that the newest decision on it gave; a stop after it ends it. */
export function maintenanceMonths(decisions: readonly Decision[]): number | null {
  const last = decisions.findLast(({ kind }) => kind === 'maintenance' || kind === 'stop');
  return last?.kind === 'maintenance' ? last.everyMonths : null;
}

/** Where a course stands against its plan. Throws `not_found`. */
export async function planOf(store: Store, actor: Actor, now: Date, courseId: string): Promise<CoursePlan> {
  const course = found(await findCourse(store, actor, courseId));
  const patient = found(await findPatient(store, actor, course.patientId));
  const today = await todayAt(store, patient.branchId, now);
  const visits = (await listVisits(store, actor, patient.id)).filter(
    (visit): visit is SessionVisit => visit.courseId === course.id && visit.session !== null,
  );
  const [moves, changes, decisions] = await Promise.all([
    listVisitMoves(store, actor, patient.id),
    listPlanChanges(store, actor, course.id),
    listDecisions(store, actor, { courseId: course.id }),
  ]);
  const sessions = visits.map(sessionFact);
  const numbers = sessionNumbering(sessions, sessions);
  const given = visits.filter(({ status }) => status === 'done');
  const maintenance = visits.filter(({ session }) => session.kind === 'maintenance');
  const planned = visits
    .filter(({ status }) => status === 'planned')
    .map(
      (visit): PlannedSession => ({
        visitId: visit.id,
        version: visit.version,
        kind: visit.session.kind,
        number: numbers.get(visit.id)?.sessionNumber ?? null,
        date: visit.date,
        missed: visit.date < today,
        moves: moves.get(visit.id) ?? [],
      }),
    );
  const facts: PlanFacts = {
    today,
    sessionsPlanned: course.sessionsPlanned,
    intervalDays: course.intervalDays,
    givenCount: givenSessions(sessions).length,
    lastGivenOn: given.at(-1)?.date ?? null,
    plannedOn: plannedSessions(sessions).map(({ on }) => on),
  };
  return {
    courseId: course.id,
    version: course.version,
    today,
    sessionsPlanned: course.sessionsPlanned,
    intervalDays: course.intervalDays,
    given: facts.givenCount,
    maintenanceGiven: maintenance.filter(({ status }) => status === 'done').length,
    lastGivenOn: facts.lastGivenOn,
    planned,
    proposals: course.state === 'active' ? proposedDays(facts) : [],
    maintenance: maintenanceOf(course, decisions, {
      ...facts,
      maintenancePlannedOn: maintenance.filter(({ status }) => status === 'planned').map(({ date }) => date),
    }),
    changes,
    decisions,
  };
}

function maintenanceOf(
  course: Course,
  decisions: readonly Decision[],
  facts: PlanFacts & { maintenancePlannedOn: readonly string[] },
): CoursePlan['maintenance'] {
  const everyMonths = maintenanceMonths(decisions);
  if (everyMonths === null || course.state === 'stopped') return null;
  return { everyMonths, nextOn: nextMaintenanceDay({ ...facts, everyMonths }) };
}

/**
 * Puts sessions of a course into the calendar. Throws `not_found`, `course_ended`, `planned_in_past`,
 * `nothing_left_to_plan`, `already_planned`.
 */
export async function planSessions(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  { kind, dates }: NewPlannedSessions,
): Promise<CoursePlan> {
  const plan = await planOf(store, actor, now, courseId);
  const course = found(await findCourse(store, actor, courseId));
  const patient = found(await findPatient(store, actor, course.patientId));
  if (course.state === 'stopped' || (kind === 'initial' && course.state !== 'active')) {
    throw new AppError('course_ended');
  }
  if (dates.some((date) => date < plan.today)) throw new AppError('planned_in_past');
  // More than the plan has is another plan, which a doctor changes with the earlier one kept.
  if (kind === 'initial' && dates.length > plan.proposals.length) throw new AppError('nothing_left_to_plan');
  const kept = await createPlannedVisits(
    store,
    actor,
    now,
    courseId,
    dates.map((date) => ({
      date,
      kind: 'session',
      status: 'planned',
      session: { kind },
      patientId: patient.id,
      branchId: patient.branchId,
      courseId,
      pattern: patient.pattern,
      protocolVersion: protocols[patient.pattern].version,
    })),
  );
  if ('taken' in kept) throw new AppError('already_planned', { date: kept.taken });
  await refreshPatient(store, now, patient.id);
  return planOf(store, actor, now, courseId);
}
