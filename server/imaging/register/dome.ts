import { inverted, type Matrix3, type Point } from '../../contract/matrix.ts';
import { type HeadOutline, insideOutline, radiusAt } from '../head-outline.ts';
import type { Plane } from '../pixels.ts';
import { sample } from '../plane.ts';
import { leastSquares } from './least-squares.ts';
import type { PreparedHead } from './prepare.ts';

/** Height of a head's dome above its outline against half its width, as its patches see it: mean of the drawn heads. */
const DOME_HEIGHT = 1.42;
/** A skull is fuller than an ellipsoid: (r/R)^p + (z/Z)^p = 1. */
const FULLNESS = 2.25;
/** An affine matrix is made for this share of the outline's radius: most of what is measured lies there. */
const MIDDLE = 0.7;
/** Patches that must agree on a tilt, and how far apart the two directions may see it, degrees, before it is said. */
const LEAST_VOTERS = 30;
const MOST_APART = 3;

/**
 * Where a reference's points lie on a photo: an affine matrix, and how far the top of the head's dome lies beside it,
 * because the head was turned or nodded against the camera between the two. Both in pixels of the photo.
 */
export interface Placing {
  matrix: Matrix3;
  dome: Point;
}

/** A placing without any tilt. */
export const flat = (matrix: Matrix3): Placing => ({ matrix, dome: [0, 0] });

/** What is known of one direction. */
export interface Placed {
  placing: Placing;
  /** The affine matrix nearest to it over the middle of the reference's head: reference → photo, work pixels. */
  toPhoto: Matrix3;
  /** Patches that agreed on the placing. */
  voters: number;
}

/** The way back, as near as the two domes are alike; by the matrix alone where one of the two has no outline. */
export function turnedRound(
  { placing, toPhoto }: Placed,
  photo: PreparedHead,
  reference: PreparedHead,
): Placing {
  if (!photo.outline || !reference.outline) return flat(inverted(toPhoto));
  const back = inverted(placing.matrix);
  const [x, y] = placing.dome;
  return { matrix: back, dome: [-(back[0] * x + back[1] * y), -(back[3] * x + back[4] * y)] };
}

const heightOf = (out: number) => (out < 1 ? (1 - out ** FULLNESS) ** (1 / FULLNESS) : 0);

/** Height of the head's dome above its rim, 1 at its top, on a plane a quarter of the work size; all 0 without an outline. */
export function domeHeights(outline: HeadOutline | null, { widthPx, heightPx }: Plane): Plane {
  const data = new Float32Array(widthPx * heightPx);
  for (let y = 0, at = 0; outline && y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at++) {
      const dx = 4 * (x + 0.5) - outline.centreX;
      const dy = 4 * (y + 0.5) - outline.centreY;
      data[at] = heightOf(Math.hypot(dx, dy) / radiusAt(outline, Math.atan2(dy, dx)));
    }
  }
  return { data, widthPx, heightPx };
}

/** The dome's height (0…1) at a point in work pixels; 0 beyond the picture. */
export const heightAt = ({ quarterDome }: PreparedHead, x: number, y: number): number =>
  sample(quarterDome, x / 4, y / 4) || 0;

/** The affine matrix nearest to a placing over the middle of the reference's head. */
export function affineOf({ matrix, dome: [alongX, alongY] }: Placing, reference: PreparedHead): Matrix3 {
  const { outline } = reference;
  if (!outline) return matrix;
  const rows: Parameters<typeof leastSquares>[0] = [];
  const step = reference.headWidthPx / 16;
  const isMiddle = insideOutline(outline, MIDDLE);
  for (let y = step / 2; y < reference.heightPx; y += step) {
    for (let x = step / 2; x < reference.widthPx; x += step) {
      if (!isMiddle(x, y)) continue;
      rows.push({ features: [x, y, 1], target: heightAt(reference, x, y), weight: 1 });
    }
  }
  const plane = leastSquares(rows);
  if (!plane) return matrix;
  const [a, b, c, d, e, f] = matrix;
  const [px = 0, py = 0, p = 0] = plane;
  const beside = (along: number) => [along * px, along * py, along * p] as const;
  const [[a1, b1, c1], [d1, e1, f1]] = [beside(alongX), beside(alongY)];
  return [a + a1, b + b1, c + c1, d + d1, e + e1, f + f1, 0, 0, 1];
}

/**
 * How far the head was turned or nodded against the camera between two photos, in degrees: the top of its dome moves
 * against its rim by height · sin(tilt); the mean of what both directions see. `null` where a head was not outlined,
 * too few patches agree, or the two directions do not.
 */
export function tiltDegrees(
  there: Placed,
  back: Placed,
  photo: PreparedHead,
  fixed: PreparedHead,
): number | null {
  if (!photo.outline || !fixed.outline || Math.min(there.voters, back.voters) < LEAST_VOTERS) return null;
  const [m0, m1, , m3, m4] = there.placing.matrix;
  const height = (Math.sqrt(Math.abs(m0 * m4 - m1 * m3)) * DOME_HEIGHT * fixed.outline.widthPx) / 2;
  const degrees = (x: number, y: number) =>
    (Math.asin(Math.min(1, Math.hypot(x, y) / height)) * 180) / Math.PI;
  const [[x, y], [u, v]] = [there.placing.dome, turnedRound(back, fixed, photo).dome];
  return degrees(x - u, y - v) > MOST_APART ? null : degrees((x + u) / 2, (y + v) / 2);
}
