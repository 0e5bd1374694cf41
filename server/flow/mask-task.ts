import { localPhotoFiles } from '../../storage/photo-files.ts';
import type { Polygon } from '../contract/analysis.ts';
import type { Matrix3 } from '../contract/matrix.ts';
import { readColourCard } from '../imaging/colour-card.ts';
import type { CoverageModel } from '../imaging/coverage-model.ts';
import { findHeadOutline } from '../imaging/head-outline.ts';
import { maskPicture } from '../imaging/mask-picture.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';
import { type Aligned, coverageOf, lightBetween } from './analyse-task.ts';

export type MaskInput = {
  dataFolder: string;
  photoFolder: string;
  reference: { folder: string; isThisPhoto: boolean };
  region: Polygon;
  matrix: Matrix3;
  model: Record<string, unknown>;
};

/** Measures once more, for the picture of it: a PNG on the photo's own frame; `null` where it cannot be measured. */
export async function maskTask(input: MaskInput): Promise<Uint8Array | null> {
  const files = localPhotoFiles(input.dataFolder);
  const { folder, isThisPhoto } = input.reference;
  const photo = await readMasterPixels(await files.read(input.photoFolder, 'master'));
  const reference = isThisPhoto ? photo : await readMasterPixels(await files.read(folder, 'master'));
  const model = input.model as unknown as CoverageModel;
  const outline = findHeadOutline(reference);
  const aligned: Aligned = { ...input, photo, reference, isReference: isThisPhoto, outline };
  const { light } = await lightBetween(aligned, await readColourCard(photo));
  const { reading } = coverageOf(aligned, model, light);
  return reading && maskPicture(reading.mask, input.matrix, photo);
}
