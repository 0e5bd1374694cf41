import { randomUUID } from 'node:crypto';
import { and, asc, eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { Alignment } from '../../server/contract/analysis.ts';
import type { Size } from '../../server/contract/fields.ts';
import { type Actor, actorId, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { alignments, analyses, references } from '../schema/measuring.ts';
import { photos } from '../schema/photos.ts';
import type { Transaction } from '../transaction.ts';
import { type CurrentReference, currentReferencesIn } from './references.ts';

type Row = typeof alignments.$inferSelect & {
  referencePhotoId: string;
  inputs: string | null;
  overlap: number | null;
};

const byHand = new Set<Alignment['source']>(['landmarks', 'nudged', 'matrix']);

export function isByHand(alignment: Pick<Alignment, 'source'>): boolean {
  return byHand.has(alignment.source);
}

/**
 * Which of two rows counts, the later one named second: a person's wins over every automatic one, except over one that
 * a person asked for in its place.
 */
function winner(kept: Row | undefined, row: Row): Row {
  return kept && isByHand(kept) && !isByHand(row) && !row.discardsHand ? kept : row;
}

/**
 * How far the head was turned, as the automatic runs before a hand found it: a hand moves the picture, not the head that
 * was photographed. `rows` of one photo on one reference, in order.
 */
function withPose(row: Row, rows: readonly Row[]): Row {
  if (!isByHand(row)) return row;
  const tilts = rows.flatMap((each) => (isByHand(each) ? [] : (each.quality.tiltDegrees ?? [])));
  const tiltDegrees = tilts.at(-1) ?? row.quality.tiltDegrees ?? null;
  return { ...row, quality: { ...row.quality, tiltDegrees } };
}

function onTheWire(row: Row, reference: CurrentReference): Alignment {
  return {
    id: row.id,
    version: row.sequence,
    photoId: row.photoId,
    referencePhotoId: row.referencePhotoId,
    referenceVersion: reference.version,
    state: row.state,
    matrix: row.matrix,
    photoSize: { widthPx: row.photoWidthPx, heightPx: row.photoHeightPx },
    referenceSize: { widthPx: row.referenceWidthPx, heightPx: row.referenceHeightPx },
    source: row.source,
    // A region that is drawn anew changes how much of it is shown, not how the photo lies.
    quality: row.inputs?.includes(row.id) ? { ...row.quality, overlap: row.overlap } : row.quality,
    refusal: row.refusal,
    method: row.method,
    methodVersion: row.methodVersion,
    createdAt: row.createdAt,
  };
}

/**
 * How the photos of a patient lie on the given references. A matrix leads to a picture, not to a version: what was
 * made for a photo that is the reference again, or was confirmed by a doctor, still holds.
 */
export function currentAlignmentsIn(
  tx: Transaction,
  actor: Actor,
  held: readonly CurrentReference[],
  photoId?: string,
): Map<string, Alignment> {
  if (held.length === 0) return new Map();
  const rows = tx
    .select({
      ...getTableColumns(alignments),
      referencePhotoId: references.photoId,
      inputs: analyses.inputs,
      overlap: analyses.overlap,
    })
    .from(alignments)
    .innerJoin(references, eq(references.id, alignments.referenceId))
    .innerJoin(photos, eq(photos.id, alignments.photoId))
    .leftJoin(analyses, eq(analyses.photoId, alignments.photoId))
    .where(
      and(
        or(
          ...held.map((reference) =>
            and(
              photoId === undefined ? eq(photos.patientId, reference.patientId) : eq(photos.id, photoId),
              eq(photos.view, reference.view),
              eq(references.photoId, reference.photoId),
            ),
          ),
        ),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(alignments.photoId), asc(alignments.sequence))
    .all();
  const winners = new Map<string, Row>();
  const ofPhoto = new Map<string, Row[]>();
  for (const row of rows) {
    winners.set(row.photoId, winner(winners.get(row.photoId), row));
    ofPhoto.set(row.photoId, [...(ofPhoto.get(row.photoId) ?? []), row]);
  }
  const current = new Map<string, Alignment>();
  for (const [id, row] of winners) {
    const reference = held.find((each) => each.photoId === row.referencePhotoId);
    if (reference) current.set(id, onTheWire(withPose(row, ofPhoto.get(id) ?? []), reference));
  }
  return current;
}

export type NewAlignment = Pick<
  Alignment,
  'photoId' | 'state' | 'matrix' | 'source' | 'quality' | 'refusal' | 'method' | 'methodVersion'
> & { referenceId: string; photoSize: Size; referenceSize: Size; discardsHand?: boolean };

/** Adds a row after the ones the photo has; answers its id. */
export function addAlignment(tx: Transaction, actor: Actor, now: Date, entry: NewAlignment): string {
  const { photoSize, referenceSize, ...fields } = entry;
  const last = tx
    .select({ sequence: sql<number | null>`max(${alignments.sequence})` })
    .from(alignments)
    .where(eq(alignments.photoId, entry.photoId))
    .get();
  const id = randomUUID();
  tx.insert(alignments)
    .values({
      ...fields,
      id,
      photoWidthPx: photoSize.widthPx,
      photoHeightPx: photoSize.heightPx,
      referenceWidthPx: referenceSize.widthPx,
      referenceHeightPx: referenceSize.heightPx,
      createdBy: actorId(actor),
      sequence: (last?.sequence ?? 0) + 1,
      createdAt: now.toISOString(),
    })
    .run();
  return id;
}

/** A photo and the reference of its view, as an alignment needs them. */
export type AlignmentPair = {
  photo: Size & { id: string; patientId: string };
  reference: CurrentReference & Size;
};

/** `undefined`: no such photo. `reference: null`: its view has no reference to align to. */
export function alignmentPairIn(
  tx: Transaction,
  actor: Actor,
  photoId: string,
): { photo: AlignmentPair['photo']; reference: AlignmentPair['reference'] | null } | undefined {
  const size = { widthPx: photos.widthPx, heightPx: photos.heightPx };
  const photo = tx
    .select({ id: photos.id, patientId: photos.patientId, view: photos.view, ...size })
    .from(photos)
    .where(and(eq(photos.id, photoId), clinicalScope(actor)))
    .get();
  if (photo === undefined) return undefined;
  const reference = currentReferencesIn(tx, actor, photo.patientId).find((each) => each.view === photo.view);
  const picture = reference && tx.select(size).from(photos).where(eq(photos.id, reference.photoId)).get();
  return { photo, reference: reference && picture ? { ...reference, ...picture } : null };
}

export async function alignmentPair(store: Store, actor: Actor, photoId: string) {
  return alignmentPairIn(store.db, actor, photoId);
}

/** How a photo lies on the reference of its view now. `undefined`: not aligned yet, or nothing to align to. */
export async function findAlignment(
  store: Store,
  actor: Actor,
  photoId: string,
): Promise<Alignment | undefined> {
  const pair = alignmentPairIn(store.db, actor, photoId);
  if (!pair?.reference) return undefined;
  return currentAlignmentsIn(store.db, actor, [pair.reference], photoId).get(photoId);
}
