import { composed, type Matrix3, mapPoint } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import { sample } from '../plane.ts';
import { coarseSearch, matrixOf } from './coarse-search.ts';
import { addPair, correlationOf } from './correlation.ts';
import { refineByEcc } from './ecc.ts';
import { rescaled } from './matrix.ts';
import type { OpenCv } from './opencv.ts';
import { matchPatches, type PatchMatch, type PatchSearch } from './patches.ts';
import type { PreparedHead } from './prepare.ts';
import { robustMove } from './robust-fit.ts';

/** Where one registration arrived, in one direction. */
export interface Estimate {
  /** Reference work pixels → photo work pixels. */
  toPhoto: Matrix3;
  /** Share of patches that agree on one move: how sure this place is against another. */
  support: number;
}

const WIDE: PatchSearch = { halfPx: 9, stridePx: 9, reachPx: 8 };
const NARROW: PatchSearch = { halfPx: 10, stridePx: 15, reachPx: 5 };
/** Wide enough that a place found by chance is seldom the right one. */
const WITNESS: PatchSearch = { halfPx: 10, stridePx: 19, reachPx: 7 };

/** Support at which no other candidate needs a hearing. */
const CLEAR_SUPPORT = 0.4;

/** Coarse search, ECC on the smooth planes, then patches of skin and hair vote on the last pixels. */
export function estimate(cv: OpenCv, photo: PreparedHead, reference: PreparedHead): Estimate | null {
  let best: Estimate | null = null;
  for (const candidate of coarseSearch(photo, reference)) {
    const found = estimateFrom(cv, photo, reference, matrixOf(candidate, photo, reference));
    if (!best || found.support > best.support) best = found;
    if (best.support > CLEAR_SUPPORT) break;
  }
  return best;
}

/** The same from a known start (reference → photo, work pixels). */
export function estimateFrom(
  cv: OpenCv,
  photo: PreparedHead,
  reference: PreparedHead,
  start: Matrix3,
): Estimate {
  const small = rescaled(start, [0.25, 0.25], [0.25, 0.25]);
  const { quarterTone, quarterHead } = photo;
  const refined = refineByEcc(cv, quarterTone, reference.quarterTone, quarterHead, small, 'affine', 30);
  const vote = (from: Matrix3) =>
    voted(photo.halfDetail, reference.halfDetail, reference.halfHead, rescaled(from, [2, 2], [2, 2]), WIDE);
  let found = refined && nearby(small, refined.matrix, reference.quarterTone) ? vote(refined.matrix) : null;
  // ECC may run away on hair that changed; the place it started from is heard, too, unless all is clear.
  if (!found || found.support < CLEAR_SUPPORT) {
    const before = vote(small);
    if (!found || before.support > found.support) found = before;
  }
  const half = rescaled(found.toPhoto, [2, 2], [2, 2]);
  const last = voted(photo.detail, reference.detail, reference.head, half, NARROW);
  return { toPhoto: last.toPhoto, support: found.support };
}

/** Patches around the final place, searched wide: the independent witness. */
export function witnesses(photo: PreparedHead, reference: PreparedHead, toPhoto: Matrix3): PatchMatch[] {
  return matchPatches(photo.detail, reference.detail, reference.head, toPhoto, WITNESS);
}

/** Has the middle half of the picture moved by less than a tenth of it, and not been squeezed? */
function nearby(before: Matrix3, after: Matrix3, on: Plane): boolean {
  const limit = 0.1 * Math.min(on.widthPx, on.heightPx);
  const corners = [0.3, 0.7].flatMap((x) =>
    [0.3, 0.7].map((y) => [x * on.widthPx, y * on.heightPx] as const),
  );
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
  return vote ? { toPhoto: composed(vote.move, toPhoto), support: vote.support } : { toPhoto, support: 0 };
}

/** Correlation (−1…1) of the two heads' smooth tone where the matrix puts them; gain and offset of light do not count. */
export function correlationAt(photo: PreparedHead, reference: PreparedHead, toPhoto: Matrix3): number {
  const sums = new Float64Array(6);
  const { quarterTone: tone, quarterHead: head } = reference;
  for (let y = 0, at = 0; y < tone.heightPx; y++) {
    for (let x = 0; x < tone.widthPx; x++, at++) {
      if ((head.data[at] ?? 0) < 0.5) continue;
      const [u, v] = mapPoint(toPhoto, 4 * (x + 0.5), 4 * (y + 0.5));
      const value = sample(photo.quarterTone, u / 4, v / 4);
      if (!Number.isNaN(value)) addPair(sums, tone.data[at] ?? 0, value);
    }
  }
  return correlationOf(sums);
}
