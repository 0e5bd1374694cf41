import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Photo } from '../../server/contract/photos.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import type { PhotoKind } from '../photo-files.ts';
import { branches } from '../schema/clinic.ts';
import { visits } from '../schema/patients.ts';
import { derivatives, photos } from '../schema/photos.ts';
import type { Transaction } from '../transaction.ts';

const { folder: _folder, ...wireColumns } = getTableColumns(photos);

/** The photo as people and programs see it: everything but where it lies. */
export function photoOnTheWire(row: typeof photos.$inferSelect): Photo {
  const { folder: _place, ...photo } = row;
  return photo;
}

export function photoRow(tx: Transaction, actor: Actor, id: string) {
  return tx
    .select()
    .from(photos)
    .where(and(eq(photos.id, id), clinicalScope(actor)))
    .get();
}

/** The photo, or `undefined` where there is none or the actor may not know of one. */
export async function findPhoto(store: Store, actor: Actor, id: string): Promise<Photo | undefined> {
  return store.db
    .select(wireColumns)
    .from(photos)
    .where(and(eq(photos.id, id), clinicalScope(actor)))
    .get();
}

/** What an upload must know of its visit. */
export type VisitForPhotos = { id: string; patientId: string; timeZone: string };

export async function findVisitForPhotos(
  store: Store,
  actor: Actor,
  visitId: string,
): Promise<VisitForPhotos | undefined> {
  return store.db
    .select({ id: visits.id, patientId: visits.patientId, timeZone: branches.timeZone })
    .from(visits)
    .innerJoin(branches, eq(branches.id, visits.branchId))
    .where(and(eq(visits.id, visitId), clinicalScope(actor)))
    .get();
}

/** Every photo of a visit in the order it was stored, the replaced and excluded ones too. */
export async function listVisitPhotos(store: Store, actor: Actor, visitId: string): Promise<Photo[]> {
  return store.db
    .select(wireColumns)
    .from(photos)
    .where(and(eq(photos.visitId, visitId), clinicalScope(actor)))
    .orderBy(asc(photos.uploadedAt), asc(photos.id))
    .all();
}

/** Where a file of a photo lies and what it is; `sha256` is its lasting name in the browser's cache. */
export type PhotoFilePlace = {
  folder: string;
  patientId: string;
  mediaType: string;
  sha256: string;
};

/** `undefined` where the photo is missing, foreign, or has no such derivative. */
export async function findPhotoFile(
  store: Store,
  actor: Actor,
  photoId: string,
  kind: PhotoKind,
): Promise<PhotoFilePlace | undefined> {
  const ofPhoto = { folder: photos.folder, patientId: photos.patientId };
  const mine = and(eq(photos.id, photoId), clinicalScope(actor));
  if (kind === 'original') {
    return store.db
      .select({ ...ofPhoto, mediaType: photos.mediaType, sha256: photos.sha256 })
      .from(photos)
      .where(mine)
      .get();
  }
  return store.db
    .select({ ...ofPhoto, mediaType: derivatives.mediaType, sha256: derivatives.sha256 })
    .from(photos)
    .innerJoin(derivatives, and(eq(derivatives.photoId, photos.id), eq(derivatives.kind, kind)))
    .where(mine)
    .get();
}
