import { randomUUID } from 'node:crypto';
import { and, asc, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { AdverseEvent, AdverseEventRecord } from '../../server/contract/adverse-events.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { adverseEventEntries, adverseEventNotes } from '../schema/adverse-events.ts';
import { patients, visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

const later = alias(adverseEventEntries, 'later');
const closer = alias(people, 'closer');
const rows = adverseEventEntries;

/** The columns of an event on the wire; who closed and who entered it are joined by name. */
const columns = {
  id: rows.eventId,
  patientId: rows.patientId,
  visitId: rows.visitId,
  term: rows.term,
  description: rows.description,
  onsetOn: rows.onsetOn,
  onsetTime: rows.onsetTime,
  durationMinutes: rows.durationMinutes,
  endedOn: rows.endedOn,
  grade: rows.grade,
  action: rows.action,
  outcome: rows.outcome,
  closedBy: closer.name,
  closedAt: rows.closedAt,
  withdrawn: rows.withdrawn,
  version: rows.version,
  enteredBy: people.name,
  enteredAt: rows.enteredAt,
};

/** Only what no later entry of the same event takes the place of. */
const isNewest = (tx: Transaction): SQL =>
  notExists(
    tx
      .select({ one: sql`1` })
      .from(later)
      .where(and(eq(later.eventId, rows.eventId), sql`${later.version} > ${rows.version}`)),
  );

function entriesWhere(tx: Transaction, actor: Actor, condition: SQL | undefined): AdverseEvent[] {
  return tx
    .select(columns)
    .from(rows)
    .innerJoin(people, eq(people.id, rows.enteredBy))
    .leftJoin(closer, eq(closer.id, rows.closedBy))
    .where(and(condition, clinicalScope(actor)))
    .orderBy(asc(rows.onsetOn), asc(sql`coalesce(${rows.onsetTime}, '')`), asc(rows.rowId))
    .all();
}

const eventIn = (tx: Transaction, actor: Actor, eventId: string): AdverseEvent | undefined =>
  entriesWhere(tx, actor, and(eq(rows.eventId, eventId), isNewest(tx)))[0];

/** A patient's adverse events by their onset, without those that were withdrawn. */
export async function listAdverseEvents(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<AdverseEvent[]> {
  const { db } = store;
  return entriesWhere(db, actor, and(eq(rows.patientId, patientId), eq(rows.withdrawn, false), isNewest(db)));
}

/** One event, also a withdrawn one; `undefined`: there is none for this actor. */
export async function findAdverseEvent(
  store: Store,
  actor: Actor,
  eventId: string,
): Promise<AdverseEvent | undefined> {
  return eventIn(store.db, actor, eventId);
}

/** An event with its follow-up, and each earlier state of it. */
export async function findAdverseEventRecord(
  store: Store,
  actor: Actor,
  eventId: string,
): Promise<AdverseEventRecord | undefined> {
  const states = entriesWhere(store.db, actor, eq(rows.eventId, eventId)).sort(
    (a, b) => a.version - b.version,
  );
  const event = states.pop();
  return event && { event, notes: notesIn(store.db, actor, eventId), earlier: states };
}

function notesIn(tx: Transaction, actor: Actor, eventId: string): AdverseEventRecord['notes'] {
  const { id: noteId, text, writtenAt, rowId } = adverseEventNotes;
  return tx
    .select({ id: noteId, text, writtenBy: people.name, writtenAt })
    .from(adverseEventNotes)
    .innerJoin(people, eq(people.id, adverseEventNotes.writtenBy))
    .where(and(eq(adverseEventNotes.eventId, eventId), clinicalScope(actor)))
    .orderBy(asc(rowId))
    .all();
}

/** Grave events of a branch's patients that no doctor has closed, the gravest first. */
export async function listGraveEvents(store: Store, actor: Actor, branchId: string) {
  const { db } = store;
  return db
    .select({
      eventId: rows.eventId,
      patient: { id: patients.id, code: patients.code, name: patients.name },
      term: rows.term,
      description: rows.description,
      grade: rows.grade,
      onsetOn: rows.onsetOn,
    })
    .from(rows)
    .innerJoin(patients, eq(patients.id, rows.patientId))
    .where(
      and(
        // Written out, not bound: only so does the partial index of just these rows serve.
        sql`${rows.grade} >= 3 and ${rows.outcome} is null and ${rows.withdrawn} = 0`,
        eq(patients.branchId, branchId),
        isNewest(db),
        clinicalScope(actor),
      ),
    )
    .orderBy(sql`${rows.grade} desc`, asc(rows.onsetOn), asc(patients.name))
    .all();
}

/** What people say of an event; who closed it, and when, follows from who entered its outcome. */
export type AdverseEntry = Omit<
  AdverseEvent,
  'id' | 'patientId' | 'version' | 'closedBy' | 'closedAt' | 'enteredBy' | 'enteredAt'
>;

/** `foreignVisit`: the visit is another patient's, or nobody's. */
export type AdverseWriteResult = WriteResult<AdverseEvent> | { foreignVisit: true };

function isOwnVisit(tx: Transaction, visitId: string | null, patientId: string): boolean {
  if (visitId === null) return true;
  const own = and(eq(visits.id, visitId), eq(visits.patientId, patientId));
  return tx.select({ id: visits.id }).from(visits).where(own).get() !== undefined;
}

type Next = { id: string; patientId: string; version: number; entry: AdverseEntry; action: string };
type Closure = Pick<typeof adverseEventEntries.$inferInsert, 'closedBy' | 'closedAt'>;

function write(tx: Transaction, actor: Actor, now: Date, next: Next, closure: Closure): AdverseWriteResult {
  const { id: eventId, patientId, version, entry, action } = next;
  if (!isOwnVisit(tx, entry.visitId, patientId)) return { foreignVisit: true };
  const [enteredBy, enteredAt] = [personId(actor), now.toISOString()];
  tx.insert(adverseEventEntries)
    .values({ ...entry, ...closure, eventId, patientId, version, enteredBy, enteredAt })
    .run();
  const details = { grade: entry.grade };
  note(tx, actor, now, { action, noun: 'adverse_event', nounId: eventId, patientId, details });
  return { ok: eventIn(tx, actor, eventId) as AdverseEvent };
}

export async function addAdverseEvent(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: AdverseEntry,
): Promise<AdverseWriteResult> {
  const next = { id: randomUUID(), patientId, version: 1, entry, action: 'enter' };
  return transaction(store, (tx): AdverseWriteResult => write(tx, actor, now, next, {}));
}

function actionOf(before: AdverseEvent, after: AdverseEntry): string {
  if (after.withdrawn && !before.withdrawn) return 'take_back';
  return after.outcome !== null && before.outcome === null ? 'close' : 'change';
}

/** Enters an event anew beside its earlier entries, where `version` is the newest. */
export async function changeAdverseEvent(
  store: Store,
  actor: Actor,
  now: Date,
  eventId: string,
  version: number,
  entry: AdverseEntry,
): Promise<AdverseWriteResult> {
  return transaction(store, (tx): AdverseWriteResult => {
    const before = eventIn(tx, actor, eventId);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { patientId } = before;
    const next = { id: eventId, patientId, version: version + 1, entry, action: actionOf(before, entry) };
    return write(tx, actor, now, next, closureOf(tx, actor, now, before, entry));
  });
}

/** Who says the outcome closes it; a correction of anything else leaves the closure with who made it. */
function closureOf(
  tx: Transaction,
  actor: Actor,
  now: Date,
  before: AdverseEvent,
  { outcome }: AdverseEntry,
): Closure {
  if (outcome === null) return {};
  if (outcome !== before.outcome) return { closedBy: personId(actor), closedAt: now.toISOString() };
  const { closedBy, closedAt } = rows;
  const newest = and(eq(rows.eventId, before.id), eq(rows.version, before.version));
  return tx.select({ closedBy, closedAt }).from(rows).where(newest).get() ?? {};
}

/** Adds what was seen of an event later; its row is never changed. */
export async function addAdverseNote(
  store: Store,
  actor: Actor,
  now: Date,
  event: AdverseEvent,
  text: string,
): Promise<AdverseEventRecord['notes']> {
  return transaction(store, (tx): AdverseEventRecord['notes'] => {
    const { id: eventId, patientId } = event;
    const [noteId, writtenBy, writtenAt] = [randomUUID(), personId(actor), now.toISOString()];
    tx.insert(adverseEventNotes).values({ id: noteId, eventId, patientId, text, writtenBy, writtenAt }).run();
    note(tx, actor, now, { action: 'write', noun: 'adverse_event_note', nounId: noteId, patientId });
    return notesIn(tx, actor, eventId);
  });
}
