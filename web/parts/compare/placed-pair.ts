import type { ComparedPhoto, Comparison } from '../../../server/contract/compare.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { composed, identity, type Matrix3, wayBack } from '../../../server/contract/matrix.ts';
import type { DrawnLight } from '../stage/light-filter.tsx';
import { fitInto } from '../stage/matrices.ts';
import { drawnLight, whyNotMatched } from './matched-light.ts';

/** One photo where it is drawn. */
export interface PlacedSide {
  photo: ComparedPhoto['photo'];
  /** Master → the stage's coordinates (the baseline's master where aligned). */
  matrix: Matrix3;
  /** Baseline's master → the stage's coordinates, for the region; `null`: cannot be said. */
  regionMatrix: Matrix3 | null;
  /** What draws it in the reference's light; `null`: as taken. */
  light: DrawnLight | null;
}

interface How {
  /** Size of the baseline's master: the coordinates of the view state. */
  frame: Size;
  /** Laid over each other by their alignment, else each whole by its own size. */
  together: boolean;
  /** In the reference's light, else as taken. */
  lit: boolean;
}

export interface PlacedPair extends How {
  before: PlacedSide;
  after: PlacedSide;
}

/** Both can be laid over the same baseline. */
export const canAlign = ({ before, after }: Comparison): boolean =>
  before.matrix !== null && after.matrix !== null;

const sizeOf = ({ photo }: ComparedPhoto): Size => ({ widthPx: photo.widthPx, heightPx: photo.heightPx });

const baselineOf = ({ before, after }: Comparison): Size =>
  before.alignment?.referenceSize ?? after.alignment?.referenceSize ?? sizeOf(before);

/**
 * Where and how both photos are drawn: both by their alignment, or both whole by their own size; both in the
 * reference's light, or both as taken; never one of each.
 */
export function placePair(comparison: Comparison, aligned: boolean, matched = false): PlacedPair {
  const frame = baselineOf(comparison);
  const how = {
    frame,
    together: aligned && canAlign(comparison),
    lit: matched && whyNotMatched(comparison) === null,
  };
  return { ...how, before: placeSide(comparison.before, how), after: placeSide(comparison.after, how) };
}

function placeSide(side: ComparedPhoto, { frame, together, lit }: How): PlacedSide {
  const fitted = fitInto(sizeOf(side), frame);
  const back = side.matrix && wayBack(side.matrix);
  return {
    photo: side.photo,
    matrix: together ? (side.matrix ?? fitted) : fitted,
    light: lit ? drawnLight(side) : null,
    regionMatrix: together ? identity : back && composed(back, fitted),
  };
}

/** Later sides of comparisons with one reference, in the frame of a pair: all aligned or none, all matched or none. */
export function placeAll(
  comparisons: readonly Comparison[],
  { frame, together, lit }: PlacedPair,
): How & { sides: PlacedSide[] } {
  const how = {
    frame,
    together: together && comparisons.every(canAlign),
    lit: lit && comparisons.every((each) => whyNotMatched(each) === null),
  };
  return { ...how, sides: comparisons.map(({ after }) => placeSide(after, how)) };
}
