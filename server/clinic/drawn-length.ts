import type { Polygon } from '../contract/analysis.ts';
import type { Annotation } from '../contract/annotations.ts';
import type { Size } from '../contract/fields.ts';

/** What a length on a photo is told by. */
export type LengthBasis = Size & { pxPerMm: number | null; headWidthPx: number | null };

/**
 * Length of a line on the reference: in millimetres where a colour card gives the scale (it holds where the card lies),
 * else in percent of the head's width, else in the master's pixels. `null`: it has not two ends.
 * @param points shares of the reference's width and height
 */
export function drawnLength(points: Polygon, basis: LengthBasis): Annotation['length'] {
  const [from, to] = points;
  if (from === undefined || to === undefined) return null;
  const [x = 0, y = 0] = from;
  const [u = 0, v = 0] = to;
  const px = Math.hypot((u - x) * basis.widthPx, (v - y) * basis.heightPx);
  if (basis.pxPerMm !== null) return { value: px / basis.pxPerMm, unit: 'mm' };
  if (basis.headWidthPx !== null) return { value: (100 * px) / basis.headWidthPx, unit: '% of head width' };
  return { value: px, unit: 'px' };
}
