import type { Size } from '../../contract/fields.ts';
import type { Point } from '../../contract/matrix.ts';
import {
  findHeadOutline,
  type HeadOutline,
  mirroredOutline,
  radiusAt,
  scaledOutline,
} from '../head-outline.ts';
import { type Box, overview, smallPicture } from '../overview.ts';
import { mirrored, type Pixels, type Plane } from '../pixels.ts';
import { blur, halve } from '../plane.ts';
import { domeHeights } from './dome.ts';
import { fineStructure } from './fine-structure.ts';

/** A head as registration sees it: small planes free of light, cut out around it, and where it is on them. */
export interface PreparedHead {
  /** The photo's own size. */
  master: Size;
  /** Work pixels ÷ master pixels. */
  scale: readonly [number, number];
  /** The cut's corner on the whole picture, in work pixels. */
  offset: readonly [number, number];
  widthPx: number;
  heightPx: number;
  /** In work pixels of the cut. */
  outline: HeadOutline | null;
  /** Width of the head in work pixels; where it was not found, the usual share of the picture. */
  headWidthPx: number;
  /** Logarithm of luminance: gain becomes an offset, which correlation ignores. */
  quarterTone: Plane;
  /** Logarithm of red to blue: skin against hair against room. */
  quarterChroma: Plane;
  detail: Plane;
  halfDetail: Plane;
  quarterDetail: Plane;
  /** Height of the head's dome above its rim, 1 at its top. */
  quarterDome: Plane;
}

/** Work pixels across a head: one is 0.3 % of the head's width, and found to a tenth. */
const HEAD_WORK_PX = 320;
const USUAL_HEAD_SHARE = 0.65;
/** Room around a head on its cut, in shares of its size. */
const MARGIN = 0.08;

/** A photo made small, and where its head is on it. */
export interface SeenHead {
  first: Pixels;
  outline: HeadOutline | null;
  /** The photo's own size. */
  master: Size;
}

/** The first look at a photo, which is most of the work where the photo is large. */
export async function seeHead(pixels: Pixels): Promise<SeenHead> {
  const first = await smallPicture(pixels);
  const found = await findHeadOutline(pixels);
  const outline = found && scaledOutline(found, first.widthPx / pixels.widthPx);
  return { first, outline, master: pixels };
}

/** The same photo as a mirror shows it, not looked at again. */
export function mirroredHead({ first, outline, master }: SeenHead): SeenHead {
  return { first: mirrored(first), outline: outline && mirroredOutline(outline, first.widthPx), master };
}

/** Everything registration needs of one photo, made once and used in both directions. */
export async function prepareHead({ first, outline: found, master }: SeenHead): Promise<PreparedHead> {
  const across = found ? found.widthPx : USUAL_HEAD_SHARE * Math.max(first.widthPx, first.heightPx);
  const box = boxAround(found, first);
  const ratio = Math.min(1, HEAD_WORK_PX / across);
  const work = await overview(first, ratio * Math.max(box.widthPx, box.heightPx), box);
  const [toWorkX, toWorkY] = [work.widthPx / box.widthPx, work.heightPx / box.heightPx];
  const offset = [box.left * toWorkX, box.top * toWorkY] as const;
  const outline = found && moved(scaledOutline(found, toWorkX), -offset[0], -offset[1]);
  const { tone, chroma } = toneAndChroma(work);
  const half = halve(tone);
  const quarter = halve(half);
  return {
    master,
    scale: [(toWorkX * first.widthPx) / master.widthPx, (toWorkY * first.heightPx) / master.heightPx],
    offset,
    widthPx: work.widthPx,
    heightPx: work.heightPx,
    outline,
    headWidthPx: outline?.widthPx ?? USUAL_HEAD_SHARE * Math.min(work.widthPx, work.heightPx),
    quarterTone: blur(quarter, 0.8),
    quarterChroma: blur(halve(halve(chroma)), 0.8),
    detail: fineStructure(tone),
    halfDetail: fineStructure(half),
    quarterDetail: fineStructure(quarter),
    quarterDome: domeHeights(outline, quarter),
  };
}

/** Is a point of the cut, in work pixels, on the head (or near the middle of the picture, where none was found)? */
export function isOnHead({ outline, widthPx, heightPx }: PreparedHead, x: number, y: number): boolean {
  const dx = x - (outline?.centreX ?? widthPx / 2);
  const dy = y - (outline?.centreY ?? heightPx / 2);
  const usual = USUAL_HEAD_SHARE * 0.55 * Math.min(widthPx, heightPx);
  return Math.hypot(dx, dy) < (outline ? radiusAt(outline, Math.atan2(dy, dx)) : usual);
}

/** The head's edge on the photo's master, where it was found. */
export function edgeOnMaster({ outline, scale: [x, y], offset: [left, top] }: PreparedHead): Point[] | null {
  if (!outline) return null;
  return Array.from(outline.radii, (radius, i): Point => {
    const angle = (i / outline.radii.length) * 2 * Math.PI;
    const [dx, dy] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [(outline.centreX + dx + left) / x, (outline.centreY + dy + top) / y];
  });
}

function moved(outline: HeadOutline, x: number, y: number): HeadOutline {
  return { ...outline, centreX: outline.centreX + x, centreY: outline.centreY + y };
}

/** The head with some room around it, whole pixels of the picture; all of the picture where no head was found. */
function boxAround(outline: HeadOutline | null, { widthPx, heightPx }: Pixels): Box {
  if (!outline) return { left: 0, top: 0, widthPx, heightPx };
  const margin = MARGIN * outline.widthPx;
  const reach = (angle: number) => {
    let most = 0;
    outline.radii.forEach((r, i) => {
      most = Math.max(most, r * Math.cos((i / outline.radii.length) * 2 * Math.PI - angle));
    });
    return most + margin;
  };
  const left = Math.floor(Math.max(0, outline.centreX - reach(Math.PI)));
  const top = Math.floor(Math.max(0, outline.centreY - reach(-Math.PI / 2)));
  const right = Math.ceil(Math.min(widthPx, outline.centreX + reach(0)));
  const bottom = Math.ceil(Math.min(heightPx, outline.centreY + reach(Math.PI / 2)));
  return { left, top, widthPx: right - left, heightPx: bottom - top };
}

/** Logarithms of whole steps of 8-bit values, so that none is computed a pixel. */
const logarithms = (steps: number, plus: number) =>
  Float32Array.from({ length: steps }, (_, i) => Math.log(i / 4 + plus));
const LOG_LIGHT = logarithms(1024, 8);
const LOG_COLOUR = logarithms(1024, 12);

/** Skin and hair lie between these in any light that a camera balances; coloured cloth at the head's edge does not. */
const [COLDEST, WARMEST] = [-0.2, 1.2];

function toneAndChroma({ data, widthPx, heightPx }: Pixels): { tone: Plane; chroma: Plane } {
  const count = widthPx * heightPx;
  const [tone, chroma] = [new Float32Array(count), new Float32Array(count)];
  for (let i = 0, k = 0; i < count; i++, k += 3) {
    const red = data[k] as number;
    const green = data[k + 1] as number;
    const blue = data[k + 2] as number;
    tone[i] = LOG_LIGHT[(0.8504 * red + 2.8608 * green + 0.2888 * blue + 0.5) | 0] as number;
    const warmth = (LOG_COLOUR[4 * red] as number) - (LOG_COLOUR[4 * blue] as number);
    chroma[i] = Math.min(WARMEST, Math.max(COLDEST, warmth));
  }
  return { tone: { data: tone, widthPx, heightPx }, chroma: { data: chroma, widthPx, heightPx } };
}
