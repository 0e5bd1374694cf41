import { createHash } from 'node:crypto';
import type { Actor } from '../../storage/actor.ts';
import { tooLarge } from '../../storage/durable.ts';
import type { VisitForPhotos } from '../../storage/queries/photos.ts';
import { findObstacle, type UploadClaim } from '../../storage/queries/upload-claim.ts';
import type { Photo, UploadFields } from '../contract/photos.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { namedDevice } from '../imaging/exif.ts';
import { captureTime } from './capture-time.ts';
import { asDiskError, normalise } from './normalise.ts';
import { type RawPhoto, received } from './photo-stages.ts';
import { photoAlreadyThere, store } from './store.ts';

/** Streams an original to the disk. Throws `upload_too_large`, `disk_full`, or what the sender's stream throws. */
export async function receive(deps: Deps, source: AsyncIterable<Uint8Array>): Promise<RawPhoto> {
  const limitMegabytes = deps.config.MAX_UPLOAD_MB;
  try {
    return received(await deps.files.stage(source, limitMegabytes * 1024 * 1024));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException | null)?.code === tooLarge;
    throw isTooLarge ? new AppError('upload_too_large', { limitMegabytes }) : asDiskError(error);
  }
}

/** How a form's file is taken in, and let go of where the form is broken behind it. */
export const staging = (deps: Deps) => ({
  take: (source: AsyncIterable<Uint8Array>) => receive(deps, source),
  undo: (raw: RawPhoto) => deps.files.discard(raw.staging),
});

/** Everything the request said, in one number: the same key with anything else is another request. */
function contentOf(visitId: string, fields: UploadFields, sha256: string): string {
  const said = { visitId, ...fields, sha256 };
  return createHash('sha256')
    .update(JSON.stringify(said, Object.keys(said).sort()))
    .digest('hex');
}

function claimOf(
  visit: VisitForPhotos,
  fields: UploadFields,
  raw: RawPhoto,
  key: string | undefined,
): UploadClaim {
  const contentSha256 = contentOf(visit.id, fields, raw.sha256);
  return {
    visitId: visit.id,
    patientId: visit.patientId,
    view: fields.view,
    timing: fields.timing,
    purpose: fields.purpose ?? 'primary',
    sha256: raw.sha256,
    confirmedOtherPatient: fields.confirmOtherPatient === 'yes',
    importId: fields.importId ?? null,
    idempotency: key === undefined ? null : { key, contentSha256 },
  };
}

/**
 * From a staged original to an acknowledged photo. `isNew` is false where the photo was there already: the same bytes in
 * the same slot, or a key answered before. Whatever happens, nothing of this upload is left in staging.
 */
export async function upload(
  deps: Deps,
  actor: Actor,
  visit: VisitForPhotos,
  fields: UploadFields,
  raw: RawPhoto,
  key: string | undefined,
): Promise<{ photo: Photo; isNew: boolean }> {
  try {
    const claim = claimOf(visit, fields, raw, key);
    const obstacle = await findObstacle(deps.store, actor, deps.clock(), claim);
    if (obstacle !== null) return { photo: photoAlreadyThere(obstacle), isNew: false };
    const normal = await normalise(deps, raw);
    const capture = captureTime(normal.capture, visit.timeZone, fields.capturedAt, deps.clock());
    const device = normal.device ?? namedDevice(fields.device);
    const result = await store(deps, actor, claim, { ...normal, device }, capture);
    if ('stored' in result) return { photo: result.stored, isNew: true };
    if ('missing' in result) throw new AppError('not_found');
    if ('importUndone' in result) throw new AppError('import_undone');
    return { photo: photoAlreadyThere(result), isNew: false };
  } finally {
    await deps.files.discard(raw.staging);
  }
}
