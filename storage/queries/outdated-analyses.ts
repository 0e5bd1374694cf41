import { and, eq, gt, lt, ne, type SQL, sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { analyses } from '../schema/measuring.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { AnalysisRow } from './analyses.ts';

/** Spelt as the index of methods spells it: only then does SQLite see that the index answers. */
const finished = sql`${analyses.state} in ('done', 'failed')`;

/** "Another than these" as two ranges of the index, so that where there is none nothing is read. */
function otherThan(methods: string): SQL[] {
  return [lt(analyses.methods, methods), gt(analyses.methods, methods)];
}

/** Put back in the background; a photo that failed too, once a change of methods and no more. */
function queueOutdatedOf(tx: Transaction, now: Date, patientId: string, methods: string): void {
  tx.update(analyses)
    .set({ state: 'queued', background: true, attempts: 0, failure: null, queuedAt: now.toISOString() })
    .where(and(eq(analyses.patientId, patientId), finished, ne(analyses.methods, methods)))
    .run();
}

/**
 * Puts the photos of one patient that were measured by other methods on the list, in the background. `false`: there is
 * no such patient. One patient at a time: the list and the transaction stay small however large the clinic is, a kill
 * leaves nothing to tidy, and of one patient everything changes over together.
 */
export async function queueNextOutdated(store: Store, now: Date, methods: string): Promise<boolean> {
  return transaction(store, (tx): boolean => {
    for (const other of otherThan(methods)) {
      const first = tx
        .select({ patientId: analyses.patientId })
        .from(analyses)
        .where(and(finished, other))
        .limit(1)
        .get();
      if (first === undefined) continue;
      queueOutdatedOf(tx, now, first.patientId, methods);
      return true;
    }
    return false;
  });
}

/**
 * Lets the reference of a photo go first where it was measured by other methods: its region and scale are the photo's
 * too, and a patient's values change over from the reference on. `true`: it goes first, with the photo behind it, and the
 * rest of the patient in the background.
 */
export async function letReferenceGoFirst(
  store: Store,
  now: Date,
  row: AnalysisRow,
  referencePhotoId: string,
  methods: string,
): Promise<boolean> {
  return transaction(store, (tx): boolean => {
    const ofPhoto = (photoId: string) =>
      tx.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
    const before = ofPhoto(referencePhotoId);
    if (before === undefined || ofPhoto(row.photoId)?.state !== 'running') return false;
    queueOutdatedOf(tx, now, before.patientId, methods);
    const reference = ofPhoto(referencePhotoId);
    const waits = reference?.state === 'queued' && reference.background;
    if (!waits) return false;
    tx.update(analyses)
      .set({ background: row.background })
      .where(eq(analyses.photoId, referencePhotoId))
      .run();
    tx.update(analyses)
      .set({ state: 'queued', attempts: sql`max(0, ${analyses.attempts} - 1)` })
      .where(eq(analyses.photoId, row.photoId))
      .run();
    return true;
  });
}

/**
 * How many photos are still to be measured again because a method changed, waiting ones and ones that were not put on
 * the list yet, and of how many. While there are none, no more than two places of an index are looked at.
 */
export async function countOutdated(
  store: Store,
  actor: Actor,
  methods: string,
): Promise<{ left: number; all: number }> {
  const count = (condition: SQL | undefined) =>
    store.db
      .select({ rows: sql<number>`count(*)` })
      .from(analyses)
      .where(and(condition, clinicalScope(actor)))
      .get()?.rows ?? 0;
  const waiting = count(and(sql`${analyses.state} in ('queued', 'running')`, eq(analyses.background, true)));
  const unlisted = otherThan(methods).map((other) => count(and(finished, other)));
  const left = unlisted.reduce((sum, rows) => sum + rows, waiting);
  return { left, all: left === 0 ? 0 : left + count(and(finished, eq(analyses.methods, methods))) };
}
