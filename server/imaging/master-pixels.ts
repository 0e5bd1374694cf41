import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

/** Reads a stored master (upright sRGB JPEG, made by us) into plain pixels. Throws sharp's error on damage. */
export async function readMasterPixels(master: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(master)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
    widthPx: info.width,
    heightPx: info.height,
  };
}
