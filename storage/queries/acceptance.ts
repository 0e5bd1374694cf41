import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor.ts';
import { note } from '../audit.ts';
import { visits } from '../schema/patients.ts';
import type { Transaction } from '../transaction.ts';

/**
 * A doctor accepted the old photographs that a visit had: with one more among them a doctor looks again. In the caller's
 * transaction.
 */
export function acceptNoMore(tx: Transaction, actor: Actor, now: Date, visitId: string): void {
  const row = tx
    .update(visits)
    .set({ accepted: false, version: sql`${visits.version} + 1`, updatedAt: now.toISOString() })
    .where(and(eq(visits.id, visitId), eq(visits.accepted, true)))
    .returning()
    .get();
  if (row === undefined) return;
  const details = { fields: ['accepted'] };
  note(tx, actor, now, {
    action: 'change',
    noun: 'visit',
    nounId: visitId,
    patientId: row.patientId,
    details,
  });
}
