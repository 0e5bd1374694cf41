import { composed, type Matrix3, type Point } from '../../contract/matrix.ts';

/** The same mapping between pictures of another size: `from` and `to` are new ÷ old on either side. */
export function rescaled(m: Matrix3, from: Point, to: Point): Matrix3 {
  const shrinkFrom: Matrix3 = [1 / from[0], 0, 0, 0, 1 / from[1], 0, 0, 0, 1];
  const growTo: Matrix3 = [to[0], 0, 0, 0, to[1], 0, 0, 0, 1];
  return composed(composed(shrinkFrom, m), growTo);
}

/** Moves between pixel centres at .5 (ours) and at integers (OpenCV's), both sides. */
export function shiftedCentres(m: Matrix3, direction: 'to_opencv' | 'from_opencv'): Matrix3 {
  const half = direction === 'to_opencv' ? 0.5 : -0.5;
  const before: Matrix3 = [1, 0, half, 0, 1, half, 0, 0, 1];
  const after: Matrix3 = [1, 0, -half, 0, 1, -half, 0, 0, 1];
  return composed(composed(before, m), after);
}

/** Turn, zoom and how unequal the two axes are (1 = a pure similarity), from the linear part at a point. */
export function shapeOf(m: Matrix3): { rotationDegrees: number; scale: number; stretch: number } {
  const [a, b, , d, e] = m;
  const mean = Math.hypot(a + e, d - b) / 2;
  const unequal = Math.hypot(a - e, b + d) / 2;
  return {
    rotationDegrees: (Math.atan2(d - b, a + e) * 180) / Math.PI,
    scale: Math.sqrt(Math.abs(a * e - b * d)),
    stretch: (mean + unequal) / Math.max(1e-9, mean - unequal),
  };
}
