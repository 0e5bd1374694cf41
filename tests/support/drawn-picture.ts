import { type Anatomy, HEAD_LENGTH, MAP_REACH, MAP_SIZE } from './drawn-anatomy.ts';
import type { HeadOptions } from './drawn-head.ts';
import { apply, invert, type Matrix3 } from './drawn-pose.ts';
import type { HairLayer } from './drawn-strands.ts';
import { normal, seededRandom } from './seeded-random.ts';

const LINEAR_STEPS = 4096;
/** Linear light (0–1 in 4096 steps) → sRGB 0–255, IEC 61966-2-1. */
const ENCODED = Float32Array.from({ length: LINEAR_STEPS + 1 }, (_, i) => {
  const v = i / LINEAR_STEPS;
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});
const GRAIN_LENGTH = 65536;

interface Scene {
  anatomy: Anatomy;
  hair: HairLayer;
  pose: Matrix3;
  size: { widthPx: number; heightPx: number };
  options: HeadOptions;
}

/** Light falls on head, shoulders and room; the camera mixes linear light in a pixel, then encodes and adds grain. */
export function paintPicture({ anatomy, hair, pose, size, options }: Scene): Uint8Array {
  const { widthPx, heightPx } = size;
  const out = new Uint8Array(widthPx * heightPx * 3);
  const back = invert(pose);
  const { gain = 1, red = 1, blue = 1, fromX = -0.25, fromY = 0.15 } = options.light ?? {};
  const tint = [gain * red, gain, gain * blue] as const;
  const hairTone = options.hair ?? [0.035, 0.024, 0.018];
  const room = furnish(options.visit ?? 0, anatomy.seed);
  const grain = grainOf(options.noise ?? 1.5, (options.visit ?? 0) * 31 + anatomy.seed);
  const toMap = MAP_SIZE / (2 * MAP_REACH);
  const middle = apply(pose, 0, 0);
  const headPx = Math.hypot(pose[0], pose[3]);
  for (let py = 0, at = 0; py < heightPx; py++) {
    for (let px = 0; px < widthPx; px++, at++) {
      const w = back[6] * (px + 0.5) + back[7] * (py + 0.5) + back[8];
      const x = (back[0] * (px + 0.5) + back[1] * (py + 0.5) + back[2]) / w;
      const y = (back[3] * (px + 0.5) + back[4] * (py + 0.5) + back[5]) / w;
      const u = (x + MAP_REACH) * toMap - 0.5;
      const v = (y + MAP_REACH) * toMap - 0.5;
      const i = Math.floor(u);
      const j = Math.floor(v);
      const onMap = i >= 0 && j >= 0 && i < MAP_SIZE - 1 && j < MAP_SIZE - 1;
      const s = u - i;
      const t = v - j;
      const o = (j * MAP_SIZE + i) * 4;
      const cover = onMap ? bilinear(anatomy.skin, o + 3, s, t) : 0;
      const alpha = hair.alpha[at] ?? 0;
      const shade = hair.shade[at] ?? 1;
      const nx = x * 1.9;
      const ny = (y * 1.9) / HEAD_LENGTH;
      const nz = Math.sqrt(Math.max(0.04, 1 - nx * nx - ny * ny));
      const light = 0.5 + 0.5 * Math.max(0, nz * 0.95 + nx * fromX + ny * fromY);
      const behind = room((px - middle[0]) / headPx, (py - middle[1]) / headPx);
      for (let c = 0; c < 3; c++) {
        const skin = cover > 0 ? bilinear(anatomy.skin, o + c, s, t) * light : 0;
        const under = skin * cover + (behind[c] ?? 0) * (1 - cover);
        const value = under * (1 - alpha) + (hairTone[c] ?? 0) * shade * light * alpha;
        const step = Math.min(LINEAR_STEPS, Math.max(0, (value * (tint[c] ?? 1) * LINEAR_STEPS) | 0));
        const noise = grain[(at * 3 + c + py * 977) & (GRAIN_LENGTH - 1)] ?? 0;
        out[at * 3 + c] = Math.min(255, Math.max(0, (ENCODED[step] ?? 0) + noise + 0.5));
      }
    }
  }
  return out;
}

function bilinear(map: Float32Array, o: number, s: number, t: number): number {
  const row = MAP_SIZE * 4;
  const top = (map[o] ?? 0) * (1 - s) + (map[o + 4] ?? 0) * s;
  const low = (map[o + row] ?? 0) * (1 - s) + (map[o + row + 4] ?? 0) * s;
  return top * (1 - t) + low * t;
}

function grainOf(sd: number, seed: number): Float32Array {
  const random = seededRandom(seed + 13);
  return Float32Array.from({ length: GRAIN_LENGTH }, () => normal(random) * sd);
}

type Colour = readonly [number, number, number];

/** A floor with boards and a few things on it, and the shoulders; moved a little from visit to visit. */
function furnish(visit: number, seed: number): (x: number, y: number) => Colour {
  const random = seededRandom(visit * 101 + seed * 7 + 3);
  const grey = 0.15 + random() * 0.5;
  const floor: Colour = [grey * (0.9 + random() * 0.2), grey, grey * (0.8 + random() * 0.3)];
  const board: Colour = [floor[0] * 0.8, floor[1] * 0.8, floor[2] * 0.8];
  const turn = random() * 3;
  const shirt: Colour = [random() * 0.3, random() * 0.3, random() * 0.4];
  const things = Array.from({ length: 5 }, () => ({
    x: (random() - 0.5) * 3,
    y: (random() - 0.5) * 3,
    r: 0.1 + random() * 0.3,
    colour: [random() * 0.7, random() * 0.7, random() * 0.7] as Colour,
  }));
  const shoulderY = -0.05 + random() * 0.1;
  return (x, y) => {
    if (((x / 0.98) ** 2 + ((y - shoulderY) / 0.38) ** 2) ** 2 < 1) return shirt;
    for (const thing of things) {
      if (Math.abs(x - thing.x) < thing.r && Math.abs(y - thing.y) < thing.r) return thing.colour;
    }
    const along = x * Math.cos(turn) + y * Math.sin(turn) + 40;
    return along % 0.3 < 0.02 ? board : floor;
  };
}
