import type { Matrix, Size } from '../../../server/contract/fields.ts';

/** 3×3 matrices, row-major, on pixels counted from the top-left corner: the very coordinates of CSS. */

export const identity: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];

const at = (matrix: Matrix, row: number, column: number) => matrix[row * 3 + column] ?? 0;

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  return Array.from({ length: 9 }, (_, index) => {
    const [row, column] = [Math.floor(index / 3), index % 3];
    return [0, 1, 2].reduce((sum, k) => sum + at(outer, row, k) * at(inner, k, column), 0);
  });
}

/** `null` where nothing can be undone. */
export function invert(matrix: Matrix): Matrix | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = matrix;
  const cofactors = [
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
  const determinant = a * (cofactors[0] ?? 0) + b * (cofactors[3] ?? 0) + c * (cofactors[6] ?? 0);
  if (Math.abs(determinant) < 1e-12) return null;
  return cofactors.map((value) => value / determinant);
}

export interface Point {
  x: number;
  y: number;
}

export function apply(matrix: Matrix, { x, y }: Point): Point {
  const w = at(matrix, 2, 0) * x + at(matrix, 2, 1) * y + at(matrix, 2, 2);
  return {
    x: (at(matrix, 0, 0) * x + at(matrix, 0, 1) * y + at(matrix, 0, 2)) / w,
    y: (at(matrix, 1, 0) * x + at(matrix, 1, 1) * y + at(matrix, 1, 2)) / w,
  };
}

export const shift = (x: number, y: number): Matrix => [1, 0, x, 0, 1, y, 0, 0, 1];

/** Turns by `degrees` (clockwise on a screen) and enlarges by `scale` about a point that stays where it is. */
export function turnAbout({ x, y }: Point, degrees: number, scale: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return compose(shift(x, y), compose([cos, -sin, 0, sin, cos, 0, 0, 0, 1], shift(-x, -y)));
}

/** Lays a picture whole and undistorted into the middle of `frame`. */
export function fitInto(picture: Size, frame: Size): Matrix {
  const scale = Math.min(frame.widthPx / picture.widthPx, frame.heightPx / picture.heightPx);
  const x = (frame.widthPx - picture.widthPx * scale) / 2;
  const y = (frame.heightPx - picture.heightPx * scale) / 2;
  return [scale, 0, x, 0, scale, y, 0, 0, 1];
}

/** For `style.transform` of an element whose origin is its top-left corner; perspective included. */
export function toCss(matrix: Matrix): string {
  const [a, b, c, d, e, f, g, h, i] = matrix.map((value) => Number(value.toFixed(9)));
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].join(',')})`;
}
