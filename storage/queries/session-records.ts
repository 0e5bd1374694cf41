import { and, asc, desc, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { SessionKind, VisitStatus } from '../../server/contract/codes.ts';
import {
  type Confirmation,
  type RecordVersion,
  type SavedRecord,
  type SessionRecord,
  saidOnly,
} from '../../server/contract/session-record.ts';
import { type Actor, actorId, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { sessionRecordEntries as entries } from '../schema/session-records.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

/** Every version of a visit's record, the newest first. */
function versionsIn(tx: Transaction, actor: Actor, visitId: string): RecordVersion[] {
  const { version, state, record, confirmations, reason, savedAt } = entries;
  return tx
    .select({ version, state, record, confirmations, reason, savedBy: people.name, savedAt })
    .from(entries)
    .leftJoin(people, eq(people.id, entries.savedBy))
    .where(and(eq(entries.visitId, visitId), clinicalScope(actor)))
    .orderBy(desc(version))
    .all();
}

export async function listRecordVersions(
  store: Store,
  actor: Actor,
  visitId: string,
): Promise<RecordVersion[]> {
  return versionsIn(store.db, actor, visitId);
}

/** A record as it is stored: what its rules make of it is found when it is read. */
export type StoredRecord = Omit<SavedRecord, 'findings'>;

const nothingSaved = {
  version: 0,
  state: 'none' as const,
  record: {},
  confirmations: [],
  reason: null,
  savedBy: null,
  savedAt: null,
};

/** As `findSessionRecord`, in the caller's transaction. */
export function recordIn(tx: Transaction, actor: Actor, visitId: string): StoredRecord | undefined {
  const visit = tx
    .select({ patientId: visits.patientId })
    .from(visits)
    .where(and(eq(visits.id, visitId), clinicalScope(actor)))
    .get();
  if (visit === undefined) return undefined;
  const versions = versionsIn(tx, actor, visitId);
  const signed = versions.findLast(({ state }) => state === 'signed');
  return {
    visitId,
    patientId: visit.patientId,
    ...(versions[0] ?? nothingSaved),
    signedBy: signed?.savedBy ?? null,
    signedAt: signed?.savedAt ?? null,
  };
}

/** A visit's record as it was saved last, an empty one where none was; `undefined`: no such visit for this actor. */
export async function findSessionRecord(
  store: Store,
  actor: Actor,
  visitId: string,
): Promise<StoredRecord | undefined> {
  return recordIn(store.db, actor, visitId);
}

export type RecordEntry = {
  state: 'draft' | 'signed';
  record: SessionRecord;
  confirmations: Confirmation[];
  reason: string | null;
};

/** A lot as it is looked for; `undefined` and "none" are no lot. */
export function foldedLot(lot: string | null | undefined): string | null {
  const folded = lot?.trim().toLowerCase() ?? '';
  return folded === '' || folded === 'none' ? null : folded;
}

/** Adds the next version of a visit's record, in the caller's transaction. */
export function addRecordVersion(
  tx: Transaction,
  actor: Actor,
  now: Date,
  at: { visitId: string; patientId: string; version: number },
  { record, ...entry }: RecordEntry,
): void {
  const said = saidOnly(record);
  const savedBy = actorId(actor);
  tx.insert(entries)
    .values({
      ...at,
      ...entry,
      record: said,
      lotFolded: foldedLot(said.kitLot),
      savedBy,
      savedAt: now.toISOString(),
    })
    .run();
  const action = entry.reason !== null ? 'correct' : entry.state === 'signed' ? 'sign' : 'write';
  const { visitId: nounId, patientId, version } = at;
  note(tx, actor, now, { action, noun: 'session_record', nounId, patientId, details: { version } });
}

/** Saves a visit's record anew beside its earlier versions, where `version` is the newest (0: there is none). */
export async function saveRecordVersion(
  store: Store,
  actor: Actor,
  now: Date,
  visitId: string,
  version: number,
  entry: RecordEntry,
): Promise<WriteResult<StoredRecord>> {
  return transaction(store, (tx): WriteResult<StoredRecord> => {
    const before = recordIn(tx, actor, visitId);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { patientId } = before;
    addRecordVersion(tx, actor, now, { visitId, patientId, version: version + 1 }, entry);
    return { ok: recordIn(tx, actor, visitId) as StoredRecord };
  });
}

const later = alias(entries, 'later');

/** For a query over `entries`: the newest version of each visit and no other. */
export const isNewest = (tx: Transaction): SQL =>
  notExists(
    tx
      .select({ one: sql`1` })
      .from(later)
      .where(and(eq(later.visitId, entries.visitId), sql`${later.version} > ${entries.version}`)),
  );

/** The newest record of a session, with what decides whether the session counts. */
export type SessionWithRecord = {
  visitId: string;
  patientId: string;
  courseId: string | null;
  /** Day of the branch's zone. */
  on: string;
  kind: SessionKind | null;
  counts: boolean | null;
  status: VisitStatus;
  state: 'draft' | 'signed';
  record: SessionRecord;
};

/** The newest record of every session, oldest session first; of one patient where one is named. */
export async function listSessionRecords(
  store: Store,
  actor: Actor,
  { patientId }: { patientId?: string } = {},
): Promise<SessionWithRecord[]> {
  return store.db
    .select({
      visitId: visits.id,
      patientId: visits.patientId,
      courseId: visits.courseId,
      on: visits.date,
      kind: visits.sessionKind,
      counts: visits.sessionCounts,
      status: visits.status,
      state: entries.state,
      record: entries.record,
    })
    .from(entries)
    .innerJoin(visits, eq(visits.id, entries.visitId))
    .where(
      and(
        eq(visits.kind, 'session'),
        patientId === undefined ? undefined : eq(entries.patientId, patientId),
        isNewest(store.db),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(visits.date), asc(visits.id))
    .all();
}
