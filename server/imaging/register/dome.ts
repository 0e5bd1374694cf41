import { inverted, type Matrix3, type Point } from '../../contract/matrix.ts';
import { type HeadOutline, radiusAt } from '../head-outline.ts';
import type { Plane } from '../pixels.ts';
import { sample } from '../plane.ts';
import { leastSquares } from './least-squares.ts';
import type { PreparedHead } from './prepare.ts';

/** Height of a head's dome above its outline against half its width, as its patches see it: mean of the drawn heads. */
const DOME_HEIGHT = 1.42;
/** A skull is fuller than an ellipsoid: (r/R)^p + (z/Z)^p = 1. */
const FULLNESS = 2.25;
/** An affine matrix is made for this share of the outline's radius: what is measured lies there. */
const MIDDLE = 0.7;

/**
 * Where a reference's points lie on a photo: an affine matrix, and how far the top of the head's dome lies beside it,
 * because the head was turned or nodded against the camera between the two. Both in pixels of the photo.
 */
export interface Placing {
  matrix: Matrix3;
  dome: Point;
}

/** A placing of two pictures of one view. */
export const flat = (matrix: Matrix3): Placing => ({ matrix, dome: [0, 0] });

/** The way back, as near as the two domes are alike. */
export function turnedRound({ matrix, dome: [x, y] }: Placing): Placing {
  const back = inverted(matrix);
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
export const heightAt = ({ quarterHeight }: PreparedHead, x: number, y: number): number =>
  sample(quarterHeight, x / 4, y / 4) || 0;

/** The affine matrix nearest to a placing over the middle of the reference's head. */
export function affineOf({ matrix, dome: [alongX, alongY] }: Placing, reference: PreparedHead): Matrix3 {
  const { outline } = reference;
  const rows: Parameters<typeof leastSquares>[0] = [];
  const step = reference.headWidthPx / 16;
  for (let y = step / 2; outline && y < reference.heightPx; y += step) {
    for (let x = step / 2; x < reference.widthPx; x += step) {
      const [dx, dy] = [x - outline.centreX, y - outline.centreY];
      if (Math.hypot(dx, dy) > MIDDLE * radiusAt(outline, Math.atan2(dy, dx))) continue;
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
 * against its rim by height · sin(tilt). `null` where no head was outlined.
 */
export function tiltDegrees({ matrix, dome }: Placing, { outline }: PreparedHead): number | null {
  if (!outline) return null;
  const zoom = Math.sqrt(Math.abs(matrix[0] * matrix[4] - matrix[1] * matrix[3]));
  const height = (DOME_HEIGHT * outline.widthPx) / 2;
  return (Math.asin(Math.min(1, Math.hypot(...dome) / zoom / height)) * 180) / Math.PI;
}
