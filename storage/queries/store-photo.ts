import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { CaptureSource } from '../../server/contract/codes.ts';
import type { Photo } from '../../server/contract/photos.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { idempotencyKeys } from '../schema/clinic.ts';
import { analyses } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photoImportPhotos } from '../schema/photo-imports.ts';
import { derivatives, photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { acceptNoMore } from './acceptance.ts';
import { importState } from './photo-imports.ts';
import { photoOnTheWire } from './photos.ts';
import { forgetOldKeys, type Obstacle, obstacle, steppingAside, type UploadClaim } from './upload-claim.ts';

/** A photo whose files are already safe under `folder`; sizes in pixels of the upright picture. */
export type PhotoEntry = {
  folder: string;
  mediaType: string;
  originalBytes: number;
  originalWidthPx: number;
  originalHeightPx: number;
  widthPx: number;
  heightPx: number;
  device: string | null;
  capturedAt: string | null;
  capturedAtSource: CaptureSource;
  derivatives: Omit<typeof derivatives.$inferInsert, 'photoId'>[];
};

export type StoreResult = { stored: Photo } | { missing: true } | { importUndone: true } | Obstacle;

function visitIsThere(tx: Transaction, actor: Actor, claim: UploadClaim): boolean {
  const visit = tx
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.id, claim.visitId), eq(visits.patientId, claim.patientId), clinicalScope(actor)))
    .get();
  return visit !== undefined;
}

/** What the new photo takes the place of is kept as `replaced`. */
function replace(tx: Transaction, claim: UploadClaim): string[] {
  return steppingAside(tx, claim).map(({ id }) => {
    tx.update(photos)
      .set({ state: 'replaced', version: sql`${photos.version} + 1` })
      .where(eq(photos.id, id))
      .run();
    return id;
  });
}

/**
 * The row, its derivatives' recipes, the audit entry, the idempotency key and the job of its analysis, together or not
 * at all. The files are the caller's: whatever else this answers than `stored`, they have to be undone.
 */
export async function storePhoto(
  store: Store,
  actor: Actor,
  now: Date,
  claim: UploadClaim,
  entry: PhotoEntry,
): Promise<StoreResult> {
  const at = now.toISOString();
  return transaction(store, (tx): StoreResult => {
    if (!visitIsThere(tx, actor, claim)) return { missing: true };
    const inTheWay = obstacle(tx, actor, now, claim);
    if (inTheWay !== null) return inTheWay;
    const state = claim.importId === null ? null : importState(tx, actor, claim.importId, claim);
    if (state === 'missing') return { missing: true };
    if (state === 'undone') return { importUndone: true };
    const replaces = replace(tx, claim);
    const { derivatives: made, ...facts } = entry;
    const { visitId, patientId, view, timing, purpose, sha256 } = claim;
    const row = tx
      .insert(photos)
      .values({
        id: randomUUID(),
        patientId,
        visitId,
        view,
        timing,
        purpose,
        sha256,
        ...facts,
        uploadedAt: at,
        uploadedBy: personId(actor),
      })
      .returning()
      .get();
    tx.insert(derivatives)
      .values(made.map((derivative) => ({ ...derivative, photoId: row.id })))
      .run();
    tx.insert(analyses).values({ photoId: row.id, patientId, state: 'queued', queuedAt: at }).run();
    if (claim.importId !== null) {
      tx.insert(photoImportPhotos).values({ importId: claim.importId, photoId: row.id }).run();
    }
    if (claim.idempotency !== null) {
      forgetOldKeys(tx, now);
      tx.insert(idempotencyKeys)
        .values({ actorId: personId(actor), ...claim.idempotency, photoId: row.id, createdAt: at })
        .onConflictDoUpdate({
          target: [idempotencyKeys.actorId, idempotencyKeys.key],
          set: { photoId: row.id, createdAt: at },
        })
        .run();
    }
    acceptNoMore(tx, actor, now, visitId);
    note(tx, actor, now, {
      action: 'add',
      noun: 'photo',
      nounId: row.id,
      patientId,
      details: { visitId, view, timing, purpose, replaces },
    });
    return { stored: photoOnTheWire(row) };
  });
}

/** Bytes of all originals and derivatives, for the quota. */
export async function storedPhotoBytes(store: Store): Promise<number> {
  const originals = store.db
    .select({ sum: sql<number>`coalesce(sum(${photos.originalBytes}), 0)` })
    .from(photos)
    .get();
  const made = store.db
    .select({ sum: sql<number>`coalesce(sum(${derivatives.bytes}), 0)` })
    .from(derivatives)
    .get();
  return (originals?.sum ?? 0) + (made?.sum ?? 0);
}
