import { randomUUID } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { MeasuredPlace, Region } from '../../server/contract/analysis.ts';
import type { View } from '../../server/contract/codes.ts';
import { type Actor, actorId, clinicalScope, system } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { references, regions } from '../schema/measuring.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { queueAnalyses } from './analyses.ts';
import { type CurrentReference, currentReferencesIn } from './references.ts';

/** A region as rows name it: with the id of its version. */
export type CurrentRegion = Region & { id: string };

/**
 * The newest version that was drawn on the reference's own photo: corner points are places on that photo, so after
 * another photo was chosen they mean nothing, and mean the same again when the first one is chosen back.
 */
export function currentRegionIn(
  tx: Transaction,
  actor: Actor,
  reference: CurrentReference,
): CurrentRegion | undefined {
  const row = tx
    .select({
      id: regions.id,
      patientId: regions.patientId,
      view: regions.view,
      referencePhotoId: references.photoId,
      version: regions.version,
      shape: regions.shape,
      polygon: regions.polygon,
      source: regions.source,
      createdAt: regions.createdAt,
    })
    .from(regions)
    .innerJoin(references, eq(references.id, regions.referenceId))
    .where(
      and(
        eq(regions.patientId, reference.patientId),
        eq(regions.view, reference.view),
        eq(references.photoId, reference.photoId),
        clinicalScope(actor),
      ),
    )
    .orderBy(desc(regions.version))
    .limit(1)
    .get();
  return row && { ...row, referenceVersion: reference.version };
}

/** The region measured in a view now; `undefined` while there is no reference or it was not analysed yet. */
export async function findRegion(
  store: Store,
  actor: Actor,
  patientId: string,
  view: View,
): Promise<CurrentRegion | undefined> {
  const reference = currentReferencesIn(store.db, actor, patientId).find((each) => each.view === view);
  return reference && currentRegionIn(store.db, actor, reference);
}

/** `source` of a region that was carried from an earlier reference is the person who drew it there. */
type NewRegion = MeasuredPlace & { reference: CurrentReference; source: Region['source'] };

function addRegion(tx: Transaction, actor: Actor, now: Date, entry: NewRegion): CurrentRegion {
  const { patientId, view, id: referenceId, photoId, version: referenceVersion } = entry.reference;
  const last = tx
    .select({ version: sql<number | null>`max(${regions.version})` })
    .from(regions)
    .where(and(eq(regions.patientId, patientId), eq(regions.view, view)))
    .get();
  const {
    referenceId: _id,
    createdBy: _by,
    ...row
  } = tx
    .insert(regions)
    .values({
      id: randomUUID(),
      patientId,
      view,
      version: (last?.version ?? 0) + 1,
      referenceId,
      shape: entry.shape,
      polygon: entry.polygon,
      source: entry.source,
      createdBy: actorId(actor),
      createdAt: now.toISOString(),
    })
    .returning()
    .get();
  return { ...row, referencePhotoId: photoId, referenceVersion };
}

/** The region of a reference that has none of this shape yet; the one that is there where somebody was quicker. */
export function ensureRegion(tx: Transaction, now: Date, entry: NewRegion): CurrentRegion {
  const present = currentRegionIn(tx, system, entry.reference);
  return present?.shape === entry.shape ? present : addRegion(tx, system, now, entry);
}

/**
 * A region drawn by a person on the reference: a new version, and everything of the view is measured again. `seen` is
 * the version they saw (0: there was none). `missing`: the view has no reference to draw on.
 */
export async function drawRegion(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  view: View,
  seen: number,
  place: MeasuredPlace,
): Promise<WriteResult<CurrentRegion>> {
  return transaction(store, (tx): WriteResult<CurrentRegion> => {
    const reference = currentReferencesIn(tx, actor, patientId).find((each) => each.view === view);
    if (reference === undefined) return { missing: true };
    const before = currentRegionIn(tx, actor, reference);
    if (seen !== (before?.version ?? 0)) return { stale: before ?? null };
    const region = addRegion(tx, actor, now, { reference, ...place, source: 'person' });
    queueAnalyses(tx, now, { patientId, view });
    note(tx, actor, now, {
      action: 'draw',
      noun: 'region',
      nounId: region.id,
      patientId,
      details: { view, version: region.version },
    });
    return { ok: region };
  });
}
