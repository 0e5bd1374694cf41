import { inverted, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import { findHeadOutline, type HeadOutline } from '../head-outline.ts';
import type { Pixels } from '../pixels.ts';

/** Where a head lies and how large it is, all that its cells are counted from. */
export type HeadPlace = Pick<HeadOutline, 'centreX' | 'centreY' | 'widthPx'>;

/** Two widths of one head differ by less: above, one of the two pictures does not show all of it. */
const MOST_DIFFERENCE = 1.15;

/**
 * The head on a photo in the photo's own pixels: as it is found there, so that a photo is read alike whichever other it
 * is laid on; where no whole head is found there, as the reference has it.
 * @param matrix photo master pixels → reference master pixels
 * @param reference the head on the reference, where it was found
 */
export async function headOn(
  photo: Pixels,
  matrix: Matrix3,
  reference: HeadPlace | null,
): Promise<HeadPlace | null> {
  if (matrix.every((v, k) => v === (k % 4 === 0 ? 1 : 0))) return reference;
  const found = await findHeadOutline(photo);
  const carried = reference && carriedTo(inverted(matrix), reference);
  if (!found || !carried) return found ?? carried;
  const ratio = found.widthPx / carried.widthPx;
  return Math.max(ratio, 1 / ratio) > MOST_DIFFERENCE ? carried : found;
}

/** Half a head to either side of the middle, as a matrix sends them. */
function carriedTo(toPhoto: Matrix3, { centreX, centreY, widthPx }: HeadPlace): HeadPlace {
  const [x, y] = mapPoint(toPhoto, centreX, centreY);
  const [left, leftY] = mapPoint(toPhoto, centreX - widthPx / 2, centreY);
  const [right, rightY] = mapPoint(toPhoto, centreX + widthPx / 2, centreY);
  return { centreX: x, centreY: y, widthPx: Math.hypot(right - left, rightY - leftY) };
}
