import type { CardReading } from './colour-card.ts';
import { leastSquares } from './register/least-squares.ts';

/** Light of a photo against another's, told by one card in both: photo = gain × reference + offset, linear. */
export interface CardMatch {
  gain: [number, number, number];
  offset: [number, number, number];
  /** Root mean square of what is left, as a share of the patches' light. */
  residual: number;
  patches: number;
}

/** Two prints, a faded card or two kinds of lamp leave more than this; then a diagonal of gains is no truth. */
const MOST_RESIDUAL = 0.12;
/** More stray light than this is a reflection on one of the cards. */
const MOST_OFFSET = 0.05;
/** Keeps the darkest patches from deciding by their noise. */
const FLOOR = 0.02;

/**
 * Fits gain and offset a channel through all patches, each weighted by its relative error.
 * @returns `null` where the two do not look like one card in one kind of light
 */
export function matchCards(photo: CardReading, reference: CardReading): CardMatch | null {
  const gain: CardMatch['gain'] = [1, 1, 1];
  const offset: CardMatch['offset'] = [0, 0, 0];
  let squares = 0;
  for (const c of [0, 1, 2] as const) {
    const pairs = reference.patches.map((patch, k) => ({ x: patch[c], y: photo.patches[k]?.[c] ?? 0 }));
    const found = leastSquares(
      pairs.map(({ x, y }) => ({ features: [x, 1], target: y, weight: 1 / (y + FLOOR) ** 2 })),
    );
    if (!found) return null;
    const [slope = 1, start = 0] = found;
    if (!(slope > 0) || Math.abs(start) > MOST_OFFSET) return null;
    gain[c] = slope;
    offset[c] = start;
    for (const { x, y } of pairs) squares += ((slope * x + start - y) / (y + FLOOR)) ** 2;
  }
  const residual = Math.sqrt(squares / (3 * reference.patches.length));
  if (residual > MOST_RESIDUAL) return null;
  return { gain, offset, residual, patches: reference.patches.length };
}
