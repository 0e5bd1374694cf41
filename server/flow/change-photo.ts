import type { Actor } from '../../storage/actor.ts';
import { changePhoto, movePhoto, type PhotoWriteResult } from '../../storage/queries/photo-changes.ts';
import { findPhoto } from '../../storage/queries/photos.ts';
import type { Photo, PhotoChange, PhotoMove } from '../contract/photos.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { found, written } from './outcome.ts';
import { refreshPatient } from './refresh-milestones.ts';

function changed(result: PhotoWriteResult): Photo {
  if ('slotTaken' in result) throw new AppError('slot_taken', {}, { current: result.slotTaken });
  if ('notCurrent' in result) throw new AppError('photo_replaced');
  return written(result);
}

/**
 * Excludes a photo, takes it back or corrects its capture time, then brings the patient's references and milestones up
 * to it. Throws `reason_required`, `captured_in_future`, `slot_taken`, `photo_replaced`, `version_stale`, `not_found`.
 */
export async function correctPhoto(
  { store, clock }: Deps,
  actor: Actor,
  id: string,
  version: number,
  change: PhotoChange,
): Promise<Photo> {
  const needsReason = change.state === 'excluded' || change.capturedAt !== undefined;
  if (needsReason && !change.reason?.trim()) throw new AppError('reason_required');
  if (change.capturedAt !== undefined && new Date(change.capturedAt) > clock()) {
    throw new AppError('captured_in_future');
  }
  const photo = changed(await changePhoto(store, actor, clock(), id, version, change));
  await refreshPatient(store, clock(), photo.patientId);
  return photo;
}

/** Moves a photo to where it belongs and brings both patients' references and milestones up to it. */
export async function refile(
  { store, clock }: Deps,
  actor: Actor,
  id: string,
  to: PhotoMove,
): Promise<Photo> {
  const before = found(await findPhoto(store, actor, id));
  const photo = changed(await movePhoto(store, actor, clock(), id, to));
  for (const patientId of new Set([before.patientId, photo.patientId])) {
    await refreshPatient(store, clock(), patientId);
  }
  return photo;
}
