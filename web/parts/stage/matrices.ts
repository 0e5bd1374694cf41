import type { Size } from '../../../server/contract/fields.ts';
import { composed, type Matrix3, mapPoint, similarity } from '../../../server/contract/matrix.ts';

/** What drawing adds to the contract's matrices: their pixels from the top-left corner are the coordinates of CSS. */

export interface Point {
  x: number;
  y: number;
}

/** Where a matrix sends a point. */
export function apply(matrix: Matrix3, point: Point): Point {
  const [x, y] = mapPoint(matrix, point.x, point.y);
  return { x, y };
}

export const shift = (x: number, y: number): Matrix3 => [1, 0, x, 0, 1, y, 0, 0, 1];

/** Turns by `degrees` (clockwise on a screen) and enlarges by `scale` about a point that stays where it is. */
export function turnAbout({ x, y }: Point, degrees: number, scale: number): Matrix3 {
  return composed(composed(shift(-x, -y), similarity(degrees, scale, 0, 0)), shift(x, y));
}

/** Lays a picture whole and undistorted into the middle of `frame`. */
export function fitInto(picture: Size, frame: Size): Matrix3 {
  const scale = Math.min(frame.widthPx / picture.widthPx, frame.heightPx / picture.heightPx);
  const x = (frame.widthPx - picture.widthPx * scale) / 2;
  const y = (frame.heightPx - picture.heightPx * scale) / 2;
  return [scale, 0, x, 0, scale, y, 0, 0, 1];
}

/** For `style.transform` of an element whose origin is its top-left corner; perspective included. */
export function toCss(matrix: Matrix3): string {
  const [a, b, c, d, e, f, g, h, i] = matrix.map((value) => Number(value.toFixed(9)));
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].join(',')})`;
}
