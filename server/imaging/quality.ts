import type { Quality } from '../contract/analysis.ts';
import { findHeadOutline, type HeadOutline, insideOutline, scaledOutline } from './head-outline.ts';
import { QUALITY_VERSION } from './method-versions.ts';
import { overview, smallPicture } from './overview.ts';
import { luminance, type Pixels, type Plane } from './pixels.ts';

/** Sharpness is told at one size of the head: neither more pixels nor a nearer camera are sharper by themselves. */
const SHARPNESS_HEAD_PX = 480;
/** Strands are seen at this size and at half of it, where grain is less; locks and partings, which no hand loses, at a quarter. */
const [STRANDS, THICK_STRANDS, LOCKS] = [1, 1 / 2, 1 / 4];
/** Side of the squares that grain is told from, at the size of strands. */
const BLOCK_PX = 12;
/** Share of the head's radius within which its edge against the room is not counted. */
const WELL_INSIDE = 0.9;
/** Of all blocks of a picture so many are smoother than a wall with some of its shadow. */
const SMOOTHEST = 0.1;
/** Encoding takes grain off a smooth wall and leaves it among hair: so many times the wall's is on a head. */
const ON_A_HEAD = 1.5;
const CLIPPING_STEP = 4;
const BRIGHT = 250;
const DARK = 5;
const NO_GRAIN = 12;

/**
 * What can be told from one photo alone: sharpness, light, and how large the head is in it. `isCloseUp`: there is no head,
 * and whatever looks like its outline is not; all of the picture is meant then.
 */
export async function measureQuality(photo: Pixels, isCloseUp = false): Promise<Omit<Quality, 'reasons'>> {
  const small = await smallPicture(photo);
  const inPhoto = isCloseUp ? null : await findHeadOutline(photo);
  const outline = inPhoto && scaledOutline(inPhoto, small.widthPx / photo.widthPx);
  const clipped = clippedPercent(photo, inPhoto);
  const { sharpness, brightness } = await lookClosely(small, outline);
  return {
    methodVersion: QUALITY_VERSION,
    sharpness,
    clippedBrightPercent: clipped.bright,
    clippedDarkPercent: clipped.dark,
    brightness,
    headWidthPx: inPhoto?.widthPx ?? null,
  };
}

/** The room says nothing about the head: a dark backdrop is not an underexposed picture. `share`: of its radius. */
function insideOf(outline: HeadOutline | null, { widthPx, heightPx }: Plane, share = 1): Uint8Array {
  const inside = new Uint8Array(widthPx * heightPx).fill(1);
  if (outline === null) return inside;
  const isInside = insideOutline(outline, share);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at++) inside[at] = isInside(x + 0.5, y + 0.5) ? 1 : 0;
  }
  return inside;
}

/**
 * A pixel is clipped where any of its colours is: the light it lost is lost to the measure of hair too. Looked for in the
 * full picture: in a smaller one the points of shine are averaged away. Every fourth pixel of every fourth row is enough.
 */
function clippedPercent(photo: Pixels, outline: HeadOutline | null) {
  const { widthPx, heightPx } = photo;
  let [bright, dark, count] = [0, 0, 0];
  const isMeant = outline ? insideOutline(outline) : () => true;
  for (let y = 1; y < heightPx; y += CLIPPING_STEP) {
    for (let x = 1; x < widthPx; x += CLIPPING_STEP) {
      if (!isMeant(x + 0.5, y + 0.5)) continue;
      const strongest = strongestOf(photo, y * widthPx + x);
      if (strongest >= BRIGHT) bright++;
      if (strongest <= DARK) dark++;
      count++;
    }
  }
  const percent = (part: number) => (count === 0 ? 0 : (100 * part) / count);
  return { bright: percent(bright), dark: percent(dark) };
}

/** The brightest colour of a pixel, 0–255. */
function strongestOf({ data }: Pixels, pixel: number): number {
  const at = 3 * pixel;
  return Math.max(data[at] as number, data[at + 1] as number, data[at + 2] as number);
}

/** Near enough to an end of the range that grain may not pass it. */
const isLost = (strongest: number) => strongest >= BRIGHT || strongest <= NO_GRAIN;

function meanOf({ data }: Plane, inside: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < inside.length; at++) {
    if (!inside[at]) continue;
    sum += data[at] ?? 0;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Variance of the four-neighbour Laplacian on the head (Pech-Pacheco 2000) at two sizes against the same coarser: a soft
 * focus takes the strands and leaves the locks, while more hair, another light or contrast raise all three. The sensor's
 * grain has edges too: what the smoothest parts of the picture show of them is taken off, half as much again on a head.
 * Brightness is told from the coarsest.
 */
async function lookClosely(small: Pixels, outline: HeadOutline | null) {
  const level = outline ? Math.min(1, SHARPNESS_HEAD_PX / outline.widthPx) : 1;
  const longSide = level * Math.max(small.widthPx, small.heightPx);
  const lookAt = async (size: number) => {
    const even = await overview(small, Math.round(size * longSide));
    const light = luminance(even);
    const onEven = outline && scaledOutline(outline, even.widthPx / small.widthPx);
    const edges = squaredLaplacian(light);
    const mean = meanOf(edges, insideOf(onEven, edges, WELL_INSIDE));
    const grain = (outline ? ON_A_HEAD : 1) * grainOf(edges, even, Math.round(size * BLOCK_PX));
    return { light, onEven, mean, withoutGrain: Math.max(0, mean - grain) };
  };
  const [fine, middle, coarse] = await Promise.all([lookAt(STRANDS), lookAt(THICK_STRANDS), lookAt(LOCKS)]);
  return {
    sharpness: (fine.withoutGrain + middle.withoutGrain) / Math.max(1e-6, coarse.mean),
    brightness: meanOf(coarse.light, insideOf(coarse.onEven, coarse.light)),
  };
}

function squaredLaplacian({ data, widthPx, heightPx }: Plane): Plane {
  const squares = new Float32Array(data.length);
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      const around =
        (data[at - 1] as number) +
        (data[at + 1] as number) +
        (data[at - widthPx] as number) +
        (data[at + widthPx] as number);
      squares[at] = (around - 4 * (data[at] as number)) ** 2;
    }
  }
  return { data: squares, widthPx, heightPx };
}

/**
 * Mean squared Laplacian of the smoothest squares of the whole picture: a wall, bare skin. Where light is lost so is its
 * grain, and a white wall would say that there is none.
 */
function grainOf({ data, widthPx, heightPx }: Plane, picture: Pixels, sidePx: number): number {
  const means: number[] = [];
  for (let top = 1; top + sidePx < heightPx; top += sidePx) {
    for (let left = 1; left + sidePx < widthPx; left += sidePx) {
      let [sum, lost] = [0, false];
      for (let y = top; y < top + sidePx && !lost; y++) {
        for (let at = y * widthPx + left; at < y * widthPx + left + sidePx; at++) {
          sum += data[at] as number;
          lost ||= isLost(strongestOf(picture, at));
        }
      }
      if (!lost) means.push(sum / sidePx ** 2);
    }
  }
  means.sort((a, b) => a - b);
  return means[Math.floor(SMOOTHEST * means.length)] ?? 0;
}
