import { and, desc, eq, lt } from 'drizzle-orm';
import type { AuditPage } from '../server/contract/house.ts';
import { type Actor, actorId } from './actor.ts';
import type { Store } from './open.ts';
import { audit } from './schema/clinic.ts';
import type { Transaction } from './transaction.ts';

/** What happened, in codes and random ids only: no name, no search word, no free text of a patient. */
export type AuditNote = {
  action: string;
  noun: string;
  nounId?: string | null;
  patientId?: string | null;
  details?: Record<string, unknown>;
};

/** Writes the trail's row in the same transaction as the change it tells of. */
export function note(tx: Transaction, actor: Actor, at: Date, entry: AuditNote): void {
  tx.insert(audit)
    .values({
      at: at.toISOString(),
      actorId: actor.kind === 'person' ? actorId(actor) : actor.kind,
      action: entry.action,
      noun: entry.noun,
      nounId: entry.nounId ?? null,
      patientId: entry.patientId ?? null,
      details: entry.details ?? {},
    })
    .run();
}

/** One row written on its own, where nothing else changes: a download, a failed sign-in. */
export async function noteAlone(store: Store, actor: Actor, at: Date, entry: AuditNote): Promise<void> {
  note(store.db, actor, at, entry);
}

const pageSize = 100;

/** Newest first; `after` is the last id of the page before. A doctor reads one patient's trail, an administrator all. */
export async function listAudit(
  store: Store,
  actor: Actor,
  query: { patient?: string; after?: number },
): Promise<AuditPage> {
  const may =
    actor.kind === 'person' &&
    (actor.roles.includes('admin') || (actor.roles.includes('doctor') && query.patient));
  if (!may) return { entries: [], after: null };
  const entries = store.db
    .select()
    .from(audit)
    .where(
      and(
        query.patient === undefined ? undefined : eq(audit.patientId, query.patient),
        query.after === undefined ? undefined : lt(audit.id, query.after),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(pageSize)
    .all();
  return { entries, after: entries.length === pageSize ? (entries.at(-1)?.id ?? null) : null };
}
