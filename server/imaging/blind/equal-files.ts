import type { Pixels } from '../pixels.ts';
import { sharpOf } from '../sharp-pixels.ts';

/** Files end at a multiple of this. */
const STEP_BYTES = 64 * 1024;

/**
 * Two pictures as JPEG files of exactly the same number of bytes: what is behind the end of a JPEG nobody reads, and a
 * file's size would tell which of two heads has more hair.
 */
export async function equalFiles(one: Pixels, two: Pixels): Promise<[Buffer, Buffer]> {
  const encode = (picture: Pixels) =>
    sharpOf(picture).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  const files = await Promise.all([encode(one), encode(two)]);
  const bytes = Math.ceil(Math.max(files[0].length, files[1].length) / STEP_BYTES) * STEP_BYTES;
  const padded = (file: Buffer) => Buffer.concat([file], bytes);
  return [padded(files[0]), padded(files[1])];
}
