import { solve } from './register/least-squares.ts';

/**
 * Light over a head as the logarithm of gain: one number a channel and a smooth bowl all channels share.
 * Places are in shares of `reachPx` from the centre, on the reference's master.
 */
export interface LightSurface {
  centreX: number;
  centreY: number;
  reachPx: number;
  gains: [number, number, number];
  /** x, y, x², xy, y². */
  bowl: [number, number, number, number, number];
}

/** A place of the head and the light it suggests in each channel. */
export interface LightSample {
  x: number;
  y: number;
  values: readonly [number, number, number];
  weight: number;
}

export type Place = Pick<LightSurface, 'centreX' | 'centreY' | 'reachPx'>;

/** The bowl (without the channels' gains) at a point of the reference's master. */
export function bowlAt(light: LightSurface, x: number, y: number): number {
  const u = (x - light.centreX) / light.reachPx;
  const v = (y - light.centreY) / light.reachPx;
  const [a, b, c, d, e] = light.bowl;
  return a * u + b * v + c * u * u + d * u * v + e * v * v;
}

/** How strongly bend and tilt are held back, in shares of all weight: where no skin shows, light must not run away. */
const HOLD = [0.002, 0.02] as const;

/**
 * Least squares of light through samples whose say depends on what is left of them.
 * @param say weight (0–1) of a sample by its residual in the three channels and the round
 * @returns `null` where the samples do not settle it
 */
export function fitLight(
  samples: readonly LightSample[],
  start: LightSurface,
  rounds: number,
  say: (residual: readonly number[], round: number) => number,
): LightSurface | null {
  let light = start;
  for (let round = 0; round < rounds; round++) {
    const a = Array.from({ length: 8 }, () => new Array<number>(8).fill(0));
    const b = new Array<number>(8).fill(0);
    let total = 0;
    let voters = 0;
    for (const s of samples) {
      const shape = bowlAt(light, s.x, s.y);
      const left = s.values.map((v, c) => v - shape - (light.gains[c] ?? 0));
      const weight = s.weight * say(left, round);
      if (weight <= 0) continue;
      total += weight;
      voters++;
      const u = (s.x - light.centreX) / light.reachPx;
      const v = (s.y - light.centreY) / light.reachPx;
      addSample(a, b, [u, v, u * u, u * v, v * v], s.values, weight);
    }
    if (voters < 30) return null;
    for (let k = 3; k < 8; k++) {
      const hold = 3 * total * (k < 5 ? HOLD[0] : HOLD[1]);
      const row = a[k];
      if (row) row[k] = (row[k] ?? 0) + hold;
      b[k] = (b[k] ?? 0) + hold * (start.bowl[k - 3] ?? 0);
    }
    const found = solve(a, b);
    if (!found) return null;
    const [red = 0, green = 0, blue = 0, ...bowl] = found;
    light = { ...light, gains: [red, green, blue], bowl: bowl as LightSurface['bowl'] };
  }
  return light;
}

/** One sample's three equations added to the normal equations: a gain each, the bowl together. */
function addSample(
  a: number[][],
  b: number[],
  bowl: number[],
  values: readonly number[],
  weight: number,
): void {
  for (let c = 0; c < 3; c++) {
    const target = (values[c] ?? 0) * weight;
    const own = a[c];
    if (!own) continue;
    own[c] = (own[c] ?? 0) + weight;
    b[c] = (b[c] ?? 0) + target;
    for (let k = 0; k < 5; k++) {
      const term = (bowl[k] ?? 0) * weight;
      const row = a[3 + k];
      if (!row) continue;
      own[3 + k] = (own[3 + k] ?? 0) + term;
      row[c] = (row[c] ?? 0) + term;
      b[3 + k] = (b[3 + k] ?? 0) + (bowl[k] ?? 0) * target;
      for (let l = 0; l < 5; l++) row[3 + l] = (row[3 + l] ?? 0) + term * (bowl[l] ?? 0);
    }
  }
}
