import { and, eq } from 'drizzle-orm';
import type { Photo, PhotoChange, PhotoMove } from '../../server/contract/photos.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { analyses } from '../schema/measuring.ts';
import { visits } from '../schema/patients.ts';
import { photoChanges, photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { acceptNoMore } from './acceptance.ts';
import { photoOnTheWire, photoRow } from './photos.ts';
import { currentIn, type Slot } from './upload-claim.ts';

type PhotoRow = typeof photos.$inferSelect;
type Action = (typeof photoChanges.$inferInsert)['action'];

/** `slotTaken`: the place is held by this photo. `notCurrent`: a retake has replaced the photo already. */
export type PhotoWriteResult =
  | Exclude<WriteResult<Photo>, { taken: true }>
  | { slotTaken: Photo }
  | { notCurrent: true };

/** The photo that would stand in the same place: another primary, or the very same bytes. */
function holderOf(tx: Transaction, photo: PhotoRow, slot: Slot): PhotoRow | undefined {
  const others = currentIn(tx, slot).filter(({ id }) => id !== photo.id);
  return others.find(
    (other) =>
      other.sha256 === photo.sha256 || (photo.purpose !== 'replicate' && other.purpose !== 'replicate'),
  );
}

function save(
  tx: Transaction,
  actor: Actor,
  now: Date,
  before: PhotoRow,
  change: Partial<PhotoRow>,
  why: { action: Action; reason: string | null },
): PhotoRow {
  const row = tx
    .update(photos)
    .set({ ...change, version: before.version + 1 })
    .where(eq(photos.id, before.id))
    .returning()
    .get();
  const changed = Object.keys(change) as (keyof PhotoRow)[];
  const values = (of: PhotoRow) => Object.fromEntries(changed.map((key) => [key, of[key] as string | null]));
  tx.insert(photoChanges)
    .values({
      photoId: before.id,
      ...why,
      before: values(before),
      after: values(row),
      changedBy: personId(actor),
      changedAt: now.toISOString(),
    })
    .run();
  for (const patientId of new Set([before.patientId, row.patientId])) {
    note(tx, actor, now, { action: why.action, noun: 'photo', nounId: row.id, patientId });
  }
  return row;
}

/** Excludes a current photo, in the caller's transaction. */
export function excludeIn(
  tx: Transaction,
  actor: Actor,
  now: Date,
  photo: PhotoRow,
  reason: string | null,
): PhotoRow {
  const excluded = { state: 'excluded', excludedReason: reason } as const;
  return save(tx, actor, now, photo, excluded, { action: 'exclude', reason });
}

/**
 * Excludes a photo, takes it back, or corrects its capture time; the reason is kept with what stood there before. A
 * photo that a retake has replaced can only be taken back, and only into an empty slot.
 */
export async function changePhoto(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  version: number,
  change: PhotoChange,
): Promise<PhotoWriteResult> {
  return transaction(store, (tx): PhotoWriteResult => {
    const before = photoRow(tx, actor, id);
    if (before === undefined) return { missing: true };
    if (before.version !== version) return { stale: photoOnTheWire(before) };
    const excluding = change.state === 'excluded' && before.state !== 'excluded';
    const takingBack = change.state === 'current' && before.state !== 'current';
    // Before anything is written: what stands against one half of a change stands against the whole of it.
    if (excluding && before.state === 'replaced') return { notCurrent: true };
    const holder = takingBack ? holderOf(tx, before, before) : undefined;
    if (holder !== undefined) return { slotTaken: photoOnTheWire(holder) };
    const reason = change.reason ?? null;
    let row = before;
    if (change.capturedAt !== undefined) {
      const capturedAt = new Date(change.capturedAt).toISOString();
      const corrected = { capturedAt, capturedAtSource: 'entered' } as const;
      row = save(tx, actor, now, row, corrected, { action: 'correct_capture_time', reason });
    }
    if (excluding) {
      row = excludeIn(tx, actor, now, row, reason);
    }
    if (takingBack) {
      const taken = { state: 'current', excludedReason: null } as const;
      row = save(tx, actor, now, row, taken, { action: 'take_back', reason });
      acceptNoMore(tx, actor, now, row.visitId);
    }
    return { ok: photoOnTheWire(row) };
  });
}

/**
 * Moves a photo to the right patient, visit or view and asks for its analysis again. Values that were measured in the
 * wrong place stay as rows of that place; whoever reads values holds them against where the photo is now.
 */
export async function movePhoto(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  to: PhotoMove,
): Promise<PhotoWriteResult> {
  return transaction(store, (tx): PhotoWriteResult => {
    const before = photoRow(tx, actor, id);
    const visit = tx
      .select({ id: visits.id, patientId: visits.patientId })
      .from(visits)
      .where(and(eq(visits.id, to.visitId), clinicalScope(actor)))
      .get();
    if (before === undefined || visit === undefined) return { missing: true };
    const slot = { visitId: visit.id, view: to.view ?? before.view, timing: to.timing ?? before.timing };
    const holder = before.state === 'current' ? holderOf(tx, before, slot) : undefined;
    if (holder !== undefined) return { slotTaken: photoOnTheWire(holder) };
    const moved = { ...slot, patientId: visit.patientId };
    const row = save(tx, actor, now, before, moved, { action: 'move', reason: to.reason });
    if (visit.id !== before.visitId) acceptNoMore(tx, actor, now, visit.id);
    tx.update(analyses)
      .set({
        patientId: visit.patientId,
        state: 'queued',
        attempts: 0,
        background: false,
        inputs: null,
        failure: null,
        realign: null,
        queuedAt: now.toISOString(),
        finishedAt: null,
      })
      .where(eq(analyses.photoId, id))
      .run();
    return { ok: photoOnTheWire(row) };
  });
}
