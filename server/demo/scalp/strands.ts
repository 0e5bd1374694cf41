import { normal, seededRandom } from '../seeded-random.ts';
import { folliclesOf, NUMBERS_OF_A_ROOT, ROOT } from './follicles.ts';
import { growStrand } from './grow-strand.ts';
import { type Flow, lockTurn, makeFlow } from './hair-flow.ts';
import { shareLeft } from './hair-pattern.ts';
import { directionOf, type HeadShape } from './head-shape.ts';
import { makeNoise } from './noise.ts';
import type { HeadState, Person } from './person.ts';
import type { Vector } from './vector.ts';

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
export const MOST_STEPS = 36;

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
  const roots = folliclesOf(person, state.lengthMm);
  for (let root = 0; root < roots.length; root += NUMBERS_OF_A_ROOT) {
    const of = (number: number) => roots[root + number] as number;
    const [x, y, stretched] = [of(ROOT.x), of(ROOT.y), of(ROOT.stretched)];
    if (stretched * (x * towards[0] + y * towards[1]) + Math.cos(of(ROOT.down)) * towards[2] < AWAY) continue;
    // A hair that grows keeps its root, whatever else is lost or regrown.
    const grows = of(ROOT.grows) * shareLeft(of(ROOT.loses), person, state, x, y);
    if (of(ROOT.chance) >= grows * stretched) continue;
    const size = of(ROOT.size);
    strand.layer = of(ROOT.layer);
    strand.tone = 0.62 + 0.76 * of(ROOT.shade);
    strand.white = of(ROOT.kind) < person.grey;
    strand.calibreMm = person.calibreMm * (0.75 + 0.5 * size);
    strand.normal = directionOf([x, y]);
    const lengthMm = state.lengthMm * (0.72 + 0.5 * size);
    const turn = lockTurn(own, today, combing, x, y) + of(ROOT.jitter) * 0.35;
    growStrand(strand, person.curl, shape, flow, { x, y, lengthMm, turn, phase: 6.3 * own(x * 22, y * 22) });
    draw(strand);
  }
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
