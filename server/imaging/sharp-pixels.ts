import sharp, { type Sharp } from 'sharp';
import type { Pixels } from './pixels.ts';

/** What a picture of sharp's comes out as, plain. Throws sharp's error on damage. */
export async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8Array(data.buffer, data.byteOffset, data.length),
    widthPx: info.width,
    heightPx: info.height,
  };
}

/** Plain pixels as sharp works on them. */
export const sharpOf = ({ data, widthPx, heightPx }: Pixels): Sharp =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
