import { createHash } from 'node:crypto';
import type { Actor } from '../../storage/actor.ts';
import { type AnalysisBasis, findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import { inputsOf } from '../../storage/queries/analysis-results.ts';
import { patientOfPhoto } from '../../storage/queries/photo-records.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import type { MaskInput } from './mask-task.ts';
import { presentMethods } from './measuring-methods.ts';
import { found } from './outcome.ts';

function taskInput(deps: Pick<Deps, 'config'>, basis: AnalysisBasis): MaskInput {
  const { photo, reference, region, alignment } = basis;
  const matrix = alignment?.state === 'accepted' ? alignment.matrix : null;
  if (!reference || !region || !matrix) throw new AppError('not_measured_yet');
  return {
    dataFolder: deps.config.DATA_DIR,
    photoFolder: photo.folder,
    reference: { folder: reference.folder, isThisPhoto: reference.isThisPhoto },
    region: { shape: region.shape, polygon: region.polygon },
    matrix,
  };
}

/**
 * Where the program saw hair on a photo, or a part's edges, as a PNG made when it is asked for. `tag` names everything it is made from.
 * Throws `not_found`, `not_measured_yet`, `photo_file_missing`.
 */
export async function maskOf(
  deps: Pick<Deps, 'store' | 'pool' | 'config'>,
  actor: Actor,
  photoId: string,
): Promise<{ tag: string; draw: () => Promise<Uint8Array> }> {
  found(await patientOfPhoto(deps.store, actor, photoId));
  const basis = found(await findAnalysisBasis(deps.store, photoId));
  const input = taskInput(deps, basis);
  const inputs = `${inputsOf(basis)} ${presentMethods}`;
  return {
    tag: createHash('sha256').update(`${photoId} ${inputs}`).digest('hex').slice(0, 32),
    async draw() {
      try {
        const picture = await deps.pool.run('mask', input);
        if (picture === null) throw new AppError('not_measured_yet');
        return picture;
      } catch (error) {
        if ((error as NodeJS.ErrnoException | null)?.code !== 'ENOENT') throw error;
        throw new AppError('photo_file_missing', {}, { cause: error });
      }
    },
  };
}
