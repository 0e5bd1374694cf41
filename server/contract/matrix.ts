/**
 * The product's 3×3 matrices, in one convention: row-major, on points in pixels from the picture's top-left corner,
 * so that pixel centres lie at .5. A stored one maps follow-up master pixels → reference master pixels. Plain maths
 * without a schema: the server measures with it and pages draw with it.
 */
export type Matrix3 = [number, number, number, number, number, number, number, number, number];
export type Point = readonly [x: number, y: number];

export const identity: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

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

/** The way back, its last number 1 where that can be; `null` where there is none. */
export function wayBack(m: Matrix3): Matrix3 | null {
  const [a, b, c, d, e, f, g, h, i] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!Number.isFinite(det) || Math.abs(det) < 1e-12) return null;
  const last = (a * e - b * d) / det;
  const by = Math.abs(last) > 1e-12 ? det * last : det;
  return [
    (e * i - f * h) / by,
    (c * h - b * i) / by,
    (b * f - c * e) / by,
    (f * g - d * i) / by,
    (a * i - c * g) / by,
    (c * d - a * f) / by,
    (d * h - e * g) / by,
    (b * g - a * h) / by,
    (a * e - b * d) / by,
  ];
}

/** As `wayBack`. Throws a RangeError when there is none. */
export function inverted(m: Matrix3): Matrix3 {
  const back = wayBack(m);
  if (back === null) throw new RangeError('the matrix has no inverse');
  return back;
}

/** Does it turn left into right? Then a picture was saved as a mirror shows it. */
export const isMirrored = (m: Matrix3): boolean => m[0] * m[4] - m[1] * m[3] < 0;

/** Left for right on a picture of this width. */
export const mirrorOf = (widthPx: number): Matrix3 => [-1, 0, widthPx, 0, 1, 0, 0, 0, 1];

/** Turn (degrees, clockwise on the picture), zoom and shift. */
export function similarity(degrees: number, scale: number, shiftX: number, shiftY: number): Matrix3 {
  const c = scale * Math.cos((degrees * Math.PI) / 180);
  const s = scale * Math.sin((degrees * Math.PI) / 180);
  return [c, -s, shiftX, s, c, shiftY, 0, 0, 1];
}
