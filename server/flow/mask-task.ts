import { localPhotoFiles } from '../../storage/photo-files.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import type { Matrix3 } from '../contract/matrix.ts';
import { measureCoverage } from '../imaging/coverage/measure.ts';
import { findHeadOutline } from '../imaging/head-outline.ts';
import { linesPicture, maskPicture } from '../imaging/mask-picture.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';
import { measurePartWidth } from '../imaging/part-width/measure.ts';

export type MaskInput = {
  dataFolder: string;
  photoFolder: string;
  reference: { folder: string; isThisPhoto: boolean };
  region: MeasuredPlace;
  matrix: Matrix3;
};

/**
 * Measures once more, for the picture of it: a PNG on the photo's own frame, where hair was seen or where a part's edges
 * were; `null` where it cannot be measured.
 */
export async function maskTask(input: MaskInput): Promise<Uint8Array | null> {
  const files = localPhotoFiles(input.dataFolder);
  const { folder, isThisPhoto } = input.reference;
  const photo = await readMasterPixels(await files.read(input.photoFolder, 'master'));
  const reference = isThisPhoto ? photo : await readMasterPixels(await files.read(folder, 'master'));
  const outline = await findHeadOutline(reference);
  const { shape, polygon } = input.region;
  const task = { photo, matrix: input.matrix, referenceSize: reference, outline };
  if (shape === 'part') {
    const { reading } = await measurePartWidth({ ...task, points: polygon });
    return reading && linesPicture(reading.lines, input.matrix, photo);
  }
  const { reading } = await measureCoverage({ ...task, region: polygon });
  return reading && maskPicture(reading.mask, photo);
}
