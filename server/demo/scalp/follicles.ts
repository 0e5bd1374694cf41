import { seededRandom } from '../seeded-random.ts';
import { groundAt } from './hair-pattern.ts';
import { makeNoise } from './noise.ts';
import type { Person } from './person.ts';
import { lengthOf } from './vector.ts';

/**
 * Roots one after another, whether a hair grows from them today or not: so many numbers each, in the order of `ROOT`. A
 * head has a hundred thousand; as objects they kept whoever draws busy with their memory.
 */
export type Follicles = Float64Array;

/** Where a root has which number. Shares are 0–1 and a person's own. */
export const ROOT = {
  /** On the scalp map, radians; `down`: from the top of the head. */
  x: 0,
  y: 1,
  down: 2,
  /** How much the map, which keeps distances to the top, stretches the place around it. */
  stretched: 3,
  /** A hair grows where the place has more hair than this. */
  chance: 4,
  grows: 5,
  loses: 6,
  /** 0 drawn first, nearest to the skin; 1 topmost. */
  layer: 7,
  size: 8,
  shade: 9,
  kind: 10,
  /** −0.5…0.5. */
  jitter: 11,
} as const;
export const NUMBERS_OF_A_ROOT = Object.keys(ROOT).length;

/** Beyond this many hairs over each point nothing more is seen: the rest is left out. */
const ENOUGH_LAYERS = 4;
/** Over the skin beside a part only hairs rooted this near lie upon one another, however long they are. */
const OVERLAP_MM = 28;
const SCALP_REACH = 2.15;
const MM_PER_RADIAN = 100;
/** Strands are drawn in so many layers, and in a layer by neighbourhood: the picture's memory is walked, not jumped. */
const LAYERS = 8;
const NEIGHBOURHOODS = 24;

/** One person is photographed on several days: the same follicles. */
let last: { key: string; follicles: Follicles } | null = null;

/** Every root that hair of a length may grow from, by layer and neighbourhood. */
export function folliclesOf(person: Person, lengthMm: number): Follicles {
  const layers = person.densityPerMm2 * Math.min(lengthMm, OVERLAP_MM) * person.calibreMm;
  const kept = Math.min(1, ENOUGH_LAYERS / layers);
  const count = Math.round(person.densityPerMm2 * kept * (2 * SCALP_REACH * MM_PER_RADIAN) ** 2);
  const key = `${person.seed} ${person.pattern} ${count}`;
  if (last?.key !== key) last = { key, follicles: follicles(person, count) };
  return last.follicles;
}

function follicles(person: Person, count: number): Follicles {
  const random = seededRandom(person.seed * 31 + 5);
  const uneven = makeNoise(person.seed + 101);
  const buckets: number[][] = Array.from({ length: LAYERS * NEIGHBOURHOODS ** 2 }, () => []);
  const found: number[] = [];
  for (let n = 0; n < count; n++) {
    const x = (random() * 2 - 1) * SCALP_REACH;
    const y = (random() * 2 - 1) * SCALP_REACH;
    // Every root takes the same numbers from the stream whether it grows or not.
    const chance = random();
    const size = random();
    const shade = random();
    const kind = random();
    const jitter = random() - 0.5;
    const down = lengthOf(x, y);
    // Roots at the sides are thinned by how much the map stretches them.
    const stretched = down < 1e-6 ? 1 : Math.sin(down) / down;
    if (down > SCALP_REACH || chance >= stretched) continue;
    const { grows, loses } = groundAt(person, x, y, uneven);
    if (chance >= grows * stretched) continue;
    const layer = n / count;
    const cell = (v: number) => Math.floor((v / (2 * SCALP_REACH) + 0.5) * NEIGHBOURHOODS);
    const bucket = (Math.floor(layer * LAYERS) * NEIGHBOURHOODS + cell(y)) * NEIGHBOURHOODS + cell(x);
    buckets[bucket]?.push(found.length);
    found.push(x, y, down, stretched, chance, grows, loses, layer, size, shade, kind, jitter);
  }
  const sorted = new Float64Array(found.length);
  let to = 0;
  for (const from of buckets.flat()) {
    for (let k = 0; k < NUMBERS_OF_A_ROOT; k++) sorted[to++] = found[from + k] as number;
  }
  return sorted;
}
