import { composed, inverted, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import { findHeadOutline } from '../head-outline.ts';
import type { Pixels } from '../pixels.ts';
import { pixelsOf, sharpOf } from '../sharp-pixels.ts';
import { boxShown, halfWay, scaleOf, shownByBoth } from './half-way.ts';
import { type LightBetween, lightCurves } from './half-way-light.ts';

/** Longer side of both pictures. */
const LONGEST_PX = 1536;
/** Each photo loses at least a fifth of its size: neither keeps the sharpness of pixels that were never moved. */
const LEAST_SHRINK = 0.8;
const LEAST_PX = 16;
/** What neither shows, in both: a grey that makes skin neither warm nor cold. */
export const NEUTRAL = 119;

/**
 * Both photos as one blinded reading shows them: drawn half way towards each other, so that neither is the one that was
 * moved; in light half way between theirs; cut to the head as both show it, the rest grey. Both go through the same
 * steps and come out in the same size.
 * @param matrix photo master pixels → reference master pixels
 * @param light `null`: not known, both as taken
 * @returns `null` where the two show nothing in common
 */
export async function blindPair(
  reference: Pixels,
  photo: Pixels,
  matrix: Matrix3,
  light: LightBetween | null,
): Promise<{ reference: Pixels; photo: Pixels } | null> {
  const [ofReference, ofPhoto] = await Promise.all([findHeadOutline(reference), findHeadOutline(photo)]);
  const sides = halfWay(matrix, { size: reference, outline: ofReference }, { size: photo, outline: ofPhoto });
  const isShown = shownByBoth(sides);
  const box = boxShown(sides[0], isShown);
  if (box === null) return null;
  const [one, two] = [scaleOf(sides[0]), scaleOf(sides[1])];
  const shrink = Math.min(LONGEST_PX / Math.max(box.width, box.height), LEAST_SHRINK / Math.max(one, two));
  const size = { widthPx: Math.round(box.width * shrink), heightPx: Math.round(box.height * shrink) };
  if (Math.min(size.widthPx, size.heightPx) < LEAST_PX) return null;
  const toFrame: Matrix3 = [shrink, 0, -box.left * shrink, 0, shrink, -box.top * shrink, 0, 0, 1];
  const back = inverted(toFrame);
  const mask = { ...size, data: maskOf(size, (x, y) => isShown(...mapPoint(back, x, y))) };
  const curves = lightCurves(light);
  return {
    reference: await laid(reference, composed(sides[0].toMiddle, toFrame), shrink * one, mask, curves[0]),
    photo: await laid(photo, composed(sides[1].toMiddle, toFrame), shrink * two, mask, curves[1]),
  };
}

function maskOf(size: { widthPx: number; heightPx: number }, isShown: (x: number, y: number) => boolean) {
  const mask = new Uint8Array(size.widthPx * size.heightPx);
  for (let y = 0, at = 0; y < size.heightPx; y++) {
    for (let x = 0; x < size.widthPx; x++, at++) mask[at] = isShown(x + 0.5, y + 0.5) ? 1 : 0;
  }
  return mask;
}

/** A photo brought to the frame's size by libvips, which averages fine hair, and then moved onto it. */
async function laid(
  photo: Pixels,
  toFrame: Matrix3,
  by: number,
  mask: Pixels,
  curves: readonly Uint8Array[],
): Promise<Pixels> {
  const [width, height] = [photo.widthPx, photo.heightPx].map((px) => Math.max(2, Math.round(px * by)));
  const small = await pixelsOf(sharpOf(photo).resize({ width, height, fit: 'fill', kernel: 'mitchell' }));
  const [x, y] = [photo.widthPx / small.widthPx, photo.heightPx / small.heightPx];
  return drawn(small, inverted(composed([x, 0, 0, 0, y, 0, 0, 0, 1], toFrame)), mask, curves);
}

/** A picture seen through a matrix from the frame, between its pixels; grey where the mask is 0. */
function drawn(
  { data: from, widthPx: width, heightPx: rows }: Pixels,
  fromFrame: Matrix3,
  { data: mask, widthPx, heightPx }: Pixels,
  curves: readonly Uint8Array[],
): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3).fill(NEUTRAL);
  const within = (v: number, length: number) => Math.min(length - 1.001, Math.max(0, v - 0.5));
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at++) {
      if (mask[at] === 0) continue;
      const [u, v] = mapPoint(fromFrame, x + 0.5, y + 0.5);
      const [left, top] = [within(u, width), within(v, rows)];
      const [i, j] = [Math.floor(left), Math.floor(top)];
      const [s, t] = [left - i, top - j];
      for (let k = 0, o = (j * width + i) * 3; k < 3; k++, o++) {
        const below = o + width * 3;
        const upper = (from[o] as number) * (1 - s) + (from[o + 3] as number) * s;
        const lower = (from[below] as number) * (1 - s) + (from[below + 3] as number) * s;
        data[at * 3 + k] = curves[k]?.[Math.round(upper * (1 - t) + lower * t)] ?? 0;
      }
    }
  }
  return { data, widthPx, heightPx };
}
