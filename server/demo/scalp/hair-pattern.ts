import { type Noise, smoothStep } from './noise.ts';
import type { HeadState, LossPattern, Person } from './person.ts';
import { lengthOf } from './vector.ts';

/** Edge of the hair, radians from the top of the head, every 30° from the face (0°) to the nape (180°). */
const HAIRLINE = [0.86, 0.98, 1.22, 1.42, 1.72, 1.98, 2.05] as const;

/** What a place of a head is to its hair on every day: how much grows at most, and how much of the loss it takes. */
export type Ground = { grows: number; loses: number };

/** Shares, 0–1: nothing grows outside the hairline. */
export function groundAt({ pattern }: Person, x: number, y: number, uneven: Noise): Ground {
  const edge = hairlineAt(Math.abs(Math.atan2(x, y)));
  const ragged = 0.05 * uneven(x * 9, y * 9) + 0.02 * uneven(x * 40 + 7, y * 40);
  const grows = 1 - smoothStep(edge + ragged, 0.09, lengthOf(x, y));
  const patchy = lossAt(pattern, x, y) * (1.12 + 0.22 * uneven(x * 7 + 31, y * 7));
  return { grows, loses: Math.min(1, Math.max(0, patchy)) };
}

/** Share of what grows there at most that a place, which takes so much of the loss, has on a day, 0–1. */
export function shareLeft(loses: number, person: Person, state: HeadState, x: number, y: number): number {
  return (1 - state.loss * loses) * (person.parted ? beside(state, x, y) : 1);
}

function hairlineAt(around: number): number {
  const at = (around / Math.PI) * (HAIRLINE.length - 1);
  const i = Math.min(HAIRLINE.length - 2, Math.floor(at));
  const s = at - i;
  return (HAIRLINE[i] as number) * (1 - s) + (HAIRLINE[i + 1] as number) * s;
}

function spot(x: number, y: number, toX: number, toY: number, reachX: number, reachY: number): number {
  return 1 - smoothStep(1, 0.7, lengthOf((x - toX) / reachX, (y - toY) / reachY));
}

/** How much of the loss falls on a place, 0–1. */
function lossAt(pattern: LossPattern, x: number, y: number): number {
  const temples = Math.max(spot(x, y, 0.5, 0.74, 0.34, 0.36), spot(x, y, -0.5, 0.74, 0.34, 0.36));
  const crown = spot(x, y, 0, -0.4, 0.5, 0.46);
  switch (pattern) {
    case 'none':
      return 0;
    case 'diffuse':
      return 1;
    case 'temples':
      return temples;
    case 'crown':
      return crown;
    case 'temples_and_crown':
      return Math.max(temples, crown, 0.75 * spot(x, y, 0, 0.55, 0.5, 0.4));
    case 'top':
      return spot(x, y, 0, 0.08, 0.88, 1.02);
    case 'midline':
      return 0.9 * spot(x, y, 0, 0.05, 0.5, 0.72);
  }
}

/** The three fixed points where a part is measured: front, middle, back, radians from the top towards the face. */
export const partPoints = [0.5, 0.12, -0.26] as const;
/** Radians of the scalp a mm. */
export const RADIANS_PER_MM = 1 / 104;

/** Width of the part at a place along the midline, mm; straight between the three points. */
export function partWidthAt(state: HeadState, y: number): number {
  const [front, middle, back] = state.partWidthMm ?? [3, 3, 3];
  const [a, b, c] = partPoints;
  if (y > b) return middle + (front - middle) * Math.min(1, (y - b) / (a - b));
  return middle + (back - middle) * Math.min(1, (b - y) / (b - c));
}

/** Almost nothing grows inside the part, from the hairline to behind the crown and past its three points. */
function beside(state: HeadState, x: number, y: number): number {
  const ends = 1 - smoothStep(0.62, 0.12, Math.abs(y - 0.18));
  const half = (partWidthAt(state, y) / 2) * RADIANS_PER_MM;
  return 1 - 0.96 * ends * (1 - smoothStep(half, 0.4 * RADIANS_PER_MM, Math.abs(x)));
}
