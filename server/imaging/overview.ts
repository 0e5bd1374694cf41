import type { Pixels } from './pixels.ts';
import { pixelsOf, sharpOf } from './sharp-pixels.ts';

/** A part of a picture, pixels from its top-left corner. */
export type Box = { left: number; top: number; widthPx: number; heightPx: number };

/**
 * A small picture of a large one, or of a part of it, made by libvips: fine hair is averaged before it can alias into
 * patterns, eight times sooner than plain loops do it. A picture that is small enough already is not enlarged.
 * @param longSidePx longer side of the answer
 */
export async function overview(picture: Pixels, longSidePx: number, part?: Box): Promise<Pixels> {
  const { widthPx, heightPx } = part ?? picture;
  const ratio = Math.min(1, longSidePx / Math.max(widthPx, heightPx));
  if (ratio === 1 && !part) return picture;
  const whole = sharpOf(picture);
  const cut = part ? whole.extract({ ...part, width: widthPx, height: heightPx }) : whole;
  const size = {
    width: Math.max(1, Math.round(widthPx * ratio)),
    height: Math.max(1, Math.round(heightPx * ratio)),
  };
  return pixelsOf(cut.resize({ ...size, fit: 'fill', kernel: 'mitchell' }));
}
