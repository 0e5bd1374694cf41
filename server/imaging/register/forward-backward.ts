import { composed, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import { isOnHead, type PreparedHead } from './prepare.ts';

/** There and back again: mean displacement over the reference's head, in percent of its width. */
export function forwardBackwardPercent(
  toPhoto: Matrix3,
  toReference: Matrix3,
  reference: PreparedHead,
): number {
  const round = composed(toPhoto, toReference);
  const step = reference.headWidthPx / 16;
  let sum = 0;
  let count = 0;
  for (let y = step / 2; y < reference.heightPx; y += step) {
    for (let x = step / 2; x < reference.widthPx; x += step) {
      if (!isOnHead(reference, x, y)) continue;
      const [u, v] = mapPoint(round, x, y);
      sum += Math.hypot(u - x, v - y);
      count++;
    }
  }
  return count ? (100 * sum) / count / reference.headWidthPx : Number.POSITIVE_INFINITY;
}
