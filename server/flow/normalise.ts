import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { refusalOf } from '../imaging/refusal.ts';
import { imageTasks, type TaskOutput } from './image-tasks.ts';
import { type PoolFailure, poolFailureOf } from './image-worker-process.ts';
import { type NormalPhoto, normalised, type RawPhoto } from './photo-stages.ts';

function poolError(failure: PoolFailure, cause: unknown): AppError {
  if (failure === 'timed_out') {
    return new AppError('took_too_long', { seconds: imageTasks.normalise.timeoutMs / 1000 }, { cause });
  }
  return new AppError(failure === 'died' ? 'image_work_failed' : 'busy', {}, { cause });
}

/** A full disk is said to be one, wherever on the way it is met; every other error of the disk fails the upload as it is. */
export function asDiskError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('disk_full', {}, { cause: error }) : error;
}

/** What went wrong with an image task, as the person who sent the file is told. */
function asPictureError(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal !== null) return new AppError(refusal.code, refusal.values, { cause: error });
  const failure = poolFailureOf(error);
  return failure === null ? asDiskError(error) : poolError(failure, error);
}

const inputOf = ({ config }: Deps, { staging }: RawPhoto) => ({
  dataFolder: config.DATA_DIR,
  staging,
  limits: { maxPixels: config.MAX_MEGAPIXELS * 1_000_000, timeoutSeconds: 30 },
});

/**
 * Looks at a raw photo in a worker process and writes its master, screen and thumb beside it. Throws the imaging
 * refusal's code where the file is no good, `image_work_failed` or `busy` where it may be sent again.
 */
export async function normalise(deps: Deps, raw: RawPhoto): Promise<NormalPhoto> {
  try {
    return normalised(raw, await deps.pool.run('normalise', inputOf(deps, raw)));
  } catch (error) {
    throw asPictureError(error);
  }
}

/** What `normalise` would make of a raw photo, without writing anything. Throws as it does. */
export async function lookAt(deps: Deps, raw: RawPhoto): Promise<TaskOutput<'look'>> {
  try {
    return await deps.pool.run('look', inputOf(deps, raw));
  } catch (error) {
    throw asPictureError(error);
  }
}
