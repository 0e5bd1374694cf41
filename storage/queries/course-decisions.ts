import { and, asc, eq, sql } from 'drizzle-orm';
import type { Change } from '../../server/contract/change.ts';
import type { Milestone } from '../../server/contract/codes.ts';
import type { Decision, NewDecision } from '../../server/contract/course-plan.ts';
import type { Course } from '../../server/contract/courses.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { courseDecisions } from '../schema/course-plans.ts';
import { courses } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { keepPlanChange } from './course-plans.ts';
import { courseIn } from './courses.ts';
import { callOffSessions } from './planned-sessions.ts';

/** Every decision on a course, or on all courses of a patient, oldest first. */
export async function listDecisions(
  store: Store,
  actor: Actor,
  of: { courseId: string } | { patientId: string },
): Promise<Decision[]> {
  return store.db
    .select({
      id: courseDecisions.id,
      courseId: courseDecisions.courseId,
      milestone: courseDecisions.milestone,
      kind: courseDecisions.kind,
      sessions: courseDecisions.sessions,
      everyMonths: courseDecisions.everyMonths,
      text: courseDecisions.text,
      seen: courseDecisions.seen,
      decidedBy: people.name,
      decidedAt: courseDecisions.decidedAt,
    })
    .from(courseDecisions)
    .innerJoin(people, eq(people.id, courseDecisions.decidedBy))
    .innerJoin(courses, eq(courses.id, courseDecisions.courseId))
    .where(
      and(
        'courseId' in of ? eq(courses.id, of.courseId) : eq(courses.patientId, of.patientId),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(courseDecisions.id))
    .all();
}

export type DecisionEntry = NewDecision & { milestone: Milestone; seen: Change | null };

/**
 * Adds a decision beside the earlier ones and does what it says, in one transaction: more sessions are planned, a course
 * is stopped on `today` and its planned sessions are called off. Counts the course's version on: of two doctors the second sees the first.
 */
export async function keepDecision(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  version: number,
  entry: DecisionEntry,
  today: string,
): Promise<Exclude<WriteResult<Course>, { taken: true }>> {
  return transaction(store, (tx): Exclude<WriteResult<Course>, { taken: true }> => {
    const before = courseIn(tx, actor, courseId);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { milestone, kind, text, seen, sessions = null, everyMonths = null } = entry;
    const [decidedBy, decidedAt] = [personId(actor), now.toISOString()];
    const decision = { courseId, milestone, kind, sessions, everyMonths, text, seen };
    tx.insert(courseDecisions)
      .values({ ...decision, decidedBy, decidedAt })
      .run();
    const more = kind === 'add_sessions' ? { sessionsPlanned: before.sessionsPlanned + (sessions ?? 0) } : {};
    keepPlanChange(tx, actor, now, before, { ...more, planReason: text });
    if (kind === 'stop') callOffSessions(tx, actor, now, courseId, text);
    const stopped =
      kind === 'stop' ? { state: 'stopped' as const, stoppedOn: today, stoppedReason: text } : {};
    tx.update(courses)
      .set({ ...more, ...stopped, version: sql`${courses.version} + 1` })
      .where(eq(courses.id, courseId))
      .run();
    note(tx, actor, now, {
      action: 'decide',
      noun: 'course',
      nounId: courseId,
      patientId: before.patientId,
      details: { milestone, kind },
    });
    return { ok: courseIn(tx, actor, courseId) as Course };
  });
}
