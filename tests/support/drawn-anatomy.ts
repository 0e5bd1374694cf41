import { normal, seededRandom } from './seeded-random.ts';

/**
 * What does not change between visits: outline, ears, nose, skin. Head coordinates: the head is 1 wide and
 * 1.24 long around (0, 0), x to the picture's right, y towards the face (down, as clinics photograph from above).
 */
export interface Anatomy {
  seed: number;
  /** Radius of the outline in a direction, head units. */
  outline: (angle: number) => number;
  whorl: { x: number; y: number };
  /** y of the hairline at x: hair grows above it. */
  hairline: (x: number) => number;
  /** Linear-light RGB and cover (0–1) of skin, row by row over ±`MAP_REACH`. */
  skin: Float32Array;
}

export const MAP_SIZE = 1024;
export const MAP_REACH = 0.85;

export const HEAD_LENGTH = 1.24;

function smoothNoise(random: () => number, cells: number): (x: number, y: number) => number {
  const grid = Float32Array.from({ length: (cells + 1) ** 2 }, () => random() * 2 - 1);
  return (x, y) => {
    const u = Math.min(cells - 1e-6, Math.max(0, ((x + MAP_REACH) / (2 * MAP_REACH)) * cells));
    const v = Math.min(cells - 1e-6, Math.max(0, ((y + MAP_REACH) / (2 * MAP_REACH)) * cells));
    const i = Math.floor(u);
    const j = Math.floor(v);
    const s = u - i;
    const t = v - j;
    const at = (a: number, b: number) => grid[b * (cells + 1) + a] ?? 0;
    return (
      (at(i, j) * (1 - s) + at(i + 1, j) * s) * (1 - t) + (at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s) * t
    );
  };
}

function smoothStep(edge: number, softness: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - edge) / softness + 0.5));
  return t * t * (3 - 2 * t);
}

/** Draws the fixed parts of one person's head; another seed is another person. */
export function drawAnatomy(seed: number, skinTone: readonly [number, number, number]): Anatomy {
  const random = seededRandom(seed);
  const waves = [2, 3, 4, 5].map((k) => ({ k, a: normal(random) * (0.03 / k), p: random() * 6.283 }));
  const outline = (angle: number) => {
    const base = 1 / Math.hypot(Math.cos(angle) / 0.5, Math.sin(angle) / (HEAD_LENGTH / 2));
    return base * (1 + waves.reduce((sum, w) => sum + w.a * Math.cos(w.k * angle + w.p), 0));
  };
  const whorl = { x: normal(random) * 0.05, y: -0.3 + normal(random) * 0.04 };
  const hairlineAt = 0.34 + random() * 0.07;
  const dip = 0.1 + random() * 0.12;
  const hairline = (x: number) => hairlineAt - Math.abs(x) * dip;
  const ears = [-1, 1].map((side) => ({
    x: side * (0.5 + random() * 0.02),
    y: 0.07 + normal(random) * 0.02,
    rx: 0.045 + random() * 0.02,
    ry: 0.1 + random() * 0.03,
  }));
  const nose = { x: normal(random) * 0.01, y: HEAD_LENGTH / 2 + 0.02, rx: 0.05 + random() * 0.02, ry: 0.08 };
  const moles = Array.from({ length: 60 + Math.floor(random() * 60) }, () => ({
    x: (random() - 0.5) * 1.1,
    y: (random() - 0.5) * 1.3,
    r: 0.003 + random() * random() * 0.014,
    depth: 0.2 + random() * 0.5,
  }));
  const layers = [6, 14, 40, 110].map((cells, i) => ({
    at: smoothNoise(random, cells),
    weight: [0.1, 0.08, 0.06, 0.05][i] ?? 0,
  }));
  const redness = smoothNoise(random, 12);
  const skin = new Float32Array(MAP_SIZE * MAP_SIZE * 4);
  const step = (2 * MAP_REACH) / MAP_SIZE;
  for (let j = 0; j < MAP_SIZE; j++) {
    for (let i = 0; i < MAP_SIZE; i++) {
      const x = (i + 0.5) * step - MAP_REACH;
      const y = (j + 0.5) * step - MAP_REACH;
      const cover = bodyCover(x, y, outline, ears, nose, step);
      const o = (j * MAP_SIZE + i) * 4;
      let tone = 1;
      for (const layer of layers) tone += layer.weight * layer.at(x, y);
      const red = 1 + 0.08 * redness(x, y);
      skin[o] = skinTone[0] * tone * red;
      skin[o + 1] = skinTone[1] * tone;
      skin[o + 2] = (skinTone[2] * tone) / red;
      skin[o + 3] = cover;
    }
  }
  for (const mole of moles) stamp(skin, mole, step);
  return { seed, outline, whorl, hairline, skin };
}

type Blob = { x: number; y: number; rx: number; ry: number };

function bodyCover(
  x: number,
  y: number,
  outline: (angle: number) => number,
  ears: Blob[],
  nose: Blob,
  step: number,
): number {
  const head = 1 - smoothStep(outline(Math.atan2(y, x)), step * 1.5, Math.hypot(x, y));
  const blobs = [...ears, nose].map(
    (b) => 1 - smoothStep(1, (step * 1.5) / b.rx, Math.hypot((x - b.x) / b.rx, (y - b.y) / b.ry)),
  );
  return Math.max(head, ...blobs);
}

function stamp(skin: Float32Array, mole: { x: number; y: number; r: number; depth: number }, step: number) {
  const reach = Math.ceil((mole.r * 1.6) / step);
  const ci = (mole.x + MAP_REACH) / step - 0.5;
  const cj = (mole.y + MAP_REACH) / step - 0.5;
  for (let j = Math.floor(cj) - reach; j <= cj + reach; j++) {
    for (let i = Math.floor(ci) - reach; i <= ci + reach; i++) {
      const far = (Math.hypot(i - ci, j - cj) * step) / mole.r;
      const dark = mole.depth * (1 - smoothStep(1, 0.6, far));
      const o = (j * MAP_SIZE + i) * 4;
      for (let c = 0; c < 3; c++) skin[o + c] = (skin[o + c] ?? 0) * (1 - dark * (0.8 + 0.1 * c));
    }
  }
}
