import { normal, seededRandom } from '../seeded-random.ts';
import { growStrand } from './grow-strand.ts';
import { type Flow, lockTurn, makeFlow } from './hair-flow.ts';
import { hairAt } from './hair-pattern.ts';
import { directionOf, type HeadShape } from './head-shape.ts';
import { makeNoise } from './noise.ts';
import type { HeadState, Person } from './person.ts';
import { lengthOf, type Vector } from './vector.ts';

/** One hair: points from root to tip in head coordinates, mm. The arrays are used again for the next strand. */
export interface Strand {
  points: Float32Array;
  /** Room for the points on the picture. */
  placed: Float32Array;
  count: number;
  calibreMm: number;
  /** Brightness against the usual strand. */
  tone: number;
  white: boolean;
  /** 0 drawn first, nearest to the skin; 1 topmost. */
  layer: number;
  /** The skin's outward direction at the root. */
  normal: Vector;
}

/** Cosine to the camera's direction beyond which no hair reaches round the head. */
const AWAY = -0.25;
/** Beyond this many hairs over each point nothing more is seen: the rest is left out. */
const ENOUGH_LAYERS = 4;
/** Over the skin beside a part only hairs rooted this near lie upon one another, however long they are. */
const OVERLAP_MM = 28;
export const MOST_STEPS = 36;
const SCALP_REACH = 2.15;
const MM_PER_RADIAN = 100;
/** Strands are drawn in so many layers, and in a layer by neighbourhood: the picture's memory is walked, not jumped. */
const LAYERS = 8;
const NEIGHBOURHOODS = 24;

/** Every strand of a head on a day that grows on the side of the camera, from the skin outwards. */
export function growStrands(
  person: Person,
  state: HeadState,
  shape: HeadShape,
  towards: Readonly<Vector>,
  draw: (strand: Strand) => void,
): void {
  const own = makeNoise(person.seed + 202);
  const today = makeNoise(person.seed + 303 + 977 * (state.day ?? 0));
  const flow = flowOf(person);
  const combing = state.combing ?? 1;
  const strand: Strand = {
    points: new Float32Array(3 * (MOST_STEPS + 1)),
    placed: new Float32Array(3 * (MOST_STEPS + 1)),
    count: 0,
    calibreMm: 0,
    tone: 1,
    white: false,
    layer: 0,
    normal: [0, 0, 1],
  };
  for (const { x, y, layer, size, shade, kind, jitter } of rootsOf(person, state, towards)) {
    strand.layer = layer;
    strand.tone = 0.62 + 0.76 * shade;
    strand.white = kind < person.grey;
    strand.calibreMm = person.calibreMm * (0.75 + 0.5 * size);
    strand.normal = directionOf([x, y]);
    const lengthMm = state.lengthMm * (0.72 + 0.5 * size);
    const turn = lockTurn(own, today, combing, x, y) + jitter * 0.35;
    growStrand(strand, person.curl, shape, flow, { x, y, lengthMm, turn, phase: 6.3 * own(x * 22, y * 22) });
    draw(strand);
  }
}

type Root = {
  x: number;
  y: number;
  layer: number;
  size: number;
  shade: number;
  kind: number;
  jitter: number;
};

/** Where hair grows, by layer and neighbourhood. A hair that grows keeps its root, whatever else is lost or regrown. */
function rootsOf(person: Person, state: HeadState, towards: Readonly<Vector>): Root[] {
  const random = seededRandom(person.seed * 31 + 5);
  const uneven = makeNoise(person.seed + 101);
  const layers = person.densityPerMm2 * Math.min(state.lengthMm, OVERLAP_MM) * person.calibreMm;
  const kept = Math.min(1, ENOUGH_LAYERS / layers);
  const count = Math.round(person.densityPerMm2 * kept * (2 * SCALP_REACH * MM_PER_RADIAN) ** 2);
  const buckets: Root[][] = Array.from({ length: LAYERS * NEIGHBOURHOODS ** 2 }, () => []);
  for (let n = 0; n < count; n++) {
    const x = (random() * 2 - 1) * SCALP_REACH;
    const y = (random() * 2 - 1) * SCALP_REACH;
    // Every root takes the same numbers from the stream whether it grows or not: another day moves no other root.
    const chance = random();
    const size = random();
    const shade = random();
    const kind = random();
    const jitter = random() - 0.5;
    const down = lengthOf(x, y);
    // The map keeps distances to the top, so it stretches the sides: roots there are thinned by how much.
    const stretched = down < 1e-6 ? 1 : Math.sin(down) / down;
    if (down > SCALP_REACH || chance >= stretched) continue;
    if (stretched * (x * towards[0] + y * towards[1]) + Math.cos(down) * towards[2] < AWAY) continue;
    if (chance >= hairAt(person, state, x, y, uneven) * stretched) continue;
    const layer = n / count;
    const cell = (v: number) => Math.floor((v / (2 * SCALP_REACH) + 0.5) * NEIGHBOURHOODS);
    const bucket = (Math.floor(layer * LAYERS) * NEIGHBOURHOODS + cell(y)) * NEIGHBOURHOODS + cell(x);
    buckets[bucket]?.push({ x, y, layer, size, shade, kind, jitter });
  }
  return buckets.flat();
}

function flowOf(person: Person): Flow {
  const random = seededRandom(person.seed + 77);
  return makeFlow({
    whorl: [normal(random) * 0.08, -0.42 + normal(random) * 0.05],
    turns: random() < 0.8 ? 1 : -1,
    parted: person.parted,
    combedTo: person.curl.swingMm > 1 || person.parted ? null : Math.PI / 2 + normal(random) * 0.7,
  });
}
