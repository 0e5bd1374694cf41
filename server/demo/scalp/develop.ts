import sharp from 'sharp';
import { normal, seededRandom } from '../seeded-random.ts';
import type { Lamp } from './lamp.ts';
import { lensBlur } from './lens-blur.ts';
import type { HairLayer } from './paint-strands.ts';
import type { Person, Shot } from './person.ts';
import type { Canvas } from './rasterise.ts';

const LINEAR_STEPS = 4096;
/** Linear light (0–1 in 4096 steps) → sRGB 0–255, IEC 61966-2-1. */
const ENCODED = Float32Array.from({ length: LINEAR_STEPS + 1 }, (_, i) => {
  const v = i / LINEAR_STEPS;
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});
const GRAIN_LENGTH = 1 << 16;
/** Skin between hairs gets less light: at most this share less under soft light, and so much more under a lamp. */
const HAIR_SHADOW = { soft: 0.25, hard: 0.2 } as const;
const SHADOW_CELL_PX = 8;

/** What the eye of the camera sees: hair over skin that stands in its shadow, in linear light. */
export function mixHair(canvas: Canvas, hair: HairLayer, { hair: colour }: Person, lamp: Lamp): void {
  const deepest = HAIR_SHADOW.soft + HAIR_SHADOW.hard * lamp.key;
  const { widthPx, heightPx, light } = canvas;
  const shadow = coarseCover(hair, widthPx, heightPx);
  const columns = Math.ceil(widthPx / SHADOW_CELL_PX) + 1;
  for (let y = 0, at = 0; y < heightPx; y++) {
    const v = Math.max(0, (y + 0.5) / SHADOW_CELL_PX - 0.5);
    const j = Math.floor(v);
    const t = v - j;
    for (let x = 0; x < widthPx; x++, at++) {
      const u = Math.max(0, (x + 0.5) / SHADOW_CELL_PX - 0.5);
      const i = Math.floor(u);
      const s = u - i;
      const o = j * columns + i;
      const near =
        ((shadow[o] as number) * (1 - s) + (shadow[o + 1] as number) * s) * (1 - t) +
        ((shadow[o + columns] as number) * (1 - s) + (shadow[o + columns + 1] as number) * s) * t;
      const k = at * 3;
      const seen = (1 - (hair[k] as number)) * (1 - deepest * near);
      const pigment = hair[k + 1] as number;
      const white = hair[k + 2] as number;
      light[k] = (light[k] as number) * seen + colour[0] * pigment + white;
      light[k + 1] = (light[k + 1] as number) * seen + colour[1] * pigment + white;
      light[k + 2] = (light[k + 2] as number) * seen + colour[2] * pigment + white;
    }
  }
}

function coarseCover(hair: HairLayer, widthPx: number, heightPx: number): Float32Array {
  const columns = Math.ceil(widthPx / SHADOW_CELL_PX) + 1;
  const rows = Math.ceil(heightPx / SHADOW_CELL_PX) + 1;
  const sums = new Float32Array(columns * rows);
  for (let y = 0, at = 0; y < heightPx; y++) {
    const row = Math.floor(y / SHADOW_CELL_PX) * columns;
    for (let x = 0; x < widthPx; x++, at++) {
      const cell = row + ((x / SHADOW_CELL_PX) | 0);
      sums[cell] = (sums[cell] as number) + (hair[at * 3] as number) / SHADOW_CELL_PX ** 2;
    }
  }
  return sums;
}

/** Light of the room and of the person → how long the camera exposes, as its automatic would. */
export function exposureOf({ skin, hair, grey }: Person): number {
  const luminance = ([r, g, b]: Person['skin']) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const strands = luminance(hair) * 0.6 * (1 - grey) + 0.2 * grey;
  return 0.3 / (0.07 + 0.65 * luminance(skin) + 0.35 * strands);
}

/** Lens, sensor and encoder: blur, exposure and white balance, sRGB, noise; 8 bits, three channels. */
export function expose(canvas: Canvas, person: Person, shot: Shot): Uint8Array {
  const { widthPx, heightPx, light } = canvas;
  const { gain = 1, red = 1, blue = 1 } = shot.light ?? {};
  const exposure = exposureOf(person) * gain * LINEAR_STEPS;
  const channels = [exposure * red, exposure, exposure * blue] as const;
  const grain = grainOf(shot.noise ?? 1.6, person.seed * 31 + (shot.room ?? 0) * 7 + 1);
  const random = seededRandom(person.seed + 13 * (shot.room ?? 0));
  const rowLength = widthPx * 3;
  const out = new Uint8ClampedArray(heightPx * rowLength);
  const blurred = lensBlur(light, widthPx, heightPx, shot.blurPx ?? 0.6);
  for (let y = 0; y < heightPx; y++) {
    const row = blurred(y);
    const offset = Math.floor(random() * GRAIN_LENGTH);
    for (let c = 0; c < 3; c++) {
      const channel = channels[c] as number;
      for (let i = c; i < rowLength; i += 3) {
        const step = Math.min(LINEAR_STEPS, ((row[i] as number) * channel) | 0);
        const noise = grain[(i * 7 + offset) & (GRAIN_LENGTH - 1)] as number;
        out[y * rowLength + i] = (ENCODED[step] as number) + noise;
      }
    }
  }
  return new Uint8Array(out.buffer);
}

function grainOf(sd: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: GRAIN_LENGTH }, () => normal(random) * sd);
}

/** The camera's JPEG: 4:2:0, its quality 92 where the shot does not say. */
export function encode(data: Uint8Array, shot: Shot): Promise<Buffer> {
  return sharp(data, { raw: { width: shot.widthPx, height: shot.heightPx, channels: 3 } })
    .jpeg({ quality: shot.jpegQuality ?? 92 })
    .toBuffer();
}
