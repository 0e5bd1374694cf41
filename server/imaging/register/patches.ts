import type { Point } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import type { Placing } from './dome.ts';
import { productsOn } from './patch-products.ts';
import { type SummedArea, sumInside, summedArea } from './summed-area.ts';
import { warpOnto } from './warp.ts';

/** Where a small patch of the reference is found again on the photo, near where a matrix expects it. */
export interface PatchMatch {
  /** Centre on the reference. */
  x: number;
  y: number;
  /** Offset from the expected place, in reference pixels. */
  dx: number;
  dy: number;
  /** Correlation at the best place. */
  correlation: number;
  /** How much better than the best place elsewhere in the search. */
  lead: number;
}

export interface PatchSearch {
  /** Half the side of a patch. */
  halfPx: number;
  stridePx: number;
  reachPx: number;
}

/** Mean squares of structure below which a patch of the reference, or a place of the photo, shows nothing. */
const LEAST_ENERGY = 0.04;
const LEAST_SPREAD = 0.01;

/**
 * Searches patches of fine structure on a regular grid of the reference's head.
 * @param placing reference → photo, pixels of these planes
 * @param heightAt the dome's height at a point of the reference
 * @param mayStand where patches may stand on the reference
 */
export function matchPatches(
  photo: Plane,
  reference: Plane,
  mayStand: (x: number, y: number) => boolean,
  placing: Placing,
  heightAt: (x: number, y: number) => number,
  search: PatchSearch,
): PatchMatch[] {
  const { plane: warped, shows } = warpOnto(photo, reference, placing, heightAt);
  const sums = { warped: summedArea(warped), reference: summedArea(reference) };
  const products = productsOn(warped);
  const { halfPx, stridePx, reachPx } = search;
  const margin = halfPx + reachPx + 1;
  const matches: PatchMatch[] = [];
  for (let y = margin; y < reference.heightPx - margin; y += stridePx) {
    for (let x = margin; x < reference.widthPx - margin; x += stridePx) {
      if (!mayStand(x, y) || !shows(x, y, margin)) continue;
      const match = matchOne(products, reference, sums, [x, y], search);
      if (match) matches.push(match);
    }
  }
  return matches;
}

function matchOne(
  products: ReturnType<typeof productsOn>,
  reference: Plane,
  sums: { warped: SummedArea; reference: SummedArea },
  [x, y]: Point,
  { halfPx, reachPx }: PatchSearch,
): PatchMatch | null {
  const side = 2 * halfPx + 1;
  const n = side * side;
  const own = sumInside(sums.reference, x - halfPx, y - halfPx, side);
  const energy = own.squares - (own.total * own.total) / n;
  if (energy / n < LEAST_ENERGY) return null;
  const span = 2 * reachPx + 1;
  const scores = new Float32Array(span * span);
  const corner = [x - reachPx - halfPx, y - reachPx - halfPx] as const;
  const crosses = products(reference, [x - halfPx, y - halfPx], side, corner, span);
  let best = 0;
  for (let oy = 0, at = 0; oy < span; oy++) {
    for (let ox = 0; ox < span; ox++, at++) {
      const there = sumInside(sums.warped, corner[0] + ox, corner[1] + oy, side);
      const spread = there.squares - (there.total * there.total) / n;
      if (spread / n < LEAST_SPREAD) continue;
      scores[at] = ((crosses[at] as number) - (own.total * there.total) / n) / Math.sqrt(energy * spread);
      if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
    }
  }
  return peak(scores, span, best, x, y, reachPx);
}

function peak(
  scores: Float32Array,
  span: number,
  best: number,
  x: number,
  y: number,
  reach: number,
): PatchMatch {
  const bx = best % span;
  const by = Math.floor(best / span);
  const top = scores[best] ?? 0;
  let second = -1;
  for (let j = 0, at = 0; j < span; j++) {
    for (let i = 0; i < span; i++, at++) {
      const score = scores[at] as number;
      if (score > second && (Math.abs(i - bx) > 2 || Math.abs(j - by) > 2)) second = score;
    }
  }
  const bend = (step: number, inside: boolean) => {
    if (!inside) return 0;
    const low = scores[best - step] ?? 0;
    const high = scores[best + step] ?? 0;
    const curve = low - 2 * top + high;
    return curve < -1e-6 ? Math.max(-0.5, Math.min(0.5, (low - high) / (2 * curve))) : 0;
  };
  return {
    x: x + 0.5,
    y: y + 0.5,
    dx: bx - reach + bend(1, bx > 0 && bx < span - 1),
    dy: by - reach + bend(span, by > 0 && by < span - 1),
    correlation: top,
    lead: top - second,
  };
}
