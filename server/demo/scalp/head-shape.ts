import { normal, seededRandom } from '../seeded-random.ts';
import type { Vector } from './vector.ts';
import { lengthOf } from './vector.ts';

/**
 * A place on the head as a map around the crown keeps distances to the crown: radians from the top, x to the left
 * ear, y to the face (azimuthal equidistant).
 */
export type ScalpPlace = readonly [x: number, y: number];

/** The head without hair: how far its surface lies from its centre in a direction (a unit vector), mm. */
export interface HeadShape {
  radiusAt: (x: number, y: number, z: number) => number;
  /** Half the head's width at its widest, mm. */
  halfWidthMm: number;
}

type Bump = { to: Vector; heightMm: number; reach: number };

const STEPS_AROUND = 256;
const STEPS_DOWN = 128;

/** The skull of one person: an ellipsoid with forehead, brow, nose, jaw and the unevenness nobody shares. */
export function makeHeadShape(seed: number): HeadShape {
  const random = seededRandom(seed + 11);
  const half = { x: 76 + normal(random) * 2, y: 96 + normal(random) * 2.5, z: 112 + normal(random) * 3 };
  const bumps: Bump[] = [
    { to: [0, 0.93, -0.34], heightMm: 19 + normal(random) * 2, reach: 0.17 },
    { to: [0.3, 0.95, 0.02], heightMm: 4, reach: 0.16 },
    { to: [-0.3, 0.95, 0.02], heightMm: 4, reach: 0.16 },
    { to: [0.32, 0.93, -0.14], heightMm: -6, reach: 0.12 },
    { to: [-0.32, 0.93, -0.14], heightMm: -6, reach: 0.12 },
    { to: [0, -0.8, 0.5], heightMm: 5 + normal(random) * 2, reach: 0.5 },
    { to: [0.6, -0.4, 0.7], heightMm: normal(random) * 2.5, reach: 0.35 },
    { to: [-0.6, -0.4, 0.7], heightMm: normal(random) * 2.5, reach: 0.35 },
    { to: [0, 0.7, 0.7], heightMm: normal(random) * 2, reach: 0.4 },
  ];
  const exact = ([x, y, z]: Readonly<Vector>) => {
    // Fuller than an ellipsoid at the corners, as skulls are.
    const power = 2.25;
    let radius =
      (Math.abs(x / half.x) ** power + Math.abs(y / half.y) ** power + Math.abs(z / half.z) ** power) **
      (-1 / power);
    const below = Math.max(0, -z - 0.1);
    radius *= 1 - 0.16 * below * Math.max(0, 1 - y);
    for (const { to, heightMm, reach } of bumps) {
      const far = lengthOf(x - to[0], y - to[1], z - to[2]) / reach;
      if (far < 3) radius += heightMm * Math.exp(-far * far);
    }
    return radius;
  };
  const table = new Float32Array((STEPS_AROUND + 1) * (STEPS_DOWN + 1));
  for (let j = 0; j <= STEPS_DOWN; j++) {
    for (let i = 0; i <= STEPS_AROUND; i++) {
      const around = (i / STEPS_AROUND) * 2 * Math.PI - Math.PI;
      const down = (j / STEPS_DOWN) * Math.PI;
      const ring = Math.sin(down);
      table[j * (STEPS_AROUND + 1) + i] = exact([
        ring * Math.sin(around),
        ring * Math.cos(around),
        Math.cos(down),
      ]);
    }
  }
  return { radiusAt: (x, y, z) => lookUp(table, x, y, z), halfWidthMm: half.x };
}

function lookUp(table: Float32Array, x: number, y: number, z: number): number {
  const u = ((Math.atan2(x, y) + Math.PI) / (2 * Math.PI)) * STEPS_AROUND;
  const v = (Math.acos(Math.min(1, Math.max(-1, z))) / Math.PI) * STEPS_DOWN;
  const i = Math.min(STEPS_AROUND - 1, Math.floor(u));
  const j = Math.min(STEPS_DOWN - 1, Math.floor(v));
  const s = u - i;
  const t = v - j;
  const at = j * (STEPS_AROUND + 1) + i;
  const low = at + STEPS_AROUND + 1;
  return (
    ((table[at] as number) * (1 - s) + (table[at + 1] as number) * s) * (1 - t) +
    ((table[low] as number) * (1 - s) + (table[low + 1] as number) * s) * t
  );
}

/** The direction from the head's centre to a place of the scalp. */
export function directionOf([x, y]: ScalpPlace): Vector {
  const down = lengthOf(x, y);
  const ring = down < 1e-9 ? 1 : Math.sin(down) / down;
  return [x * ring, y * ring, Math.cos(down)];
}

/** The place of the scalp that lies in a direction (a unit vector). */
export function placeOf([x, y, z]: Readonly<Vector>): [x: number, y: number] {
  const ring = lengthOf(x, y);
  const down = Math.atan2(ring, z);
  return ring < 1e-9 ? [0, 0] : [(x / ring) * down, (y / ring) * down];
}

/** The point of the surface at a place, mm. */
export function surfaceAt(shape: HeadShape, place: ScalpPlace): Vector {
  const direction = directionOf(place);
  const radius = shape.radiusAt(...direction);
  return [direction[0] * radius, direction[1] * radius, direction[2] * radius];
}
