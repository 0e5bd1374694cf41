import { radiusAt } from '../head-outline.ts';
import type { PatchMatch } from './patches.ts';
import type { PreparedHead } from './prepare.ts';
import { robustFit } from './robust-fit.ts';

/** Height of a head's dome above its outline against half its width: mean of the drawn heads. */
const DOME_HEIGHT = 1.3;
/** A skull is fuller than an ellipsoid: (r/R)^p + (z/Z)^p = 1. */
const FULLNESS = 2.25;
/** Beyond this share of the outline's radius the dome falls too steeply for the outline's own error. */
const RIM = 0.85;
/** Patches that must agree on a tilt before it is said. */
const LEAST_VOTERS = 30;

/**
 * How far the head was turned or nodded against the camera between two photos, in degrees. An affine matrix takes out
 * turn, size and shear; what tilting leaves is that the top of the dome moves against its rim, by height · sin(tilt).
 * @param matches offsets of patches after the affine matrix, in pixels of a plane `shrunk` times smaller than the work size
 * @returns `null` where no head was outlined or too few patches agree
 */
export function tiltDegrees(
  matches: readonly PatchMatch[],
  reference: PreparedHead,
  shrunk: number,
  reachPx: number,
): number | null {
  const { outline } = reference;
  if (!outline) return null;
  const halfWidth = outline.widthPx / 2 / shrunk;
  const placed = (m: PatchMatch) => {
    const dx = m.x * shrunk - outline.centreX;
    const dy = m.y * shrunk - outline.centreY;
    const out = Math.hypot(dx, dy) / radiusAt(outline, Math.atan2(dy, dx));
    return { across: dx / shrunk / halfWidth, along: dy / shrunk / halfWidth, out };
  };
  const inner = matches.filter((m) => placed(m).out < RIM);
  const fit = robustFit(inner, reachPx, (m) => {
    const { across, along, out } = placed(m);
    return [1, across, along, (1 - out ** FULLNESS) ** (1 / FULLNESS)];
  });
  if (!fit || fit.voters < LEAST_VOTERS) return null;
  const moved = Math.hypot(fit.alongX[3] ?? 0, fit.alongY[3] ?? 0);
  return (Math.asin(Math.min(1, moved / (DOME_HEIGHT * halfWidth))) * 180) / Math.PI;
}
