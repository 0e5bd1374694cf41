import type { Point } from '../../contract/matrix.ts';
import type { CoverMap } from '../coverage/cover-map.ts';

/** Lengths in cells of the networks, 800 across a head: a cell is about 0.19 mm. */
const STEP = 1;
/** How far to each side the hair is looked at. */
export const REACH = 112;
/** Half the length of the strip along the part that one point stands for: 8 mm to each side. */
const ALONG = 42;
const STRIPS = 6;
/** Where the part may lie away from its point: combing moves it by a few mm. */
const SEARCH = 18;
/** Hair beside the part is looked at from here on, behind where it thins out towards the part. */
const BESIDE = { from: 52, to: 90 };
/** The part's edge is where hair hides a quarter as much as beside it: the first hairs, not the last skin. */
const EDGE_SHARE = 0.25;
/** Half a millimetre: single strands are no edges. */
const SMOOTH = 3;
/** Less hair than this beside the part than in it, and there is no part to see. */
const LEAST_CONTRAST = 0.12;

/** Mean hidden share on lines across the part, `STEP` cells apart from −`REACH` to `REACH`, in strips along it. */
export type Profiles = Float32Array[];

/** Where the part's edges lie, cells from the point along the way across; `null`: no part is to be seen. */
export type Edges = { left: number; right: number } | null;

/**
 * Hair along lines across a part.
 * @param at reference master pixels
 * @param along unit vector along the part
 * @param cellPx reference master pixels a cell
 */
export function profilesAt(map: CoverMap, at: Point, along: Point, cellPx: number): Profiles {
  const [ax, ay] = along;
  const length = 2 * (REACH / STEP) + 1;
  return Array.from({ length: STRIPS }, (_, strip) => {
    const from = -ALONG + (strip * 2 * ALONG) / STRIPS;
    const lines = (2 * ALONG) / STRIPS / 2;
    return Float32Array.from({ length }, (_, k) => {
      const across = k * STEP - REACH;
      let sum = 0;
      for (let line = 0; line < lines; line++) {
        const forth = from + (line + 0.5) * 2;
        const x = at[0] + (-ay * across + ax * forth) * cellPx;
        const y = at[1] + (ax * across + ay * forth) * cellPx;
        sum += coverAt(map, x, y);
      }
      return sum / lines;
    });
  });
}

/** Between the four cells around a place; `NaN` where one of them is not seen. */
function coverAt({ cover, left, top, stepPx, widthPx, heightPx }: CoverMap, x: number, y: number): number {
  const u = (x - left) / stepPx - 0.5;
  const v = (y - top) / stepPx - 0.5;
  const [i, j] = [Math.floor(u), Math.floor(v)];
  if (i < 0 || j < 0 || i >= widthPx - 1 || j >= heightPx - 1) return Number.NaN;
  const [s, t] = [u - i, v - j];
  const cell = (a: number, b: number) => cover[(j + b) * widthPx + i + a] as number;
  return (cell(0, 0) * (1 - s) + cell(1, 0) * s) * (1 - t) + (cell(0, 1) * (1 - s) + cell(1, 1) * s) * t;
}

/** The part's edges in the mean of some strips. */
export function edgesOf(strips: Profiles): Edges {
  const [first] = strips;
  if (first === undefined) return null;
  const mean = first.map(
    (_, k) => strips.reduce((sum, strip) => sum + (strip[k] as number), 0) / strips.length,
  );
  const hair = smoothed(mean);
  if (hair.some(Number.isNaN)) return null;
  const middle = REACH / STEP;
  let barest = middle;
  for (let k = middle - SEARCH / STEP; k <= middle + SEARCH / STEP; k++) {
    if ((hair[k] as number) < (hair[barest] as number)) barest = k;
  }
  const left = edge(hair, barest, -1);
  const right = edge(hair, barest, 1);
  return left === null || right === null ? null : { left: left - REACH, right: right - REACH };
}

function edge(hair: Float32Array, barest: number, way: -1 | 1): number | null {
  const inside = hair[barest] as number;
  const [a, b] = [barest + way * BESIDE.from, barest + way * BESIDE.to].sort((p, q) => p - q) as [
    number,
    number,
  ];
  const beside = hair.subarray(Math.max(0, a), b + 1);
  const level = beside.reduce((sum, v) => sum + v, 0) / beside.length;
  if (level - inside < LEAST_CONTRAST) return null;
  const limit = inside + EDGE_SHARE * (level - inside);
  let k = barest;
  while (k > 0 && k < hair.length - 1 && (hair[k] as number) < limit) k += way;
  const [before, after] = [hair[k - way] as number, hair[k] as number];
  return after > before ? k - way + (way * (limit - before)) / (after - before) : k;
}

/** A mean over `SMOOTH` cells to each side, falling off to them. */
function smoothed(values: Float32Array): Float32Array {
  return values.map((_, k) => {
    let [sum, weights] = [0, 0];
    for (let d = -2 * SMOOTH; d <= 2 * SMOOTH; d++) {
      const at = Math.min(values.length - 1, Math.max(0, k + d));
      const weight = Math.exp(-(d * d) / (2 * SMOOTH * SMOOTH));
      sum += weight * (values[at] as number);
      weights += weight;
    }
    return sum / weights;
  });
}
