import { runNetwork } from './networks/run.ts';
import { overview, smallPicture } from './overview.ts';
import type { Pixels } from './pixels.ts';
import { remembered } from './remember.ts';
import { pixelsOf, sharpOf } from './sharp-pixels.ts';
import { DIRECTIONS, type StarShape, starShape } from './star-shape.ts';

/** The bare head's edge as a radius in 96 directions around a centre, in pixels of the picture it was asked for. */
export interface HeadOutline {
  centreX: number;
  centreY: number;
  radii: Float32Array;
  widthPx: number;
  lengthPx: number;
  /** How much surer the network is of the head inside than outside, 0–1. */
  confidence: number;
}

/** Pixels of the network's square, and cells of its answer. */
const SIDE_PX = 128;
const ANSWER_CELLS = 64;

/**
 * Finds the head as a trained network sees it in the small picture, as the star-shaped area that gathers most of it
 * (a closed path of radii by dynamic programming). Hair that stands off the head does not widen it. Looked for once,
 * however often it is asked of the same pixels.
 * @returns `null` where no area of a head's proportions stands out.
 */
export const findHeadOutline = remembered(lookForHead);

async function lookForHead(pixels: Pixels): Promise<HeadOutline | null> {
  const small = await overview(await smallPicture(pixels), SIDE_PX);
  const evidence = await steadyEvidence(small);
  const first = middleOf(evidence, small);
  if (first === null) return null;
  const shape = starShape(
    evidence,
    small.widthPx,
    small.heightPx,
    starShape(evidence, small.widthPx, small.heightPx, first),
  );
  const across = extent(shape.radii, 0);
  const along = extent(shape.radii, Math.PI / 2);
  const frame = Math.min(small.widthPx, small.heightPx);
  const confidence = separation(evidence, small, shape);
  const proportion = along / across;
  if (confidence < 0.35 || across < frame * 0.25 || proportion < 0.6 || proportion > 1.75) return null;
  const found = { ...shape, widthPx: across, lengthPx: along, confidence };
  return scaledOutline(found, pixels.widthPx / small.widthPx);
}

/** The same outline on the picture in another size. */
export function scaledOutline(outline: HeadOutline, by: number): HeadOutline {
  return {
    ...outline,
    centreX: outline.centreX * by,
    centreY: outline.centreY * by,
    radii: outline.radii.map((r) => r * by),
    widthPx: outline.widthPx * by,
    lengthPx: outline.lengthPx * by,
  };
}

/** The same outline on the mirrored picture, which is so wide. */
export function mirroredOutline(outline: HeadOutline, pictureWidthPx: number): HeadOutline {
  // Direction i of 96 becomes the one as far on the other side of straight up.
  const radii = outline.radii.map((_, i) => outline.radii[(1.5 * DIRECTIONS - i) % DIRECTIONS] as number);
  return { ...outline, radii, centreX: pictureWidthPx - outline.centreX };
}

/** Radius of an outline in a direction (radians), between its stored directions. */
export function radiusAt(outline: Pick<HeadOutline, 'radii'>, angle: number): number {
  const turn = ((angle / (2 * Math.PI)) % 1) + 1;
  const at = (turn % 1) * DIRECTIONS;
  const i = Math.floor(at) % DIRECTIONS;
  const t = at - Math.floor(at);
  return (outline.radii[i] ?? 0) * (1 - t) + (outline.radii[(i + 1) % DIRECTIONS] ?? 0) * t;
}

/**
 * Tells points within a share of an outline's radius from those beyond, in the picture's pixels. Most are decided by its
 * shortest and its longest radius, without an angle.
 */
export function insideOutline(
  outline: Pick<HeadOutline, 'centreX' | 'centreY' | 'radii'>,
  share = 1,
): (x: number, y: number) => boolean {
  const { centreX, centreY, radii } = outline;
  const surely = (share * Math.min(...radii)) ** 2;
  const atMost = (share * Math.max(...radii)) ** 2;
  return (x, y) => {
    const dx = x - centreX;
    const dy = y - centreY;
    const squared = dx * dx + dy * dy;
    if (squared < surely || squared >= atMost) return squared < surely;
    return Math.sqrt(squared) < share * radiusAt(outline, Math.atan2(dy, dx));
  };
}

