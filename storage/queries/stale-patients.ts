import { and, eq } from 'drizzle-orm';
import type { Store } from '../open.ts';
import { stalePatients } from '../schema/patients.ts';
import type { Transaction } from '../transaction.ts';

/** How many changes of the patient no refresh has seen yet: asked before a refresh reads, handed back when it is done. */
export async function unseenChanges(store: Store, patientId: string): Promise<number> {
  const row = store.db.select().from(stalePatients).where(eq(stalePatients.patientId, patientId)).get();
  return row?.changes ?? 0;
}

/** The refresh that saw `changes` is done; a change that came in between keeps the patient on the list. */
export function seen(tx: Transaction, patientId: string, changes: number): void {
  tx.delete(stalePatients)
    .where(and(eq(stalePatients.patientId, patientId), eq(stalePatients.changes, changes)))
    .run();
}

/** Patients that a kill left behind a change. */
export async function listStalePatients(store: Store): Promise<string[]> {
  return store.db
    .select({ patientId: stalePatients.patientId })
    .from(stalePatients)
    .all()
    .map((row) => row.patientId);
}
