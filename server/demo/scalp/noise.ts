import { seededRandom } from '../seeded-random.ts';

/** A smooth random field in −1…1 over the plane, repeating after `SIDE` cells. */
export type Noise = (x: number, y: number) => number;

const SIDE = 128;

/** Value noise: random numbers at whole coordinates, smoothly joined. The same seed gives the same field. */
export function makeNoise(seed: number): Noise {
  const random = seededRandom(seed);
  const grid = Float32Array.from({ length: SIDE * SIDE }, () => random() * 2 - 1);
  return (x, y) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const s = smooth(x - i);
    const t = smooth(y - j);
    const left = i & (SIDE - 1);
    const right = (i + 1) & (SIDE - 1);
    const top = (j & (SIDE - 1)) * SIDE;
    const low = ((j + 1) & (SIDE - 1)) * SIDE;
    const above = (grid[top + left] as number) * (1 - s) + (grid[top + right] as number) * s;
    const below = (grid[low + left] as number) * (1 - s) + (grid[low + right] as number) * s;
    return above * (1 - t) + below * t;
  };
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/** 0 below `edge − softness/2`, 1 above `edge + softness/2`, smooth between. */
export function smoothStep(edge: number, softness: number, value: number): number {
  return smooth(Math.min(1, Math.max(0, (value - edge) / softness + 0.5)));
}
