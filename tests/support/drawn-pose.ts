/** Row-major 3×3, kept apart from the product's own so that a mistake there cannot hide here. */
export type Matrix3 = [number, number, number, number, number, number, number, number, number];

/** The point a matrix sends (x, y) to. */
export function apply(m: Matrix3, x: number, y: number): readonly [number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}
