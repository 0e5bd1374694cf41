import type { Quality } from '../contract/analysis.ts';
import { findHeadOutline, type HeadOutline, radiusAt } from './head-outline.ts';
import { colourPlanes, luminance, type Pixels, type Plane, shrink } from './pixels.ts';

export const QUALITY_VERSION = 1;

/** Sharpness is told at one size, so that more pixels of the same picture are not sharper. */
const WORK_PX = 1024;
const BRIGHT = 250;
const DARK = 5;

/** What can be told from one photo alone: sharpness, light, and how large the head is in it. */
export function measureQuality(photo: Pixels): Omit<Quality, 'reasons'> {
  const small = shrink(photo, WORK_PX);
  const outline = findHeadOutline(small);
  const light = luminance(colourPlanes(small));
  const onHead = insideOf(outline, light);
  const clipped = clippedPercent(small, onHead);
  const headWidthPx = outline && (outline.widthPx * photo.widthPx) / small.widthPx;
  return {
    methodVersion: QUALITY_VERSION,
    sharpness: varianceOfLaplacian(light, onHead),
    clippedBrightPercent: clipped.bright,
    clippedDarkPercent: clipped.dark,
    brightness: meanOf(light, onHead),
    headWidthPx,
  };
}

/** The room says nothing about the head: a dark backdrop is not an underexposed picture. */
function insideOf(outline: HeadOutline | null, { widthPx, heightPx }: Plane): Uint8Array {
  const inside = new Uint8Array(widthPx * heightPx).fill(1);
  if (outline === null) return inside;
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at++) {
      const [dx, dy] = [x + 0.5 - outline.centreX, y + 0.5 - outline.centreY];
      inside[at] = Math.hypot(dx, dy) < radiusAt(outline, Math.atan2(dy, dx)) ? 1 : 0;
    }
  }
  return inside;
}

/** A pixel is clipped where any of its colours is: the light it lost is lost to the measure of hair too. */
function clippedPercent({ data }: Pixels, inside: Uint8Array) {
  let [bright, dark, count] = [0, 0, 0];
  for (let at = 0; at < inside.length; at++) {
    if (!inside[at]) continue;
    const [red = 0, green = 0, blue = 0] = [data[3 * at], data[3 * at + 1], data[3 * at + 2]];
    if (Math.max(red, green, blue) >= BRIGHT) bright++;
    if (Math.max(red, green, blue) <= DARK) dark++;
    count++;
  }
  const percent = (part: number) => (count === 0 ? 0 : (100 * part) / count);
  return { bright: percent(bright), dark: percent(dark) };
}

function meanOf({ data }: Plane, inside: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < inside.length; at++) {
    if (!inside[at]) continue;
    sum += data[at] ?? 0;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Variance of the four-neighbour Laplacian (Pech-Pacheco 2000); grows with every edge that is crisp. */
function varianceOfLaplacian({ data, widthPx, heightPx }: Plane, inside: Uint8Array): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      if (!inside[at]) continue;
      const around =
        (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - widthPx] ?? 0) + (data[at + widthPx] ?? 0);
      const edge = around - 4 * (data[at] ?? 0);
      sum += edge;
      squares += edge * edge;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
