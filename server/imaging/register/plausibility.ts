import type { Reason } from '../../contract/fields.ts';
import type { Matrix3 } from '../../contract/matrix.ts';
import { shapeOf } from './matrix.ts';

/** Work pixels are about one size a head; a factor outside is another view or a wrong place. */
const SCALE_RANGE = [0.6, 1.67] as const;
/** A nod or turn of 20° shortens one axis by 6 %; more is no longer the same view. */
const MOST_STRETCH = 1.12;

/**
 * How far a head is turned or nodded whose matrix squeezes it, in degrees: by how much one axis is shorter. `null`:
 * squeezed no more than two lenses differ, which tells nothing.
 */
export function tiltOfStretch(stretch: number): number | null {
  return stretch > MOST_STRETCH ? (Math.acos(1 / stretch) * 180) / Math.PI : null;
}

/** What no camera and no head could do between two visits; `null` when the matrix is plausible. */
export function implausible(work: Matrix3): Pick<Reason, 'code' | 'values'> | null {
  const { scale, stretch } = shapeOf(work);
  const mirrored = work[0] * work[4] - work[1] * work[3] <= 0;
  if (mirrored || scale < SCALE_RANGE[0] || scale > SCALE_RANGE[1]) {
    return { code: 'alignment_not_found', values: {} };
  }
  if (stretch > MOST_STRETCH) {
    return { code: 'alignment_tilted', values: { percent: Math.round((stretch - 1) * 100) } };
  }
  return null;
}
