import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Pattern, VisitStatus } from '../../server/contract/codes.ts';
import { type NewVisit, noPreparation, type Visit, type VisitChange } from '../../server/contract/visits.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { courses, visits } from '../schema/patients.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { keepVisitMove } from './course-plans.ts';

type Row = typeof visits.$inferSelect;

function onTheWire(row: Row): Visit {
  const { sessionKind, sessionCounts, injectedAt, ...visit } = row;
  const session = sessionKind && { kind: sessionKind, counts: sessionCounts, injectedAt };
  return { ...visit, session: session ?? null };
}

function visitIn(tx: Transaction, actor: Actor, id: string): Visit | undefined {
  const row = tx
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), clinicalScope(actor)))
    .get();
  return row && onTheWire(row);
}

/** The visit, or `undefined` where there is none or the actor may not know of it. */
export async function findVisit(store: Store, actor: Actor, id: string): Promise<Visit | undefined> {
  return visitIn(store.db, actor, id);
}

/** The visits of a patient, oldest first, cancelled ones among them. */
export async function listVisits(store: Store, actor: Actor, patientId: string): Promise<Visit[]> {
  return store.db
    .select()
    .from(visits)
    .where(and(eq(visits.patientId, patientId), clinicalScope(actor)))
    .orderBy(asc(visits.date), asc(visits.createdAt), asc(visits.id))
    .all()
    .map(onTheWire);
}

/** A course lies over one patient's visits and no other's. */
function isOwnCourse(tx: Transaction, courseId: string | null, patientId: string): boolean {
  if (courseId === null) return true;
  const row = tx
    .select({ id: courses.id })
    .from(courses)
    .where(and(eq(courses.id, courseId), eq(courses.patientId, patientId)))
    .get();
  return row !== undefined;
}

/** A visit that is no session has no session's part; one that becomes a session is an initial one unless said. */
function sessionColumns(visit: Pick<Visit, 'kind' | 'session'>) {
  const { kind = 'initial', counts = null, injectedAt = null } = visit.session ?? {};
  return visit.kind === 'session'
    ? { sessionKind: kind, sessionCounts: counts, injectedAt }
    : { sessionKind: null, sessionCounts: null, injectedAt: null };
}

/** `foreignCourse`: the course belongs to another patient, or to none. */
export type VisitWriteResult = Exclude<WriteResult<Visit>, { taken: true }> | { foreignCourse: true };

export type VisitEntry = NewVisit & {
  patientId: string;
  branchId: string;
  courseId: string | null;
  status: VisitStatus;
  pattern: Pattern;
  protocolVersion: number;
};

/** The row of a new visit, in the caller's transaction. */
export function createVisitIn(tx: Transaction, actor: Actor, now: Date, entry: VisitEntry): Visit {
  const { session, ...fields } = entry;
  const part = { kind: 'initial', counts: null, injectedAt: null, ...session } as const;
  const row = tx
    .insert(visits)
    .values({
      ...fields,
      ...sessionColumns({ kind: entry.kind, session: part }),
      id: randomUUID(),
      preparation: { ...noPreparation, ...entry.preparation },
      record: entry.record ?? {},
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
    .returning()
    .get();
  note(tx, actor, now, { action: 'create', noun: 'visit', nounId: row.id, patientId: row.patientId });
  return onTheWire(row);
}

export async function createVisit(
  store: Store,
  actor: Actor,
  now: Date,
  entry: VisitEntry,
): Promise<VisitWriteResult> {
  return transaction(store, (tx): VisitWriteResult => {
    if (!isOwnCourse(tx, entry.courseId, entry.patientId)) return { foreignCourse: true };
    return { ok: createVisitIn(tx, actor, now, entry) };
  });
}

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
    const planned = tx
      .select({ date: visits.date })
      .from(visits)
      .where(and(eq(visits.courseId, courseId), eq(visits.status, 'planned'), isNotNull(visits.sessionKind)))
      .all();
    const taken = entries.find((entry) => planned.some(({ date }) => date === entry.date));
    if (taken) return { taken: taken.date };
    for (const entry of entries) createVisitIn(tx, actor, now, entry);
    return { ok: true };
  });
}

/** Cancels a visit, in the caller's transaction. */
export function cancelVisitIn(tx: Transaction, actor: Actor, now: Date, id: string): void {
  const { patientId } = tx
    .update(visits)
    .set({ status: 'cancelled', version: sql`${visits.version} + 1`, updatedAt: now.toISOString() })
    .where(eq(visits.id, id))
    .returning()
    .get();
  const details = { fields: ['status'] };
  note(tx, actor, now, { action: 'change', noun: 'visit', nounId: id, patientId, details });
}

/** Changes the named fields of the version the caller saw; within session, preparation and record the named ones. */
export async function changeVisit(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: VisitChange,
): Promise<VisitWriteResult> {
  return transaction(store, (tx): VisitWriteResult => {
    const before = visitIn(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { courseId = before.courseId } = change;
    if (!isOwnCourse(tx, courseId, before.patientId)) return { foreignCourse: true };
    keepVisitMove(tx, actor, now, before, change);
    const { session, moveReason: _kept, ...fields } = change;
    const base = before.session ?? { kind: 'initial', counts: null, injectedAt: null };
    const row = tx
      .update(visits)
      .set({
        ...fields,
        ...sessionColumns({ kind: change.kind ?? before.kind, session: { ...base, ...session } }),
        preparation: { ...before.preparation, ...change.preparation },
        record: { ...before.record, ...change.record },
        version: version + 1,
        updatedAt: now.toISOString(),
      })
      .where(eq(visits.id, id))
      .returning()
      .get();
    note(tx, actor, now, {
      action: 'change',
      noun: 'visit',
      nounId: id,
      patientId: row.patientId,
      details: { fields: Object.keys(change).filter((name) => name !== 'moveReason') },
    });
    return { ok: onTheWire(row) };
  });
}
