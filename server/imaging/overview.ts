import type { Pixels } from './pixels.ts';
import { remembered } from './remember.ts';
import { pixelsOf, sharpOf } from './sharp-pixels.ts';

/** A part of a picture, pixels from its top-left corner. */
export type Box = { left: number; top: number; widthPx: number; heightPx: number };

/** The size in which heads are looked at: one small picture of a photo serves all. */
const SMALL_PX = 832;

/** A photo small enough to be looked at from every side, made once however often it is asked for. */
export const smallPicture = remembered((picture: Pixels) => overview(picture, SMALL_PX));

/**
 * A small picture of a large one, or of a part of it, made by libvips: fine hair is averaged before it can alias into
 * patterns, eight times sooner than plain loops do it. A picture that is small enough already is not enlarged.
 * @param longSidePx longer side of the answer
 */
export async function overview(picture: Pixels, longSidePx: number, part?: Box): Promise<Pixels> {
  const size = smaller(part ?? picture, longSidePx);
  if (size === null && !part) return picture;
  const whole = sharpOf(picture);
  const cut = part ? whole.extract({ ...part, width: part.widthPx, height: part.heightPx }) : whole;
  return pixelsOf(size ? cut.resize(size) : cut);
}

/** The green of a small picture alone, 8 bits a pixel. */
export async function greenOverview(picture: Pixels, longSidePx: number) {
  const size = smaller(picture, longSidePx);
  const green = sharpOf(picture).extractChannel('green');
  const { data, info } = await (size ? green.resize(size) : green)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** How sharp is to make a picture smaller; `null` where it is small enough. */
function smaller({ widthPx, heightPx }: { widthPx: number; heightPx: number }, longSidePx: number) {
  const ratio = longSidePx / Math.max(widthPx, heightPx);
  if (ratio >= 1) return null;
  const width = Math.max(1, Math.round(widthPx * ratio));
  const height = Math.max(1, Math.round(heightPx * ratio));
  return { width, height, fit: 'fill', kernel: 'mitchell' } as const;
}
