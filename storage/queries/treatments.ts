import { randomUUID } from 'node:crypto';
import { and, asc, eq, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Treatment } from '../../server/contract/treatments.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { people } from '../schema/people.ts';
import { treatmentEntries } from '../schema/treatments.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

const later = alias(treatmentEntries, 'later');

/** Treatments as they were entered last, in the order they were begun. */
function treatmentsWhere(tx: Transaction, actor: Actor, condition: SQL | undefined): Treatment[] {
  const { treatmentId, version } = treatmentEntries;
  return tx
    .select({
      id: treatmentId,
      patientId: treatmentEntries.patientId,
      kind: treatmentEntries.kind,
      name: treatmentEntries.name,
      startedOn: treatmentEntries.startedOn,
      startedPrecision: treatmentEntries.startedPrecision,
      stoppedOn: treatmentEntries.stoppedOn,
      stoppedPrecision: treatmentEntries.stoppedPrecision,
      note: treatmentEntries.note,
      withdrawn: treatmentEntries.withdrawn,
      version,
      enteredBy: people.name,
      enteredAt: treatmentEntries.enteredAt,
    })
    .from(treatmentEntries)
    .innerJoin(people, eq(people.id, treatmentEntries.enteredBy))
    .where(
      and(
        condition,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(later)
            .where(and(eq(later.treatmentId, treatmentId), sql`${later.version} > ${version}`)),
        ),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(treatmentEntries.startedOn), asc(treatmentEntries.rowId))
    .all();
}

/** What else was done to a patient's hair, without what was withdrawn. */
export async function listTreatments(store: Store, actor: Actor, patientId: string): Promise<Treatment[]> {
  return treatmentsWhere(
    store.db,
    actor,
    and(eq(treatmentEntries.patientId, patientId), eq(treatmentEntries.withdrawn, false)),
  );
}

/** One treatment, also a withdrawn one; `undefined`: there is none for this actor. */
export async function findTreatment(store: Store, actor: Actor, id: string): Promise<Treatment | undefined> {
  return treatmentIn(store.db, actor, id);
}

const treatmentIn = (tx: Transaction, actor: Actor, id: string) =>
  treatmentsWhere(tx, actor, eq(treatmentEntries.treatmentId, id))[0];

/** What a person says of a treatment. */
export type TreatmentEntry = Omit<Treatment, 'id' | 'patientId' | 'version' | 'enteredBy' | 'enteredAt'>;

type NextEntry = { id: string; patientId: string; version: number; entry: TreatmentEntry };

function write(tx: Transaction, actor: Actor, now: Date, { id, patientId, version, entry }: NextEntry) {
  const [enteredBy, enteredAt] = [personId(actor), now.toISOString()];
  tx.insert(treatmentEntries)
    .values({ ...entry, treatmentId: id, patientId, version, enteredBy, enteredAt })
    .run();
  note(tx, actor, now, {
    action: version === 1 ? 'enter' : entry.withdrawn ? 'take_back' : 'change',
    noun: 'treatment',
    nounId: id,
    patientId,
    details: { kind: entry.kind },
  });
  return treatmentIn(tx, actor, id) as Treatment;
}

export async function addTreatment(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: TreatmentEntry,
): Promise<Treatment> {
  return transaction(
    store,
    (tx): Treatment => write(tx, actor, now, { id: randomUUID(), patientId, version: 1, entry }),
  );
}

/** Enters a treatment anew beside its earlier entries, where `version` is the newest. */
export async function changeTreatment(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  entry: TreatmentEntry,
): Promise<WriteResult<Treatment>> {
  return transaction(store, (tx): WriteResult<Treatment> => {
    const before = treatmentIn(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: before };
    const { patientId } = before;
    return { ok: write(tx, actor, now, { id, patientId, version: version + 1, entry }) };
  });
}
