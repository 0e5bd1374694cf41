import type { AnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import { measuredIn, shapeFor } from '../clinic/measured-views.ts';
import { isMeasurable } from '../clinic/region-shape.ts';
import type { MeasuredPlace } from '../contract/analysis.ts';
import { inverted, mapPoint } from '../contract/matrix.ts';

const inFrame = (share: number) => Math.min(1, Math.max(0, share));

/**
 * The place that a person drew on an earlier reference, at the same place of the head on the new one; `null` where
 * nobody drew one, the two photos could not be aligned, or too little of it is in the new picture.
 */
export function carriedRegion({ photo, earlier }: AnalysisBasis): MeasuredPlace | null {
  if (earlier?.shape !== shapeFor(measuredIn(photo.pattern, photo.view))) return null;
  const back = inverted(earlier.matrix);
  const polygon = earlier.polygon.map(([x = 0, y = 0]) => {
    const [u, v] = mapPoint(back, x * earlier.size.widthPx, y * earlier.size.heightPx);
    return [inFrame(u / photo.widthPx), inFrame(v / photo.heightPx)];
  });
  const place = { shape: earlier.shape, polygon };
  return isMeasurable(place) ? place : null;
}
