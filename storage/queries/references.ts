import { randomUUID } from 'node:crypto';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Reference, ReferenceChoice } from '../../server/contract/analysis.ts';
import type { View } from '../../server/contract/codes.ts';
import { type Actor, actorId, clinicalScope, system } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { referenceRetirements, references } from '../schema/measuring.ts';
import { photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { queueAnalyses } from './analyses.ts';

/** A reference as rows name it: with the id of its version. */
export type CurrentReference = Reference & { id: string };

/** One row a view: the highest version not retired, as long as its photo still shows this view of this patient. */
export function currentReferencesIn(tx: Transaction, actor: Actor, patientId: string): CurrentReference[] {
  return tx
    .select({
      id: references.id,
      patientId: references.patientId,
      view: references.view,
      photoId: references.photoId,
      visitId: photos.visitId,
      version: references.version,
      source: references.source,
      reason: references.reason,
      createdAt: references.createdAt,
    })
    .from(references)
    .innerJoin(photos, eq(photos.id, references.photoId))
    .where(
      and(
        eq(references.patientId, patientId),
        clinicalScope(actor),
        eq(photos.patientId, references.patientId),
        eq(photos.view, references.view),
        ne(photos.state, 'excluded'),
        sql`${references.version} = (select max(newer.version) from reference_photos newer
          where newer.patient_id = ${references.patientId} and newer.view = ${references.view})`,
        sql`not exists (select 1 from ${referenceRetirements} where ${referenceRetirements.referenceId} = ${references.id})`,
      ),
    )
    .all();
}

/** The references a patient's photos are held against now, one a view that has one. */
export async function currentReferences(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<CurrentReference[]> {
  return currentReferencesIn(store.db, actor, patientId);
}

/** The reference of one view, or `undefined` where there is none or the actor may not know of it. */
export async function findReference(
  store: Store,
  actor: Actor,
  patientId: string,
  view: View,
): Promise<CurrentReference | undefined> {
  return currentReferencesIn(store.db, actor, patientId).find((reference) => reference.view === view);
}

function lastVersion(tx: Transaction, patientId: string, view: View): number {
  const row = tx
    .select({ last: sql<number | null>`max(${references.version})` })
    .from(references)
    .where(and(eq(references.patientId, patientId), eq(references.view, view)))
    .get();
  return row?.last ?? 0;
}

type NewReference = Pick<Reference, 'patientId' | 'view' | 'photoId' | 'source' | 'reason'>;

/** Adds the next version; everything of the view is measured again. */
function addReference(tx: Transaction, actor: Actor, now: Date, entry: NewReference): void {
  const { patientId, view, photoId, source } = entry;
  const version = lastVersion(tx, patientId, view) + 1;
  tx.insert(references)
    .values({ id: randomUUID(), ...entry, version, createdBy: actorId(actor), createdAt: now.toISOString() })
    .run();
  note(tx, actor, now, {
    action: 'choose',
    noun: 'reference',
    nounId: photoId,
    patientId,
    details: { view, version, source },
  });
  queueAnalyses(tx, now, { patientId, view });
}

/**
 * A doctor's choice: a new version. `seen` is the version the doctor saw (0: there was none); `stale` carries the
 * newer one. `unfit`: the photo is not one of this view of this patient, or is excluded.
 */
export async function chooseReference(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  view: View,
  seen: number,
  choice: ReferenceChoice,
): Promise<WriteResult<CurrentReference> | { unfit: true }> {
  return transaction(store, (tx): WriteResult<CurrentReference> | { unfit: true } => {
    const current = () => currentReferencesIn(tx, actor, patientId).find((each) => each.view === view);
    const before = current();
    if (seen !== (before?.version ?? 0)) return { stale: before ?? null };
    const photo = tx
      .select({ patientId: photos.patientId, view: photos.view, state: photos.state })
      .from(photos)
      .where(and(eq(photos.id, choice.photoId), clinicalScope(actor)))
      .get();
    if (photo?.patientId !== patientId || photo.view !== view || photo.state === 'excluded') {
      return { unfit: true };
    }
    if (before?.photoId === choice.photoId && before.source === 'doctor') return { ok: before };
    addReference(tx, actor, now, { patientId, view, ...choice, source: 'doctor' });
    const chosen = current();
    return chosen === undefined ? { missing: true } : { ok: chosen };
  });
}

/** Ends an automatic reference without a next one; everything of the view is measured again, against nothing. */
function retireReference(tx: Transaction, now: Date, reference: CurrentReference): void {
  const { id, patientId, view, photoId, version } = reference;
  tx.insert(referenceRetirements).values({ referenceId: id, retiredAt: now.toISOString() }).run();
  note(tx, system, now, {
    action: 'retire',
    noun: 'reference',
    nounId: photoId,
    patientId,
    details: { view, version },
  });
  queueAnalyses(tx, now, { patientId, view });
}

/**
 * Writes the system's own choice for each view: a new version only where the photo differs, never over a doctor's
 * choice. `chosen` names every view that may have a reference: an automatic one of another view is retired. Answers
 * the views that changed.
 */
export async function keepDefaultReferences(
  store: Store,
  now: Date,
  patientId: string,
  chosen: ReadonlyMap<View, string>,
): Promise<View[]> {
  return transaction(store, (tx): View[] => {
    const current = new Map(currentReferencesIn(tx, system, patientId).map((each) => [each.view, each]));
    const changed = [...chosen].filter(([view, photoId]) => {
      const before = current.get(view);
      return before === undefined || (before.source === 'automatic' && before.photoId !== photoId);
    });
    for (const [view, photoId] of changed) {
      addReference(tx, system, now, { patientId, view, photoId, source: 'automatic', reason: null });
    }
    const retired = [...current.values()].filter(
      ({ view, source }) => source === 'automatic' && !chosen.has(view),
    );
    for (const reference of retired) retireReference(tx, now, reference);
    return [...changed.map(([view]) => view), ...retired.map(({ view }) => view)];
  });
}
