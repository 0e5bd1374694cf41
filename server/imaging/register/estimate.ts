import { composed, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import { sample } from '../plane.ts';
import { type Candidate, coarseAtEveryTurn, coarseSearch, matrixOf, UPRIGHT } from './coarse-search.ts';
import { addPair, correlationOf } from './correlation.ts';
import { affineOf, flat, heightAt, type Placed, type Placing } from './dome.ts';
import { rescaled } from './matrix.ts';
import { matchPatches, type PatchMatch, type PatchSearch } from './patches.ts';
import { isOnHead, type PreparedHead } from './prepare.ts';
import { robustMove } from './robust-fit.ts';

/** Where one registration arrived, in one direction. */
export interface Estimate extends Placed {
  /** Share of patches that agree on one move: how sure this place is against another. */
  support: number;
}

/** Levels from coarse to fine: the planes' size against the work size, and how patches are searched there. */
type Level = PatchSearch & { shrunk: 1 | 2 | 4 };
const LEVELS: readonly Level[] = [
  { shrunk: 4, halfPx: 6, stridePx: 6, reachPx: 6 },
  { shrunk: 2, halfPx: 8, stridePx: 10, reachPx: 4 },
  { shrunk: 1, halfPx: 9, stridePx: 16, reachPx: 3 },
];
/** Wide enough that a place found by chance is seldom the right one. */
const WITNESS: Level = { shrunk: 2, halfPx: 8, stridePx: 11, reachPx: 6 };

/** Support at which no other place needs a hearing. */
const CLEAR_SUPPORT = 0.35;
export const isClear = ({ support }: Estimate): boolean => support > CLEAR_SUPPORT;

/**
 * Coarse search, then patches of skin and hair vote on the move, from coarse to fine. What lies upright is heard first:
 * where that is clear nothing else is looked for.
 */
export function estimate(photo: PreparedHead, reference: PreparedHead): Estimate | null {
  const upright = bestOf(photo, reference, coarseSearch(photo, reference, UPRIGHT, 3).slice(0, 1));
  if (upright && isClear(upright)) return upright;
  return bestOf(photo, reference, coarseSearch(photo, reference));
}

/** What most patches support; the first that is clear ends the hearing. */
function bestOf(photo: PreparedHead, reference: PreparedHead, candidates: Candidate[]): Estimate | null {
  let best: Estimate | null = null;
  for (const candidate of candidates) {
    const found = estimateFrom(photo, reference, flat(matrixOf(candidate, photo, reference)));
    if (!best || found.support > best.support) best = found;
    if (isClear(best)) break;
  }
  return best;
}

/** How many of the turns that agree best are heard: the true one was among the first eleven. */
const TURNS_HEARD = 12;

/** As `estimate`, for heads whose tone does not tell how they are turned: every turn is a place to begin from. */
export function estimateAtEveryTurn(photo: PreparedHead, reference: PreparedHead): Estimate | null {
  return bestOf(photo, reference, coarseAtEveryTurn(photo, reference).slice(0, TURNS_HEARD));
}

/** The same from a guess (reference → photo, work pixels). */
const estimateFrom = (photo: PreparedHead, reference: PreparedHead, start: Placing): Estimate =>
  climbed(photo, reference, start, LEVELS);

/**
 * The same from a place that is nearly right. Without the coarsest level, whose few small patches may lead away from it:
 * a quarter-turned head whose one direction lay 0.4 % off had 16 % of the other's patches with it and has 49 % without.
 */
export const estimateNear = (photo: PreparedHead, reference: PreparedHead, start: Placing): Estimate =>
  climbed(photo, reference, start, LEVELS.slice(1));

function climbed(
  photo: PreparedHead,
  reference: PreparedHead,
  start: Placing,
  levels: readonly Level[],
): Estimate {
  let placing = start;
  let [support, voters] = [0, 0];
  for (const level of levels) {
    const next = voted(photo, reference, placing, level);
    ({ placing, voters } = next);
    // How many agree on the middle level tells a place found by chance: the first is too small, the last too narrow.
    if (level.shrunk === 2) support = next.support;
  }
  return { placing, toPhoto: affineOf(placing, reference), support, voters };
}

function planeOf(head: PreparedHead, shrunk: 1 | 2 | 4): Plane {
  return shrunk === 4 ? head.quarterDetail : shrunk === 2 ? head.halfDetail : head.detail;
}

const heightsOf = (head: PreparedHead, shrunk: number) => (x: number, y: number) =>
  heightAt(head, x * shrunk, y * shrunk);

function patchesOf(
  photo: PreparedHead,
  reference: PreparedHead,
  { matrix, dome }: Placing,
  level: Level,
): PatchMatch[] {
  const { shrunk } = level;
  const mayStand = (x: number, y: number) => isOnHead(reference, x * shrunk, y * shrunk);
  const share: [number, number] = [1 / shrunk, 1 / shrunk];
  const small = {
    matrix: rescaled(matrix, share, share),
    dome: [dome[0] / shrunk, dome[1] / shrunk] as const,
  };
  return matchPatches(
    planeOf(photo, shrunk),
    planeOf(reference, shrunk),
    mayStand,
    small,
    heightsOf(reference, shrunk),
    level,
  );
}

/** Patches around the final place, searched wide: the witnesses. */
export function witnesses(photo: PreparedHead, reference: PreparedHead, placing: Placing): PatchMatch[] {
  return patchesOf(photo, reference, placing, WITNESS);
}

/** Lets patches move the placing; where they do not agree with one another it stays. */
function voted(
  photo: PreparedHead,
  reference: PreparedHead,
  placing: Placing,
  level: Level,
): { placing: Placing; support: number; voters: number } {
  const { shrunk, reachPx } = level;
  const heights = reference.outline ? heightsOf(reference, shrunk) : null;
  const vote = robustMove(patchesOf(photo, reference, placing, level), reachPx, heights);
  if (!vote) return { placing, support: 0, voters: 0 };
  const { matrix, dome } = placing;
  const [x, y] = [vote.dome[0] * shrunk, vote.dome[1] * shrunk];
  const moved: Placing = {
    matrix: composed(rescaled(vote.move, [shrunk, shrunk], [shrunk, shrunk]), matrix),
    dome: [dome[0] + matrix[0] * x + matrix[1] * y, dome[1] + matrix[3] * x + matrix[4] * y],
  };
  return { placing: moved, support: vote.support, voters: vote.voters };
}

/** Correlation (−1…1) of the two heads' smooth tone where the matrix puts them; gain and offset of light do not count. */
export function correlationAt(photo: PreparedHead, reference: PreparedHead, toPhoto: Matrix3): number {
  const sums = new Float64Array(6);
  const { quarterTone: tone } = reference;
  for (let y = 0, at = 0; y < tone.heightPx; y++) {
    for (let x = 0; x < tone.widthPx; x++, at++) {
      if (!isOnHead(reference, 4 * (x + 0.5), 4 * (y + 0.5))) continue;
      const [u, v] = mapPoint(toPhoto, 4 * (x + 0.5), 4 * (y + 0.5));
      const value = sample(photo.quarterTone, u / 4, v / 4);
      if (!Number.isNaN(value)) addPair(sums, tone.data[at] ?? 0, value);
    }
  }
  return correlationOf(sums);
}
