import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Metric } from '../../server/contract/codes.ts';
import type { Store } from '../../storage/open.ts';
import { alignments, measurements, regions } from '../../storage/schema/measuring.ts';
import { photos } from '../../storage/schema/photos.ts';

const at = '2026-01-01T00:00:00.000Z';

/** A region row on a reference; the next version of its view. */
export function addRegionRow(store: Store, photoId: string, referenceId: string, version = 1): string {
  const photo = store.db.select().from(photos).where(eq(photos.id, photoId)).get();
  const id = randomUUID();
  store.db
    .insert(regions)
    .values({
      id,
      patientId: photo?.patientId ?? '',
      view: photo?.view ?? 'vertex',
      version,
      referenceId,
      polygon: [
        [0.3, 0.3],
        [0.7, 0.3],
        [0.7, 0.7],
      ],
      source: 'protocol',
      createdAt: at,
    })
    .run();
  return id;
}

/** What a coverage value stands on besides its photo. */
export type Basis = { referenceId: string; regionId: string; methodVersion?: number };

/** A computed coverage value of a photo, in percent, as the program would have written it. */
export function addCoverage(store: Store, photoId: string, value: number, basis: Basis): void {
  addComputed(store, photoId, { metric: 'coverage', unit: '%', value }, basis);
}

/** A computed value of any metric of a photo, as the program would have written it. */
export function addComputed(
  store: Store,
  photoId: string,
  { metric, unit, value }: { metric: Metric; unit: string; value: number },
  basis: Basis,
): void {
  const photo = store.db.select().from(photos).where(eq(photos.id, photoId)).get();
  const alignment = store.db.select().from(alignments).where(eq(alignments.photoId, photoId)).get();
  store.db
    .insert(measurements)
    .values({
      methodVersion: 1,
      ...basis,
      id: randomUUID(),
      patientId: photo?.patientId ?? '',
      visitId: photo?.visitId ?? '',
      photoId,
      view: photo?.view ?? 'vertex',
      metric,
      value,
      unit,
      method: 'colour-texture',
      alignmentId: alignment?.id ?? null,
      matchingVersion: 1,
      source: 'algorithm',
      uncertainty: 0.5,
      details: {},
      createdAt: at,
    })
    .run();
}
