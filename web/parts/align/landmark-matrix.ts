import type { Matrix } from '../../../server/contract/fields.ts';
import type { Point } from '../stage/matrices.ts';

export interface LandmarkPair {
  photo: Point;
  reference: Point;
}

const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
  y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
});

/**
 * The similarity that brings the photo's landmarks nearest to the reference's by least squares, as the server will
 * find it (Umeyama 1991 without reflection): shown before it is saved. `null`: too few, or all in one place.
 */
export function landmarkMatrix(pairs: readonly LandmarkPair[]): Matrix | null {
  if (pairs.length < 2) return null;
  const from = middle(pairs.map((pair) => pair.photo));
  const to = middle(pairs.map((pair) => pair.reference));
  let [spread, along, across] = [0, 0, 0];
  for (const { photo, reference } of pairs) {
    const [x, y] = [photo.x - from.x, photo.y - from.y];
    const [u, v] = [reference.x - to.x, reference.y - to.y];
    spread += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  const [c, s] = [along / spread, across / spread];
  if (!(spread > 1) || !(Math.hypot(c, s) > 0.01)) return null;
  return [c, -s, to.x - c * from.x + s * from.y, s, c, to.y - s * from.x - c * from.y, 0, 0, 1];
}
