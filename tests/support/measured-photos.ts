import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Purpose, View } from '../../server/contract/codes.ts';
import { ownLight } from '../../server/contract/matching.ts';
import { identity, type Matrix3 } from '../../server/contract/matrix.ts';
import type { Store } from '../../storage/open.ts';
import { alignments, analyses, references } from '../../storage/schema/measuring.ts';
import { photos } from '../../storage/schema/photos.ts';

type Place = { patientId: string; visitId: string; view: View };

const size = { widthPx: 3072, heightPx: 2304 };
const at = '2026-01-01T00:00:00.000Z';

function personOf(store: Store): string {
  return store.sqlite.prepare('select id from people').pluck().get() as string;
}

/** No two photographs are alike to the last digit, and no gate sees so little. */
let unlike = 0;

/** A photo row whose analysis is done and found nothing wrong with it. Rows only: nobody asks for the file. */
export function addAnalysedPhoto(
  store: Store,
  { patientId, visitId, view }: Place,
  purpose: Purpose = 'primary',
): string {
  const id = randomUUID();
  store.db
    .insert(photos)
    .values({
      id,
      patientId,
      visitId,
      view,
      ...size,
      timing: 'before_injection',
      purpose,
      capturedAtSource: 'unknown',
      uploadedAt: at,
      uploadedBy: personOf(store),
      folder: id,
      sha256: id,
      mediaType: 'image/jpeg',
      originalBytes: 1_000_000,
      originalWidthPx: 4000,
      originalHeightPx: 3000,
    })
    .run();
  const clipped = { clippedBrightPercent: 0.1, clippedDarkPercent: 0.1 };
  unlike += 1e-6;
  const quality = {
    methodVersion: 1,
    sharpness: 100 + unlike,
    brightness: 120,
    headWidthPx: 2200,
    reasons: [],
    ...clipped,
  };
  store.db
    .insert(analyses)
    .values({ photoId: id, patientId, state: 'done', quality, queuedAt: at, finishedAt: at })
    .run();
  return id;
}

/** The same, and it is the first reference of its view. Answers photo and reference. */
export function addReferencePhoto(store: Store, place: Place): { photoId: string; referenceId: string } {
  const photoId = addAnalysedPhoto(store, place);
  const referenceId = randomUUID();
  const { patientId, view } = place;
  store.db
    .insert(references)
    .values({ id: referenceId, patientId, view, version: 1, photoId, source: 'automatic', createdAt: at })
    .run();
  return { photoId, referenceId };
}

/** The same, and it lies well on the reference, or was refused by the alignment. */
export function addAlignedPhoto(
  store: Store,
  place: Place,
  referenceId: string,
  state: 'accepted' | 'refused' = 'accepted',
  matrix: Matrix3 = identity,
  { purpose = 'primary', tiltDegrees = 2 }: { purpose?: Purpose; tiltDegrees?: number } = {},
): string {
  const photoId = addAnalysedPhoto(store, place, purpose);
  const id = randomUUID();
  const known = { overlap: 0.98, forwardBackwardPercent: 0.2, rotationDegrees: 0.5, scale: 1 };
  store.db
    .insert(alignments)
    .values({
      id,
      photoId,
      referenceId,
      state,
      matrix: state === 'accepted' ? matrix : null,
      photoWidthPx: size.widthPx,
      photoHeightPx: size.heightPx,
      referenceWidthPx: size.widthPx,
      referenceHeightPx: size.heightPx,
      source: 'auto',
      quality: { correlation: 0.97, ...known, ...(state === 'accepted' ? { tiltDegrees } : {}) },
      refusal: state === 'refused' ? { code: 'alignment_refused', severity: 'refuse', values: {} } : null,
      method: 'test',
      methodVersion: 1,
      sequence: 1,
      createdAt: at,
    })
    .run();
  if (state === 'accepted') {
    // Its light is that of the reference, found around the head.
    const matching = { ...ownLight(1), source: 'surroundings' as const };
    store.db
      .update(analyses)
      .set({ matching, overlap: 0.98, inputs: id })
      .where(eq(analyses.photoId, photoId))
      .run();
  }
  return photoId;
}

/** As if the photo had been measured again and its value refused. */
export function refuseValue(store: Store, photoId: string): void {
  const row = store.db.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
  if (!row?.quality) throw new Error('the photo was never measured');
  const reasons = [{ code: 'hair_and_skin_alike', severity: 'refuse' as const, values: {} }];
  const quality = { ...row.quality, reasons };
  store.db.update(analyses).set({ quality }).where(eq(analyses.photoId, photoId)).run();
}
