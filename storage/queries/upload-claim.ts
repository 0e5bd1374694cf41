import { and, eq, gt, lte, ne } from 'drizzle-orm';
import type { Purpose, Timing, View } from '../../server/contract/codes.ts';
import type { Photo } from '../../server/contract/photos.ts';
import { type Actor, personId } from '../actor.ts';
import type { Store } from '../open.ts';
import { idempotencyKeys } from '../schema/clinic.ts';
import { photos } from '../schema/photos.ts';
import type { Transaction } from '../transaction.ts';
import { photoOnTheWire } from './photos.ts';

/** The place of a photo: of primary and retake together there is one current photo in it. */
export type Slot = { visitId: string; view: View; timing: Timing };

/** What somebody wants to store, before a pixel is looked at. */
export type UploadClaim = Slot & {
  patientId: string;
  purpose: Purpose;
  /** SHA-256 of the original. */
  sha256: string;
  /** A person said that the same bytes belong to this patient too. */
  confirmedOtherPatient: boolean;
  /** The import of old photographs it belongs to. */
  importId: string | null;
  idempotency: { key: string; contentSha256: string } | null;
};

/** Why a claim is not stored as a new photo. */
export type Obstacle =
  | { already: Photo }
  | { keyReused: true }
  | { otherPatient: { photoId: string; patientId: string; visitId: string } }
  | { slotTaken: Photo };

const dayMs = 24 * 60 * 60 * 1000;

/** Keys older than a day are forgotten. */
export function forgetOldKeys(tx: Transaction, now: Date): void {
  const yesterday = new Date(now.getTime() - dayMs).toISOString();
  tx.delete(idempotencyKeys).where(lte(idempotencyKeys.createdAt, yesterday)).run();
}

function answeredBefore(tx: Transaction, actor: Actor, now: Date, claim: UploadClaim): Obstacle | null {
  if (claim.idempotency === null) return null;
  const yesterday = new Date(now.getTime() - dayMs).toISOString();
  const known = tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.actorId, personId(actor)),
        eq(idempotencyKeys.key, claim.idempotency.key),
        gt(idempotencyKeys.createdAt, yesterday),
      ),
    )
    .get();
  if (known === undefined) return null;
  if (known.contentSha256 !== claim.idempotency.contentSha256) return { keyReused: true };
  const photo = tx.select().from(photos).where(eq(photos.id, known.photoId)).get();
  return photo === undefined || photo.fileMissing ? null : { already: photoOnTheWire(photo) };
}

/** The current photo of a slot that a new primary would stand against. */
function primaryIn(tx: Transaction, slot: Slot) {
  return currentIn(tx, slot).find(({ purpose }) => purpose !== 'replicate');
}

export function currentIn(tx: Transaction, slot: Slot) {
  return tx
    .select()
    .from(photos)
    .where(
      and(
        eq(photos.visitId, slot.visitId),
        eq(photos.view, slot.view),
        eq(photos.timing, slot.timing),
        eq(photos.state, 'current'),
      ),
    )
    .all();
}

/**
 * Current photos that step aside for the claim: the slot's primary for a retake, and a photo of the very same bytes whose
 * file is gone. It is not answered as safe, and sending it again is how a person puts it right; its row stays.
 */
export function steppingAside(tx: Transaction, claim: UploadClaim) {
  return currentIn(tx, claim).filter(
    (photo) =>
      (claim.purpose === 'retake' && photo.purpose !== 'replicate') ||
      (photo.fileMissing && photo.sha256 === claim.sha256),
  );
}

/**
 * The first reason that holds: the key was answered before, the same bytes are in this slot, they lie under another
 * patient, or a second primary for the slot. `null`: the claim may be stored.
 */
export function obstacle(tx: Transaction, actor: Actor, now: Date, claim: UploadClaim): Obstacle | null {
  const before = answeredBefore(tx, actor, now, claim);
  if (before !== null) return before;
  const aside = new Set(steppingAside(tx, claim).map(({ id }) => id));
  const same = currentIn(tx, claim).find(
    ({ sha256, fileMissing }) => sha256 === claim.sha256 && !fileMissing,
  );
  if (same !== undefined) return { already: photoOnTheWire(same) };
  if (!claim.confirmedOtherPatient) {
    const elsewhere = tx
      .select({ photoId: photos.id, patientId: photos.patientId, visitId: photos.visitId })
      .from(photos)
      .where(and(eq(photos.sha256, claim.sha256), ne(photos.patientId, claim.patientId)))
      .get();
    if (elsewhere !== undefined) return { otherPatient: elsewhere };
  }
  const primary = claim.purpose === 'primary' ? primaryIn(tx, claim) : undefined;
  return primary === undefined || aside.has(primary.id) ? null : { slotTaken: photoOnTheWire(primary) };
}

/** The same question before the pixels are decoded, so that a duplicate costs nothing; asked again when it is stored. */
export async function findObstacle(
  store: Store,
  actor: Actor,
  now: Date,
  claim: UploadClaim,
): Promise<Obstacle | null> {
  return obstacle(store.db, actor, now, claim);
}
