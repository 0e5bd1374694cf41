import type { Size } from './fields.ts';
import { type Matrix3, mapPoint, type Point } from './matrix.ts';

/** The same place of the head in both photos, in master pixels. */
export type LandmarkPair = { photo: Point; reference: Point };

/**
 * The similarity (turn, zoom, shift) that brings landmarks of a photo nearest to those of the reference, by least
 * squares (Umeyama 1991 without reflection): what a page shows before it is saved is what the server saves. A hand
 * sets points to a few pixels: more freedom would fit the hand. `null` with fewer than two pairs, or where the
 * landmarks of either photo lie in one place.
 */
export function matrixFromLandmarks(pairs: readonly LandmarkPair[]): Matrix3 | null {
  if (pairs.length < 2) return null;
  const [px, py] = middle(pairs.map(({ photo }) => photo));
  const [rx, ry] = middle(pairs.map(({ reference }) => reference));
  let [spread, along, across] = [0, 0, 0];
  for (const { photo, reference } of pairs) {
    const [x, y] = [photo[0] - px, photo[1] - py];
    const [u, v] = [reference[0] - rx, reference[1] - ry];
    spread += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  const [c, s] = [along / spread, across / spread];
  if (!(spread > 1) || !(Math.hypot(c, s) > 0.01)) return null;
  return [c, -s, rx - c * px + s * py, s, c, ry - s * px - c * py, 0, 0, 1];
}

/**
 * So far may a set point be off on either axis (standard deviation), in percent of the reference's shorter side. A hand
 * misses by 1 on each photo; the top of a head that is nodded by 5° against the reference moves by as much as makes 2.
 * Beyond 3, one point of a few lies on another place of the head, some 7 away.
 */
const mostOffPercent = 3;

/**
 * Landmarks that do not show the same places of the head. `number`: the pair without which the others agree best, counted
 * from 1, and how far it lies from where they put it, in percent of the reference's shorter side; `null` with three
 * pairs, of which any may be the wrong one.
 */
export type LandmarkMisfit = { number: number; percent: number } | { number: null };

function offsets(matrix: Matrix3, pairs: readonly LandmarkPair[]): number[] {
  return pairs.map(({ photo, reference }) => {
    const [x, y] = mapPoint(matrix, photo[0], photo[1]);
    return Math.hypot(x - reference[0], y - reference[1]);
  });
}

const sumOfSquares = (numbers: readonly number[]) => numbers.reduce((sum, v) => sum + v * v, 0);

/** `null`: they agree, or are two, which fit whatever they show. */
export function landmarkMisfit(pairs: readonly LandmarkPair[], reference: Size): LandmarkMisfit | null {
  const matrix = matrixFromLandmarks(pairs);
  if (matrix === null || pairs.length < 3) return null;
  const inPercent = 100 / Math.min(reference.widthPx, reference.heightPx);
  // Two coordinates a pair, less turn, zoom and the two of the shift.
  const free = 2 * pairs.length - 4;
  const off = Math.sqrt(sumOfSquares(offsets(matrix, pairs)) / free) * inPercent;
  if (off <= mostOffPercent) return null;
  if (pairs.length === 3) return { number: null };
  const without = pairs.flatMap((pair, at) => {
    const others = pairs.filter((each) => each !== pair);
    const by = matrixFromLandmarks(others);
    if (by === null) return [];
    const [away = 0] = offsets(by, [pair]);
    return [{ number: at + 1, percent: away * inPercent, left: sumOfSquares(offsets(by, others)) }];
  });
  const [worst] = without.sort((a, b) => a.left - b.left);
  return worst ? { number: worst.number, percent: worst.percent } : { number: null };
}

function middle(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
