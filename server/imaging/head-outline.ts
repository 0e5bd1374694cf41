import { runNetwork } from './networks/run.ts';
import { overview } from './overview.ts';
import type { Pixels } from './pixels.ts';
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
 * (a closed path of radii by dynamic programming). Hair that stands off the head does not widen it.
 * @returns `null` where no area of a head's proportions stands out.
 */
export async function findHeadOutline(pixels: Pixels): Promise<HeadOutline | null> {
  const small = await overview(pixels, SIDE_PX);
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

/** Radius of an outline in a direction (radians), between its stored directions. */
export function radiusAt(outline: Pick<HeadOutline, 'radii'>, angle: number): number {
  const turn = ((angle / (2 * Math.PI)) % 1) + 1;
  const at = (turn % 1) * DIRECTIONS;
  const i = Math.floor(at) % DIRECTIONS;
  const t = at - Math.floor(at);
  return (outline.radii[i] ?? 0) * (1 - t) + (outline.radii[(i + 1) % DIRECTIONS] ?? 0) * t;
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
 * What the network sees in the picture and in its three mirrorings, averaged: its cells are a sixtieth of the picture
 * wide, and what it says of one place moves with where they begin.
 */
async function steadyEvidence(small: Pixels): Promise<Float32Array> {
  const sum = new Float32Array(small.widthPx * small.heightPx);
  for (const [across, along] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    const turned = across || along ? await pixelsOf(sharpOf(small).flop(across).flip(along)) : small;
    const { logit } = await runNetwork('outline', {
      picture: { numbers: squareOf(turned), shape: [1, 3, SIDE_PX, SIDE_PX] },
    });
    evidenceOf(logit, turned).forEach((value, at) => {
      const [x, y] = [at % small.widthPx, Math.floor(at / small.widthPx)];
      const column = across ? small.widthPx - 1 - x : x;
      const row = along ? small.heightPx - 1 - y : y;
      sum[row * small.widthPx + column] = (sum[row * small.widthPx + column] as number) + value / 4;
    });
  }
  return sum;
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
      const cell = (a: number, b: number) => logits[(j + b) * ANSWER_CELLS + i + a] as number;
      const logit =
        (cell(0, 0) * (1 - s) + cell(1, 0) * s) * (1 - t) + (cell(0, 1) * (1 - s) + cell(1, 1) * s) * t;
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
  evidence.forEach((value, at) => {
    const dx = (at % widthPx) + 0.5 - shape.centreX;
    const dy = Math.floor(at / widthPx) + 0.5 - shape.centreY;
    if (Math.hypot(dx, dy) < radiusAt(shape, Math.atan2(dy, dx))) {
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
