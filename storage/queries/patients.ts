import { randomUUID } from 'node:crypto';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { NewPatient, Patient, PatientChange } from '../../server/contract/patients.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import { sortedAs } from '../fold.ts';
import type { Store } from '../open.ts';
import { clinic } from '../schema/clinic.ts';
import { patients } from '../schema/patients.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { indexPatient } from './patient-search.ts';

const { rowId: _rowId, nameFolded: _nameFolded, ...wireColumns } = getTableColumns(patients);

function rowOf(tx: Transaction, actor: Actor, id: string) {
  return tx
    .select()
    .from(patients)
    .where(and(eq(patients.id, id), clinicalScope(actor)))
    .get();
}

function onTheWire(row: typeof patients.$inferSelect): Patient {
  const { rowId: _row, nameFolded: _folded, ...patient } = row;
  return patient;
}

function codeTaken(tx: Transaction, code: string, exceptId: string): boolean {
  const row = tx
    .select({ id: patients.id })
    .from(patients)
    .where(eq(sql`lower(${patients.code})`, code.toLowerCase()))
    .get();
  return row !== undefined && row.id !== exceptId;
}

/** The next free `P-0001`: the clinic's counter, past any code somebody typed by hand. */
function nextCode(tx: Transaction): string {
  for (;;) {
    const row = tx
      .update(clinic)
      .set({ lastPatientNumber: sql`${clinic.lastPatientNumber} + 1` })
      .returning({ number: clinic.lastPatientNumber })
      .get();
    const code = `P-${String(row?.number ?? 1).padStart(4, '0')}`;
    if (!codeTaken(tx, code, '')) return code;
  }
}

/** The patient, or `undefined` where there is none or the actor may not know of one. */
export async function findPatient(store: Store, actor: Actor, id: string): Promise<Patient | undefined> {
  return store.db
    .select(wireColumns)
    .from(patients)
    .where(and(eq(patients.id, id), clinicalScope(actor)))
    .get();
}

/** Adds a patient and their search words; `taken` where the code belongs to another. */
export async function createPatient(
  store: Store,
  actor: Actor,
  now: Date,
  entry: NewPatient & { branchId: string },
): Promise<WriteResult<Patient>> {
  return transaction(store, (tx): WriteResult<Patient> => {
    if (entry.code !== undefined && codeTaken(tx, entry.code, '')) return { taken: true };
    const row = tx
      .insert(patients)
      .values({
        id: randomUUID(),
        code: entry.code ?? nextCode(tx),
        name: entry.name.trim(),
        nameFolded: sortedAs(entry.name.trim()),
        yearOfBirth: entry.yearOfBirth ?? null,
        sex: entry.sex ?? 'withheld',
        phone: entry.phone ?? null,
        pattern: entry.pattern,
        branchId: entry.branchId,
        note: entry.note ?? null,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      .returning()
      .get();
    indexPatient(tx, row);
    note(tx, actor, now, { action: 'create', noun: 'patient', nounId: row.id, patientId: row.id });
    return { ok: onTheWire(row) };
  });
}

/** Changes the named fields of the version the caller saw; `stale` carries the newer state. */
export async function changePatient(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: PatientChange,
): Promise<WriteResult<Patient>> {
  return transaction(store, (tx): WriteResult<Patient> => {
    const before = rowOf(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: onTheWire(before) };
    if (change.code !== undefined && codeTaken(tx, change.code, id)) return { taken: true };
    const name = change.name?.trim() ?? before.name;
    const row = tx
      .update(patients)
      .set({
        ...change,
        name,
        nameFolded: sortedAs(name),
        version: version + 1,
        updatedAt: now.toISOString(),
      })
      .where(eq(patients.id, id))
      .returning()
      .get();
    indexPatient(tx, row);
    note(tx, actor, now, {
      action: 'change',
      noun: 'patient',
      nounId: id,
      patientId: id,
      details: { fields: Object.keys(change) },
    });
    return { ok: onTheWire(row) };
  });
}