function extent(radii: Float32Array, angle: number): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < DIRECTIONS; i++) {
    const reach = (radii[i] ?? 0) * Math.cos((i / DIRECTIONS) * 2 * Math.PI - angle);
    low = Math.min(low, reach);
    high = Math.max(high, reach);
  }
  return high - low;
}

/**
 * What the network sees in the picture and in the same turned by half a turn, averaged: its cells are a sixtieth of the
 * picture wide, and what it says of one place moves with where they begin.
 */
async function steadyEvidence(small: Pixels): Promise<Float32Array> {
  const turned = await pixelsOf(sharpOf(small).rotate(180));
  const upright = evidenceOf(await logitsOf(small), small);
  const other = evidenceOf(await logitsOf(turned), small);
  const last = upright.length - 1;
  return upright.map((value, at) => (value + (other[last - at] as number)) / 2);
}

async function logitsOf(small: Pixels): Promise<Float32Array> {
  const picture = { numbers: squareOf(small), shape: [1, 3, SIDE_PX, SIDE_PX] };
  return (await runNetwork('outline', { picture })).logit;
}

/** The picture in the top-left corner of a black square: three planes, 0–1. */
function squareOf({ data, widthPx, heightPx }: Pixels): Float32Array {
  const planes = new Float32Array(3 * SIDE_PX * SIDE_PX);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++, at++) {
        planes[(c * SIDE_PX + y) * SIDE_PX + x] = (data[at] as number) / 255;
      }
    }
  }
  return planes;
}

/** For every pixel of the picture: 1 surely head, −1 surely not. */
function evidenceOf(logits: Float32Array, { widthPx, heightPx }: Pixels): Float32Array {
  const evidence = new Float32Array(widthPx * heightPx);
  const last = ANSWER_CELLS - 1;
  for (let y = 0, at = 0; y < heightPx; y++) {
    const v = Math.min(last, Math.max(0, (y + 0.5) / 2 - 0.5));
    const j = Math.min(last - 1, Math.floor(v));
    for (let x = 0; x < widthPx; x++, at++) {
      const u = Math.min(last, Math.max(0, (x + 0.5) / 2 - 0.5));
      const i = Math.min(last - 1, Math.floor(u));
      const [s, t] = [u - i, v - j];
      const cell = j * ANSWER_CELLS + i;
      const above = (logits[cell] as number) * (1 - s) + (logits[cell + 1] as number) * s;
      const below =
        (logits[cell + ANSWER_CELLS] as number) * (1 - s) + (logits[cell + ANSWER_CELLS + 1] as number) * s;
      const logit = above * (1 - t) + below * t;
      evidence[at] = Math.tanh(logit / 2);
    }
  }
  return evidence;
}

/** A circle as large as the head, around the middle of it. */
function middleOf(evidence: Float32Array, { widthPx }: Pixels): StarShape | null {
  let [area, x, y] = [0, 0, 0];
  evidence.forEach((value, at) => {
    const share = Math.max(0, value);
    area += share;
    x += share * ((at % widthPx) + 0.5);
    y += share * (Math.floor(at / widthPx) + 0.5);
  });
  if (area < 16) return null;
  const radii = new Float32Array(DIRECTIONS).fill(Math.sqrt(area / Math.PI));
  return { centreX: x / area, centreY: y / area, radii };
}

/** Mean evidence inside the outline against that outside it, 0–1. */
function separation(evidence: Float32Array, { widthPx }: Pixels, shape: StarShape): number {
  const sums = { inside: 0, outside: 0, insideCount: 0, outsideCount: 0 };
  const isInside = insideOutline(shape);
  evidence.forEach((value, at) => {
    if (isInside((at % widthPx) + 0.5, Math.floor(at / widthPx) + 0.5)) {
      sums.inside += value;
      sums.insideCount++;
    } else {
      sums.outside += value;
      sums.outsideCount++;
    }
  });
  const inside = sums.inside / Math.max(1, sums.insideCount);
  const outside = sums.outside / Math.max(1, sums.outsideCount);
  return Math.max(0, (inside - outside) / 2);
}
