import type { Size } from '../../contract/fields.ts';
import { composed, inverted, isMirrored, type Matrix3, mapPoint, similarity } from '../../contract/matrix.ts';
import { type HeadOutline, insideOutline } from '../head-outline.ts';

/** A picture and where it lies: its master pixels → the frame half way between the two. */
export type MiddleSide = { size: Size; toMiddle: Matrix3; outline: HeadOutline | null };

/** More than this is a photo that was taken sideways: half of it would lay both heads on their side. */
const MOST_TURN = Math.PI / 12;
/** Around the head's own edge, as a share of its size: an edge cut exactly would tell whose outline it was. */
const AROUND = 1.03;
const PROBES = 160;
/** Beside a picture's edge there is nothing to draw from, px. */
const RIM_PX = 2;

/**
 * Where reference and photo lie when each is moved half the turn and half the zoom towards the other. An outline counts
 * where both heads were found.
 * @param matrix photo master pixels → reference master pixels
 */
export function halfWay(
  matrix: Matrix3,
  reference: { size: Size; outline: HeadOutline | null },
  photo: { size: Size; outline: HeadOutline | null },
): [reference: MiddleSide, photo: MiddleSide] {
  const [a, b, , c, d] = matrix;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const turn = isMirrored(matrix) ? 0 : Math.atan2(c - b, a + d);
  const half = Math.abs(turn) > MOST_TURN ? 0 : -turn / 2;
  const x = reference.outline?.centreX ?? reference.size.widthPx / 2;
  const y = reference.outline?.centreY ?? reference.size.heightPx / 2;
  const about = similarity((half * 180) / Math.PI, 1 / Math.sqrt(scale), 0, 0);
  const toMiddle = composed(composed([1, 0, -x, 0, 1, -y, 0, 0, 1], about), [1, 0, x, 0, 1, y, 0, 0, 1]);
  const found = reference.outline !== null && photo.outline !== null;
  return [
    { size: reference.size, toMiddle, outline: found ? reference.outline : null },
    { size: photo.size, toMiddle: composed(matrix, toMiddle), outline: found ? photo.outline : null },
  ];
}

/** Pixels of the frame that a pixel in the middle of a picture takes, along a side. */
export function scaleOf({ size, toMiddle }: MiddleSide): number {
  const [x, y] = [size.widthPx / 2, size.heightPx / 2];
  const [left, top] = mapPoint(toMiddle, x - 1, y);
  const [right, bottom] = mapPoint(toMiddle, x + 1, y);
  return Math.hypot(right - left, bottom - top) / 2;
}

/** Whether both pictures show head at a point of the frame; without outlines, whether both show anything. */
export function shownByBoth(sides: readonly MiddleSide[]): (x: number, y: number) => boolean {
  const seen = sides.map(({ size, toMiddle, outline }) => {
    const back = inverted(toMiddle);
    const onHead = outline ? insideOutline(outline, AROUND) : () => true;
    return (x: number, y: number) => {
      const [u, v] = mapPoint(back, x, y);
      const inside = u >= RIM_PX && v >= RIM_PX && u <= size.widthPx - RIM_PX && v <= size.heightPx - RIM_PX;
      return inside && onHead(u, v);
    };
  });
  return (x, y) => seen.every((shows) => shows(x, y));
}

/** The smallest box of the frame that holds what is shown, by probes over one of the pictures; `null`: nothing is. */
export function boxShown({ size, toMiddle }: MiddleSide, isShown: (x: number, y: number) => boolean) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let j = 0; j <= PROBES; j++) {
    for (let i = 0; i <= PROBES; i++) {
      const [u, v] = [(i / PROBES) * size.widthPx, (j / PROBES) * size.heightPx];
      const [x, y] = mapPoint(toMiddle, u, v);
      if (!isShown(x, y)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}
