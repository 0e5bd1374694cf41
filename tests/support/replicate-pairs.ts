import { eq } from 'drizzle-orm';
import type { View } from '../../server/contract/codes.ts';
import type { Store } from '../../storage/open.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto } from './measured-photos.ts';
import { addCoverage, type Basis } from './measured-values.ts';

/** What may be said of a photo's taking besides its place. */
export type Taken = { uploadedBy?: string; device?: string | null; capturedAt?: string };

/** Who and what took a photo row that a test has added. */
export function takenBy(store: Store, photoId: string, taken: Taken): void {
  if (Object.keys(taken).length > 0) store.db.update(photos).set(taken).where(eq(photos.id, photoId)).run();
}

/** A primary photo and its replicate at a visit, with the coverage of both in percent. Answers their ids. */
export function addReplicatePair(
  store: Store,
  place: { patientId: string; visitId: string; view?: View },
  basis: Basis,
  values: readonly [number, number],
  taken: readonly [Taken, Taken] = [{}, {}],
): [string, string] {
  const at = { view: 'vertex', ...place } as const;
  const add = (k: 0 | 1): string => {
    const id = addAlignedPhoto(store, at, basis.referenceId);
    if (k === 1) store.db.update(photos).set({ purpose: 'replicate' }).where(eq(photos.id, id)).run();
    takenBy(store, id, taken[k]);
    addCoverage(store, id, values[k], basis);
    return id;
  };
  // A slot holds one primary: the replicate is one for a moment, so it has to be first.
  const replicate = add(1);
  return [add(0), replicate];
}
