import { normal, seededRandom } from '../seeded-random.ts';
import { type Lamp, lightOn } from './lamp.ts';
import { makeNoise, smoothStep } from './noise.ts';
import type { Person } from './person.ts';
import type { Shader } from './rasterise.ts';
import { dot, lengthOf, type Vector } from './vector.ts';

const SIDE = 1536;
const REACH = Math.PI;

/** What a person's skin looks like everywhere on the scalp's map; no visit changes it. */
interface SkinMap {
  tone: Float32Array;
  red: Float32Array;
}

let drawn: { key: string; map: SkinMap } | null = null;

function mapOf(person: Person): SkinMap {
  const key = `${person.seed}`;
  if (drawn?.key !== key) drawn = { key, map: drawMap(person) };
  return drawn.map;
}

function drawMap({ seed }: Person): SkinMap {
  const random = seededRandom(seed + 17);
  const noise = makeNoise(seed + 18);
  const tone = new Float32Array(SIDE * SIDE);
  const red = new Float32Array(SIDE * SIDE);
  for (let j = 0, at = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++, at++) {
      const x = ((i + 0.5) / SIDE) * 2 * REACH - REACH;
      const y = ((j + 0.5) / SIDE) * 2 * REACH - REACH;
      const patches =
        0.05 * noise(x * 3, y * 3) + 0.05 * noise(x * 9 + 4, y * 9) + 0.045 * noise(x * 28, y * 28 + 8);
      tone[at] = 1 + patches + 0.03 * noise(x * 75, y * 75);
      red[at] = 1 + 0.07 * noise(x * 5 + 60, y * 5) + 0.05 * noise(x * 19, y * 19 + 50);
    }
  }
  // Moles, freckles and small scars: what two photos of a bald head have in common.
  const marks = 70 + Math.floor(random() * 90);
  for (let n = 0; n < marks; n++) {
    const [x, y] = [normal(random) * 0.75, 0.2 + normal(random) * 0.85];
    const dark = random() < 0.12 ? -0.25 * random() : 0.06 + 0.34 * random() ** 3;
    stamp(tone, x, y, 0.006 + 0.02 * random() ** 4, dark);
  }
  return { tone, red };
}

function stamp(map: Float32Array, x: number, y: number, radius: number, dark: number): void {
  const scale = SIDE / (2 * REACH);
  const [ci, cj] = [(x + REACH) * scale, (y + REACH) * scale];
  const reach = Math.ceil(radius * scale * 1.6);
  for (let j = Math.floor(cj) - reach; j <= cj + reach; j++) {
    for (let i = Math.floor(ci) - reach; i <= ci + reach; i++) {
      if (i < 0 || j < 0 || i >= SIDE || j >= SIDE) continue;
      const far = lengthOf(i + 0.5 - ci, j + 0.5 - cj) / scale / radius;
      const at = j * SIDE + i;
      map[at] = (map[at] as number) * (1 - dark * (1 - smoothStep(1, 0.9, far)));
    }
  }
}

/** Skin: its own colour in the light that falls on it, brows and lids, pores, and the lamp's shine. */
export function skinShader(person: Person, lamp: Lamp): Shader {
  const { tone, red } = mapOf(person);
  const fine = makeNoise(person.seed + 19);
  const [skinR, skinG, skinB] = person.skin;
  const gloss = 0.02 + 0.1 * person.shine;
  const oil = 0.5 * person.shine ** 2;
  const scale = SIDE / (2 * REACH);
  const pointing: Vector = [0, 0, 0];
  return (mapX, mapY, nx, ny, nz, light, at) => {
    const i = Math.min(SIDE - 2, Math.max(0, (mapX + REACH) * scale - 0.5));
    const j = Math.min(SIDE - 2, Math.max(0, (mapY + REACH) * scale - 0.5));
    const cell = (j | 0) * SIDE + (i | 0);
    const s = i - (i | 0);
    const t = j - (j | 0);
    const pore = fine(mapX * 150, mapY * 150) * 0.6 + fine(mapX * 330 + 9, mapY * 330) * 0.4;
    const shade = between(tone, cell, s, t) * (1 + 0.025 * pore) * faceAt(mapX, mapY, fine);
    const blood = between(red, cell, s, t);
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    // Pores turn the surface a little, so that shine breaks up into points.
    pointing[0] = nx / length + 0.03 * pore;
    pointing[1] = ny / length - 0.03 * pore;
    pointing[2] = nz / length + 0.02 * pore;
    const lit = lightOn(lamp, pointing) * shade;
    const glance = Math.max(0, dot(pointing, lamp.halfway));
    // The 16th power a wide sheen, the 96th a wet spot; multiplied out, as a power is slow for a whole picture.
    const wide = glance * glance * glance * glance;
    const sheen = wide * wide * wide * wide;
    const wet = sheen * sheen;
    const spot = wet * wet * wet;
    const shine = lamp.key * (gloss * sheen + oil * spot * (1 + 0.5 * pore));
    light[at] = skinR * blood * lit + shine;
    light[at + 1] = skinG * lit + shine;
    light[at + 2] = (skinB / blood) * lit + shine;
  };
}

function between(map: Float32Array, cell: number, s: number, t: number): number {
  return (
    ((map[cell] as number) * (1 - s) + (map[cell + 1] as number) * s) * (1 - t) +
    ((map[cell + SIDE] as number) * (1 - s) + (map[cell + SIDE + 1] as number) * s) * t
  );
}

/** Brows and closed lids, as far as a photo of the hair shows them. */
function faceAt(x: number, y: number, fine: (x: number, y: number) => number): number {
  if (y < 1.2 || y > 2.1) return 1;
  const side = Math.abs(x);
  const brow = Math.exp(
    -(((side - 0.52) / 0.24) ** 4) - ((y - 1.47 + 0.25 * (side - 0.5) ** 2 + 0.1 * side) / 0.045) ** 2,
  );
  const lid = Math.exp(-(((side - 0.52) / 0.17) ** 4) - ((y - 1.72 - 0.5 * (side - 0.52) ** 2) / 0.012) ** 2);
  return (1 - 0.75 * brow * (0.75 + 0.45 * fine(x * 60 + y * 30, y * 90))) * (1 - 0.6 * lid);
}
