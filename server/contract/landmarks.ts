import type { Matrix3, Point } from './matrix.ts';

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

function middle(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
