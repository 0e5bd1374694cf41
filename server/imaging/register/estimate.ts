import type { Plane } from '../pixels.ts';
import { coarseSearch, matrixOf } from './coarse-search.ts';
import { refineByEcc } from './ecc.ts';
import { composed, type Matrix3, mapPoint, rescaled } from './matrix.ts';
import type { OpenCv } from './opencv.ts';
import { matchPatches, type PatchMatch, type PatchSearch } from './patches.ts';
import type { PreparedHead } from './prepare.ts';
import { robustMove } from './robust-fit.ts';

/** Where one registration arrived, in one direction. */
export interface Estimate {
  /** Reference work pixels → photo work pixels. */
  toPhoto: Matrix3;
  /** Correlation of the smooth planes that ECC reached. */
  correlation: number;
  /** Patches around the final place: the independent witness. */
  witnesses: PatchMatch[];
}

const WIDE: PatchSearch = { halfPx: 9, stridePx: 9, reachPx: 8 };
const NARROW: PatchSearch = { halfPx: 10, stridePx: 15, reachPx: 5 };
/** Wide enough that a place found by chance is seldom the right one. */
const WITNESS: PatchSearch = { halfPx: 10, stridePx: 17, reachPx: 7 };

/** Support at which no other candidate needs a hearing. */
const CLEAR_SUPPORT = 0.4;

/** Coarse search, ECC on the smooth planes, then patches of skin and hair vote on the last pixels. */
export function estimate(cv: OpenCv, photo: PreparedHead, reference: PreparedHead): Estimate | null {
  let best: { toPhoto: Matrix3; correlation: number; support: number } | null = null;
  for (const candidate of coarseSearch(photo, reference)) {
    const start = rescaled(matrixOf(candidate, photo, reference), [0.25, 0.25], [0.25, 0.25]);
    const refined = refineByEcc(cv, photo.quarterTone, reference.quarterTone, photo.quarterHead, start, 'affine', 30);
    // ECC may run away on hair that changed; a place it left behind is worse than the search's own.
    const kept = refined && nearby(start, refined.matrix, reference.quarterTone) ? refined : null;
    const half = rescaled(kept?.matrix ?? start, [2, 2], [2, 2]);
    const vote = voted(photo.halfDetail, reference.halfDetail, reference.halfHead, half, WIDE);
    const found = { ...vote, correlation: kept?.correlation ?? candidate.score };
    if (!best || found.support > best.support) best = found;
    if (best.support > CLEAR_SUPPORT) break;
  }
  if (!best) return null;
  let toPhoto = rescaled(best.toPhoto, [2, 2], [2, 2]);
  toPhoto = voted(photo.detail, reference.detail, reference.head, toPhoto, NARROW).toPhoto;
  const witnesses = matchPatches(photo.detail, reference.detail, reference.head, toPhoto, WITNESS);
  return { toPhoto, correlation: best.correlation, witnesses };
}

/** Has the middle half of the picture moved by less than a tenth of it, and not been squeezed? */
function nearby(before: Matrix3, after: Matrix3, on: Plane): boolean {
  const limit = 0.1 * Math.min(on.widthPx, on.heightPx);
  const corners = [0.3, 0.7].flatMap((x) => [0.3, 0.7].map((y) => [x * on.widthPx, y * on.heightPx] as const));
  return corners.every(([x, y]) => {
    const [ax, ay] = mapPoint(before, x, y);
    const [bx, by] = mapPoint(after, x, y);
    return Math.hypot(ax - bx, ay - by) < limit;
  });
}

/** Lets patches move the matrix; where they do not agree with one another it stays. */
function voted(photo: Plane, reference: Plane, allowed: Plane, toPhoto: Matrix3, search: PatchSearch) {
  const matches = matchPatches(photo, reference, allowed, toPhoto, search);
  const vote = robustMove(matches, search.reachPx);
  return vote
    ? { toPhoto: composed(vote.move, toPhoto), support: vote.support }
    : { toPhoto, support: 0 };
}
