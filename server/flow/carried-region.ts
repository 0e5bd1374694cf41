import type { AnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import { isMeasurable } from '../clinic/region-shape.ts';
import type { Polygon } from '../contract/analysis.ts';
import { inverted, mapPoint } from '../contract/matrix.ts';

const inFrame = (share: number) => Math.min(1, Math.max(0, share));

/**
 * The outline that a person drew on an earlier reference, at the same place of the head on the new one; `null` where
 * nobody drew one, the two photos could not be aligned, or too little of it is in the new picture.
 */
export function carriedRegion({ photo, earlier }: AnalysisBasis): Polygon | null {
  if (earlier === null) return null;
  const back = inverted(earlier.matrix);
  const carried = earlier.polygon.map(([x = 0, y = 0]) => {
    const [u, v] = mapPoint(back, x * earlier.size.widthPx, y * earlier.size.heightPx);
    return [inFrame(u / photo.widthPx), inFrame(v / photo.heightPx)];
  });
  return isMeasurable(carried) ? carried : null;
}
