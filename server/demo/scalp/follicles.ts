import { seededRandom } from '../seeded-random.ts';
import { type Ground, groundAt } from './hair-pattern.ts';
import { makeNoise } from './noise.ts';
import type { Person } from './person.ts';
import { lengthOf } from './vector.ts';

/** A root, whether a hair grows from it today or not. Shares are 0–1 and a person's own. */
export type Follicle = Ground & {
  /** On the scalp map, radians; `down`: from the top of the head. */
  x: number;
  y: number;
  down: number;
  /** How much the map, which keeps distances to the top, stretches the place around it. */
  stretched: number;
  /** A hair grows where the place has more hair than this. */
  chance: number;
  /** 0 drawn first, nearest to the skin; 1 topmost. */
  layer: number;
  size: number;
  shade: number;
  kind: number;
  /** −0.5…0.5. */
  jitter: number;
};

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
let last: { key: string; follicles: Follicle[] } | null = null;

/** Every root that hair of a length may grow from, by layer and neighbourhood. */
export function folliclesOf(person: Person, lengthMm: number): Follicle[] {
  const layers = person.densityPerMm2 * Math.min(lengthMm, OVERLAP_MM) * person.calibreMm;
  const kept = Math.min(1, ENOUGH_LAYERS / layers);
  const count = Math.round(person.densityPerMm2 * kept * (2 * SCALP_REACH * MM_PER_RADIAN) ** 2);
  const key = `${person.seed} ${person.pattern} ${count}`;
  if (last?.key !== key) last = { key, follicles: follicles(person, count) };
  return last.follicles;
}

function follicles(person: Person, count: number): Follicle[] {
  const random = seededRandom(person.seed * 31 + 5);
  const uneven = makeNoise(person.seed + 101);
  const buckets: Follicle[][] = Array.from({ length: LAYERS * NEIGHBOURHOODS ** 2 }, () => []);
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
    const ground = groundAt(person, x, y, uneven);
    if (chance >= ground.grows * stretched) continue;
    const layer = n / count;
    const cell = (v: number) => Math.floor((v / (2 * SCALP_REACH) + 0.5) * NEIGHBOURHOODS);
    const bucket = (Math.floor(layer * LAYERS) * NEIGHBOURHOODS + cell(y)) * NEIGHBOURHOODS + cell(x);
    const { grows, loses } = ground;
    buckets[bucket]?.push({ x, y, down, stretched, chance, grows, loses, layer, size, shade, kind, jitter });
  }
  return buckets.flat();
}
