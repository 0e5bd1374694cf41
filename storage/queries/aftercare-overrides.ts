import { and, asc, eq } from 'drizzle-orm';
import type { AftercareOverride } from '../../server/contract/aftercare.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { people } from '../schema/people.ts';
import { aftercareOverrides } from '../schema/texts.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';

function overridesIn(tx: Transaction, actor: Actor, patientId: string): AftercareOverride[] {
  return tx
    .select({
      ruleId: aftercareOverrides.ruleId,
      version: aftercareOverrides.version,
      text: aftercareOverrides.text,
      span: aftercareOverrides.span,
      reason: aftercareOverrides.reason,
      withdrawn: aftercareOverrides.withdrawn,
      enteredBy: people.name,
      enteredAt: aftercareOverrides.enteredAt,
    })
    .from(aftercareOverrides)
    .innerJoin(people, eq(people.id, aftercareOverrides.enteredBy))
    .where(and(eq(aftercareOverrides.patientId, patientId), clinicalScope(actor)))
    .orderBy(asc(aftercareOverrides.id))
    .all();
}

/** Everything doctors ever said otherwise for a patient, oldest first, taken back or not. */
export async function listOverrides(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<AftercareOverride[]> {
  return overridesIn(store.db, actor, patientId);
}

/** What a doctor says, without who and when. */
export type OverrideEntry = Pick<AftercareOverride, 'ruleId' | 'text' | 'span' | 'reason' | 'withdrawn'>;

/** Adds an entry beside the earlier ones of its rule, of which `seen` is the newest (0: there is none). */
export async function keepOverride(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  seen: number,
  entry: OverrideEntry,
): Promise<WriteResult<AftercareOverride>> {
  return transaction(store, (tx): WriteResult<AftercareOverride> => {
    const newest = () => overridesIn(tx, actor, patientId).findLast(({ ruleId }) => ruleId === entry.ruleId);
    const before = newest();
    if ((before?.version ?? 0) !== seen) return { stale: before ?? null };
    const version = seen + 1;
    const [enteredBy, enteredAt] = [personId(actor), now.toISOString()];
    tx.insert(aftercareOverrides)
      .values({ ...entry, patientId, version, enteredBy, enteredAt })
      .run();
    note(tx, actor, now, {
      action: entry.withdrawn ? 'take_back' : version === 1 ? 'enter' : 'change',
      noun: 'aftercare_override',
      nounId: entry.ruleId,
      patientId,
      details: { rule: entry.ruleId, version },
    });
    return { ok: newest() as AftercareOverride };
  });
}
