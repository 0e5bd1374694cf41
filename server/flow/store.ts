import type { Actor } from '../../storage/actor.ts';
import { type StoreResult, storePhoto } from '../../storage/queries/store-photo.ts';
import type { Obstacle, UploadClaim } from '../../storage/queries/upload-claim.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import type { CaptureTime } from './capture-time.ts';
import { asDiskError } from './normalise.ts';
import { type NormalPhoto, type StoredPhoto, stored } from './photo-stages.ts';

/** What an obstacle means to the person who uploads; the photo that is already there is an answer, not an error. */
export function photoAlreadyThere(obstacle: Obstacle) {
  if ('already' in obstacle) return obstacle.already;
  if ('keyReused' in obstacle) throw new AppError('idempotency_key_reused');
  if ('slotTaken' in obstacle) throw new AppError('slot_taken', {}, { current: obstacle.slotTaken });
  throw new AppError('same_bytes_other_patient', obstacle.otherPatient);
}

async function writeRow(
  deps: Deps,
  actor: Actor,
  claim: UploadClaim,
  normal: NormalPhoto,
  capture: CaptureTime,
  folder: string,
): Promise<StoreResult> {
  const { mediaType, originalWidthPx, originalHeightPx, device, derivatives } = normal;
  const master = derivatives.find(({ kind }) => kind === 'master');
  if (master === undefined) throw new Error('A normal photo has a master.');
  return storePhoto(deps.store, actor, deps.clock(), claim, {
    folder,
    mediaType,
    originalBytes: normal.bytes,
    originalWidthPx,
    originalHeightPx,
    widthPx: master.widthPx,
    heightPx: master.heightPx,
    device,
    ...capture,
    derivatives,
  });
}

/**
 * Files first, row last: moves the folder to its lasting place, flushed, then writes everything the database must know
 * in one transaction. Where that does not end in a row of this photo, the files are taken away again.
 */
export async function store(
  deps: Deps,
  actor: Actor,
  claim: UploadClaim,
  normal: NormalPhoto,
  capture: CaptureTime,
): Promise<{ stored: StoredPhoto } | Exclude<StoreResult, { stored: unknown }>> {
  const folder = await deps.files.keep(normal.staging).catch((error: unknown) => {
    throw asDiskError(error);
  });
  let kept = false;
  try {
    const result = await writeRow(deps, actor, claim, normal, capture, folder);
    if (!('stored' in result)) return result;
    kept = true;
    deps.room.used(normal.derivatives.reduce((sum, { bytes }) => sum + bytes, normal.bytes));
    return { stored: stored(normal, result.stored) };
  } finally {
    if (!kept) await deps.files.remove(folder);
  }
}
