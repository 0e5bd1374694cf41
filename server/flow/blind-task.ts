import { localPhotoFiles } from '../../storage/photo-files.ts';
import type { Matrix3 } from '../contract/matrix.ts';
import { blindPair } from '../imaging/blind/blind-pair.ts';
import { equalFiles } from '../imaging/blind/equal-files.ts';
import type { LightBetween } from '../imaging/blind/half-way-light.ts';
import { readMasterPixels } from '../imaging/master-pixels.ts';

export type BlindInput = {
  dataFolder: string;
  referenceFolder: string;
  photoFolder: string;
  /** Photo master pixels → reference master pixels. */
  matrix: Matrix3;
  light: LightBetween | null;
};

export type BlindOutput = { widthPx: number; heightPx: number; reference: Uint8Array; photo: Uint8Array };

/**
 * The two pictures of a blinded reading, as files of one size; `null` where the photos show nothing in common. Throws
 * the disk's error where a master cannot be read, and the decoder's where it is damaged.
 */
export async function blindTask(input: BlindInput): Promise<BlindOutput | null> {
  const files = localPhotoFiles(input.dataFolder);
  const read = async (folder: string) => readMasterPixels(await files.read(folder, 'master'));
  const [reference, photo] = [await read(input.referenceFolder), await read(input.photoFolder)];
  const pair = await blindPair(reference, photo, input.matrix, input.light);
  if (pair === null) return null;
  const [ofReference, ofPhoto] = await equalFiles(pair.reference, pair.photo);
  const { widthPx, heightPx } = pair.reference;
  return { widthPx, heightPx, reference: ofReference, photo: ofPhoto };
}
