import type { Matrix } from '../../contract/fields.ts';

/** Row-major 3×3 on points in pixels from the picture's corner. The contract's `Matrix` with its length known. */
export type Matrix3 = [number, number, number, number, number, number, number, number, number];
export type Point = readonly [number, number];

export const identity: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** A stored matrix as one whose length the compiler knows. Throws a RangeError when it has not nine finite numbers. */
export function asMatrix3(matrix: Matrix): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = matrix;
  const all = [a, b, c, d, e, f, g, h, i].map((v) => v ?? Number.NaN);
  if (matrix.length !== 9 || !all.every(Number.isFinite)) throw new RangeError('not a 3×3 matrix');
  return all as Matrix3;
}

/** Where a matrix sends a point. */
export function mapPoint(m: Matrix3, x: number, y: number): [number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** One matrix that does `first`, then `then`. */
export function composed(first: Matrix3, then: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = first;
  const row = (p: number, q: number, r: number): [number, number, number] => [
    p * a + q * d + r * g,
    p * b + q * e + r * h,
    p * c + q * f + r * i,
  ];
  return [
    ...row(then[0], then[1], then[2]),
    ...row(then[3], then[4], then[5]),
    ...row(then[6], then[7], then[8]),
  ];
}

/** The way back. Throws a RangeError when there is none. */
export function inverted(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!Number.isFinite(det) || Math.abs(det) < 1e-12) throw new RangeError('the matrix has no inverse');
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const last = (adjugate[8] ?? 1) / det;
  const by = Math.abs(last) > 1e-12 ? det * last : det;
  return adjugate.map((v) => v / by) as Matrix3;
}

/** Turn (degrees, clockwise on the picture), zoom and shift. */
export function similarity(degrees: number, scale: number, shiftX: number, shiftY: number): Matrix3 {
  const c = scale * Math.cos((degrees * Math.PI) / 180);
  const s = scale * Math.sin((degrees * Math.PI) / 180);
  return [c, -s, shiftX, s, c, shiftY, 0, 0, 1];
}

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
