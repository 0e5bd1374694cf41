import { and, eq, isNotNull } from 'drizzle-orm';
import type { Actor } from '../actor.ts';
import type { Store } from '../open.ts';
import { visits } from '../schema/patients.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { keepVisitMove } from './course-plans.ts';
import { cancelVisitIn, createVisitIn, type VisitEntry } from './visits.ts';

/** The sessions of a course that are in the calendar and not given yet. */
const plannedIn = (tx: Transaction, courseId: string) =>
  tx
    .select()
    .from(visits)
    .where(and(eq(visits.courseId, courseId), eq(visits.status, 'planned'), isNotNull(visits.sessionKind)))
    .all();

/**
 * Puts sessions into the calendar, all of them or none. `taken`: one of the days has a planned session of the course
 * already, so that a button pressed twice plans once.
 */
export async function createPlannedVisits(
  store: Store,
  actor: Actor,
  now: Date,
  courseId: string,
  entries: readonly VisitEntry[],
): Promise<{ ok: true } | { taken: string }> {
  return transaction(store, (tx): { ok: true } | { taken: string } => {
    const planned = plannedIn(tx, courseId);
    const taken = entries.find((entry) => planned.some(({ date }) => date === entry.date));
    if (taken) return { taken: taken.date };
    for (const entry of entries) createVisitIn(tx, actor, now, entry);
    return { ok: true };
  });
}

/** Calls off the planned sessions of a course that was stopped, each with why, in the caller's transaction. */
export function callOffSessions(
  tx: Transaction,
  actor: Actor,
  now: Date,
  courseId: string,
  moveReason: string | null,
): void {
  for (const visit of plannedIn(tx, courseId)) {
    keepVisitMove(tx, actor, now, visit, { status: 'cancelled', moveReason });
    cancelVisitIn(tx, actor, now, visit.id);
  }
}
