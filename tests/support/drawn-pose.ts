/** Row-major 3×3, kept apart from the product's own so that a mistake there cannot hide here. */
export type Matrix3 = [number, number, number, number, number, number, number, number, number];

/** The point a matrix sends (x, y) to. */
export function apply(m: Matrix3, x: number, y: number): readonly [number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** First `b`, then `a`. */
export function compose(a: Matrix3, b: Matrix3): Matrix3 {
  const row = (i: 0 | 3 | 6): [number, number, number] => [
    a[i] * b[0] + a[(i + 1) as 1] * b[3] + a[(i + 2) as 2] * b[6],
    a[i] * b[1] + a[(i + 1) as 1] * b[4] + a[(i + 2) as 2] * b[7],
    a[i] * b[2] + a[(i + 1) as 1] * b[5] + a[(i + 2) as 2] * b[8],
  ];
  return [...row(0), ...row(3), ...row(6)];
}

/** The way back (adjugate over determinant). */
export function invert(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    (e * i - f * h) / det,
    (c * h - b * i) / det,
    (b * f - c * e) / det,
    (f * g - d * i) / det,
    (a * i - c * g) / det,
    (c * d - a * f) / det,
    (d * h - e * g) / det,
    (b * g - a * h) / det,
    (a * e - b * d) / det,
  ];
}
