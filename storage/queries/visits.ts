import { randomUUID } from 'node:crypto';
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Pattern, VisitStatus } from '../../server/contract/codes.ts';
import { isSameEntry, type SessionRecord, saidOnly } from '../../server/contract/session-record.ts';
import { type NewVisit, noPreparation, type Visit, type VisitChange } from '../../server/contract/visits.ts';
import { type Actor, clinicalScope, isDoctor } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { courses, visits } from '../schema/patients.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { keepVisitMove } from './course-plans.ts';
import { addRecordVersion, recordIn } from './session-records.ts';

/** A visit's row, and what was said of its session last. */
const columns = {
  ...getTableColumns(visits),
  record: sql<SessionRecord | null>`(
    select newest.record from session_record_entries newest
    where newest.visit_id = visits.id order by newest.version desc limit 1
  )`.mapWith((text: string) => JSON.parse(text) as SessionRecord),
};

type Row = typeof visits.$inferSelect & { record: SessionRecord | null };

function onTheWire(row: Row): Visit {
  const { sessionKind, sessionCounts, injectedAt, record, ...visit } = row;
  const session = sessionKind && { kind: sessionKind, counts: sessionCounts, injectedAt };
  return { ...visit, session: session ?? null, record: record ?? {} };
}

function visitIn(tx: Transaction, actor: Actor, id: string): Visit | undefined {
  const row = tx
    .select(columns)
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
    .select(columns)
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

/** What a doctor signed with the record: where and when, in which course, and that such a session was given. */
const signedFields = ['date', 'datePrecision', 'kind', 'status', 'courseId', 'branchId'] as const;

function touchesSigned(change: VisitChange, before: Visit): boolean {
  const isOther = (next: unknown, now: unknown) => next !== undefined && next !== now;
  const { session } = change;
  return (
    signedFields.some((field) => isOther(change[field], before[field])) ||
    isOther(session?.kind, before.session?.kind) ||
    isOther(session?.injectedAt, before.session?.injectedAt)
  );
}

/** A visit that is no session has no session's part; one that becomes a session is an initial one unless said. */
function sessionColumns(visit: Pick<Visit, 'kind' | 'session'>) {
  const { kind = 'initial', counts = null, injectedAt = null } = visit.session ?? {};
  return visit.kind === 'session'
    ? { sessionKind: kind, sessionCounts: counts, injectedAt }
    : { sessionKind: null, sessionCounts: null, injectedAt: null };
}

/** `foreignCourse`: the course belongs to another patient, or to none. `signed`: only a doctor corrects that record. */
export type VisitWriteResult =
  | Exclude<WriteResult<Visit>, { taken: true }>
  | { foreignCourse: true }
  | { signed: true };

/** What a visit's change says of its session is the next draft of its record, which is not signed. */
function draftRecord(
  tx: Transaction,
  actor: Actor,
  now: Date,
  visitId: string,
  record: SessionRecord = {},
): void {
  const before = recordIn(tx, actor, visitId);
  if (before === undefined || Object.keys(record).length === 0) return;
  const { patientId, version, confirmations } = before;
  const next = saidOnly({ ...before.record, ...record });
  if (isSameEntry(next, before.record)) return;
  const entry = { state: 'draft', record: next, reason: null } as const;
  addRecordVersion(tx, actor, now, { visitId, patientId, version: version + 1 }, { ...entry, confirmations });
}

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
  const { session, record, ...fields } = entry;
  const part = { kind: 'initial', counts: null, injectedAt: null, ...session } as const;
  const row = tx
    .insert(visits)
    .values({
      ...fields,
      ...sessionColumns({ kind: entry.kind, session: part }),
      id: randomUUID(),
      preparation: { ...noPreparation, ...entry.preparation },
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
    .returning()
    .get();
  note(tx, actor, now, { action: 'create', noun: 'visit', nounId: row.id, patientId: row.patientId });
  draftRecord(tx, actor, now, row.id, record);
  return visitIn(tx, actor, row.id) as Visit;
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

/** How the times of a session's record go with it to another day, and why. */
export type SessionFollow = {
  times: (record: SessionRecord) => Pick<SessionRecord, 'startedAt' | 'endedAt'>;
  why: string;
};

/** The record's next version, with the times of another day; a signed one stays signed. */
function followVisit(
  tx: Transaction,
  actor: Actor,
  now: Date,
  id: string,
  { times, why }: SessionFollow,
): void {
  const before = recordIn(tx, actor, id);
  if (before === undefined || before.state === 'none') return;
  const { patientId, version, state, confirmations } = before;
  const record = saidOnly({ ...before.record, ...times(before.record) });
  if (isSameEntry(record, before.record)) return;
  const reason = state === 'signed' ? why : null;
  const at = { visitId: id, patientId, version: version + 1 };
  addRecordVersion(tx, actor, now, at, { state, record, confirmations, reason });
}

/** Changes the named fields of the version the caller saw; within session, preparation and record the named ones. */
export async function changeVisit(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: VisitChange,
  follow?: SessionFollow,
): Promise<VisitWriteResult> {
  return transaction(store, (tx): VisitWriteResult => {
    const before = visitIn(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { courseId = before.courseId } = change;
    if (!isOwnCourse(tx, courseId, before.patientId)) return { foreignCourse: true };
    const { session, record, moveReason: _kept, ...fields } = change;
    const isSigned = recordIn(tx, actor, id)?.state === 'signed';
    const isSaid = Object.keys(record ?? {}).length > 0;
    if (isSigned && (isSaid || (!isDoctor(actor) && touchesSigned(change, before)))) return { signed: true };
    if (follow) followVisit(tx, actor, now, id, follow);
    draftRecord(tx, actor, now, id, record);
    keepVisitMove(tx, actor, now, before, change);
    const base = before.session ?? { kind: 'initial', counts: null, injectedAt: null };
    const row = tx
      .update(visits)
      .set({
        ...fields,
        ...sessionColumns({ kind: change.kind ?? before.kind, session: { ...base, ...session } }),
        preparation: { ...before.preparation, ...change.preparation },
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
    return { ok: visitIn(tx, actor, id) as Visit };
  });
}
