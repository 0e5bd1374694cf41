import { composed, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import { sample } from '../plane.ts';
import { type Candidate, coarseSearch, matrixOf, UPRIGHT } from './coarse-search.ts';
import { addPair, correlationOf } from './correlation.ts';
import { rescaled } from './matrix.ts';
import { matchPatches, type PatchMatch, type PatchSearch } from './patches.ts';
import { isOnHead, type PreparedHead } from './prepare.ts';
import { robustMove } from './robust-fit.ts';

/** Where one registration arrived, in one direction. */
export interface Estimate {
  /** Reference work pixels → photo work pixels. */
  toPhoto: Matrix3;
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
export const WITNESS: Level = { shrunk: 2, halfPx: 8, stridePx: 11, reachPx: 6 };

/** Support at which no other candidate needs a hearing. */
const CLEAR_SUPPORT = 0.35;

/**
 * Coarse search, then patches of skin and hair vote on the move, from coarse to fine. What lies upright is heard first:
 * where that is clear nothing else is looked for.
 */
export function estimate(photo: PreparedHead, reference: PreparedHead): Estimate | null {
  const upright = bestOf(photo, reference, coarseSearch(photo, reference, UPRIGHT, 3).slice(0, 1));
  if (upright && upright.support > CLEAR_SUPPORT) return upright;
  return bestOf(photo, reference, coarseSearch(photo, reference));
}

/** What most patches support; the first that is clear ends the hearing. */
function bestOf(photo: PreparedHead, reference: PreparedHead, candidates: Candidate[]): Estimate | null {
  let best: Estimate | null = null;
  for (const candidate of candidates) {
    const found = estimateFrom(photo, reference, matrixOf(candidate, photo, reference));
    if (!best || found.support > best.support) best = found;
    if (best.support > CLEAR_SUPPORT) break;
  }
  return best;
}

/** The same from a known start (reference → photo, work pixels). */
export function estimateFrom(photo: PreparedHead, reference: PreparedHead, start: Matrix3): Estimate {
  let found: Estimate = { toPhoto: start, support: 0 };
  for (const level of LEVELS) {
    const next = voted(photo, reference, found.toPhoto, level);
    // How many agree on the middle level tells a place found by chance: the first is too small, the last too narrow.
    found = { toPhoto: next.toPhoto, support: level.shrunk === 2 ? next.support : found.support };
  }
  return found;
}

function planeOf(head: PreparedHead, shrunk: 1 | 2 | 4): Plane {
  return shrunk === 4 ? head.quarterDetail : shrunk === 2 ? head.halfDetail : head.detail;
}

function patchesOf(
  photo: PreparedHead,
  reference: PreparedHead,
  toPhoto: Matrix3,
  level: Level,
): PatchMatch[] {
  const { shrunk } = level;
  const mayStand = (x: number, y: number) => isOnHead(reference, x * shrunk, y * shrunk);
  const share: [number, number] = [1 / shrunk, 1 / shrunk];
  const small = rescaled(toPhoto, share, share);
  return matchPatches(planeOf(photo, shrunk), planeOf(reference, shrunk), mayStand, small, level);
}

/** Patches around the final place, searched wide: the independent witness. */
export function witnesses(photo: PreparedHead, reference: PreparedHead, toPhoto: Matrix3): PatchMatch[] {
  return patchesOf(photo, reference, toPhoto, WITNESS);
}

/** Lets patches move the matrix; where they do not agree with one another it stays. */
function voted(photo: PreparedHead, reference: PreparedHead, toPhoto: Matrix3, level: Level): Estimate {
  const { shrunk, reachPx } = level;
  const vote = robustMove(patchesOf(photo, reference, toPhoto, level), reachPx);
  if (!vote) return { toPhoto, support: 0 };
  const move = rescaled(vote.move, [shrunk, shrunk], [shrunk, shrunk]);
  return { toPhoto: composed(move, toPhoto), support: vote.support };
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
