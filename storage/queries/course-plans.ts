import { and, asc, eq } from 'drizzle-orm';
import type { DateMove, PlanChange } from '../../server/contract/course-plan.ts';
import type { Course, CourseChange } from '../../server/contract/courses.ts';
import type { Visit, VisitChange } from '../../server/contract/visits.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import type { Store } from '../open.ts';
import { planChanges, visitMoves } from '../schema/course-plans.ts';
import { people } from '../schema/people.ts';
import type { Transaction } from '../transaction.ts';

type Plan = Pick<Course, 'id' | 'sessionsPlanned' | 'intervalDays'>;

/** Keeps what the plan was beside what it becomes, in the transaction of the change; where it stays the same, nothing. */
export function keepPlanChange(
  tx: Transaction,
  actor: Actor,
  now: Date,
  before: Plan,
  change: Pick<CourseChange, 'sessionsPlanned' | 'intervalDays' | 'planReason'>,
): void {
  const sessionsAfter = change.sessionsPlanned ?? before.sessionsPlanned;
  const intervalDaysAfter = change.intervalDays ?? before.intervalDays;
  if (sessionsAfter === before.sessionsPlanned && intervalDaysAfter === before.intervalDays) return;
  tx.insert(planChanges)
    .values({
      courseId: before.id,
      sessionsBefore: before.sessionsPlanned,
      sessionsAfter,
      intervalDaysBefore: before.intervalDays,
      intervalDaysAfter,
      reason: change.planReason?.trim() || null,
      changedBy: personId(actor),
      changedAt: now.toISOString(),
    })
    .run();
}

/** How often and how the plan of a course was changed, oldest first. */
export async function listPlanChanges(store: Store, actor: Actor, courseId: string): Promise<PlanChange[]> {
  return store.db
    .select({
      sessionsBefore: planChanges.sessionsBefore,
      sessionsAfter: planChanges.sessionsAfter,
      intervalDaysBefore: planChanges.intervalDaysBefore,
      intervalDaysAfter: planChanges.intervalDaysAfter,
      reason: planChanges.reason,
      changedBy: people.name,
      changedAt: planChanges.changedAt,
    })
    .from(planChanges)
    .innerJoin(people, eq(people.id, planChanges.changedBy))
    .where(and(eq(planChanges.courseId, courseId), clinicalScope(actor)))
    .orderBy(asc(planChanges.id))
    .all();
}

/** Keeps the earlier day of a planned visit that is put on another one or called off, in the transaction of the change. */
export function keepVisitMove(
  tx: Transaction,
  actor: Actor,
  now: Date,
  before: Pick<Visit, 'id' | 'patientId' | 'date' | 'status'>,
  change: VisitChange,
): void {
  if (before.status !== 'planned') return;
  const isCalledOff = change.status === 'cancelled';
  const date = change.date ?? before.date;
  if (!isCalledOff && date === before.date) return;
  tx.insert(visitMoves)
    .values({
      visitId: before.id,
      patientId: before.patientId,
      movedFrom: before.date,
      movedTo: isCalledOff ? null : date,
      reason: change.moveReason?.trim() || null,
      movedBy: personId(actor),
      movedAt: now.toISOString(),
    })
    .run();
}

/** The earlier days of a patient's planned visits, by visit, oldest first. */
export async function listVisitMoves(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<Map<string, DateMove[]>> {
  const rows = store.db
    .select({
      visitId: visitMoves.visitId,
      from: visitMoves.movedFrom,
      to: visitMoves.movedTo,
      reason: visitMoves.reason,
      movedBy: people.name,
      movedAt: visitMoves.movedAt,
    })
    .from(visitMoves)
    .innerJoin(people, eq(people.id, visitMoves.movedBy))
    .where(and(eq(visitMoves.patientId, patientId), clinicalScope(actor)))
    .orderBy(asc(visitMoves.id))
    .all();
  const moves = new Map<string, DateMove[]>();
  for (const { visitId, ...move } of rows) moves.set(visitId, [...(moves.get(visitId) ?? []), move]);
  return moves;
}
