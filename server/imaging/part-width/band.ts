import type { Point } from '../../contract/matrix.ts';

/** A band about 17 mm to each side of the part, and past its ends, in shares of the head's width (155 mm). */
const ASIDE = 0.145;
const PAST = 0.06;

/** The strip of the head that a part is measured in, as an outline around its three points. */
export function partBand(points: readonly Point[], headWidthPx: number): Point[] {
  const aside = ASIDE * headWidthPx;
  const reach = PAST * headWidthPx;
  const last = points.length - 1;
  const side = (way: 1 | -1) =>
    points.map((point, k): Point => {
      const [x, y] = directionAt(points, k);
      const past = k === 0 ? -reach : k === last ? reach : 0;
      return [point[0] - way * y * aside + x * past, point[1] + way * x * aside + y * past];
    });
  return [...side(1), ...side(-1).reverse()];
}

/** Unit vector along the part at one of its points. */
export function directionAt(points: readonly Point[], k: number): Point {
  const from = points[Math.max(0, k - 1)] as Point;
  const to = points[Math.min(points.length - 1, k + 1)] as Point;
  const length = Math.max(1e-9, Math.hypot(to[0] - from[0], to[1] - from[1]));
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
