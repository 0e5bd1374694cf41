import type { Matrix3 } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';

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

/**
 * Searches patches of fine structure on a regular grid of the reference's head.
 * @param toPhoto reference → photo, pixels of these planes
 * @param allowed where patches may stand on the reference (> 0.5)
 */
export function matchPatches(
  photo: Plane,
  reference: Plane,
  allowed: Plane,
  toPhoto: Matrix3,
  search: PatchSearch,
): PatchMatch[] {
  const warped = warpOnto(photo, reference, toPhoto);
  const { halfPx, stridePx, reachPx } = search;
  const margin = halfPx + reachPx + 1;
  const matches: PatchMatch[] = [];
  for (let y = margin; y < reference.heightPx - margin; y += stridePx) {
    for (let x = margin; x < reference.widthPx - margin; x += stridePx) {
      if ((allowed.data[y * reference.widthPx + x] ?? 0) < 0.5) continue;
      const match = matchOne(warped, reference, x, y, halfPx, reachPx);
      if (match) matches.push(match);
    }
  }
  return matches;
}

/** The photo drawn in the reference's place by an affine matrix; `NaN` where the photo shows nothing. */
export function warpOnto(photo: Plane, reference: Plane, toPhoto: Matrix3): Plane {
  const { widthPx, heightPx } = reference;
  const data = new Float32Array(widthPx * heightPx);
  const [pw, ph] = [photo.widthPx, photo.heightPx];
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      const u = toPhoto[0] * (x + 0.5) + toPhoto[1] * (y + 0.5) + toPhoto[2];
      const v = toPhoto[3] * (x + 0.5) + toPhoto[4] * (y + 0.5) + toPhoto[5];
      const a = Math.floor(u - 0.5);
      const b = Math.floor(v - 0.5);
      if (!(a >= 0 && b >= 0 && a < pw - 1 && b < ph - 1)) {
        data[i] = Number.NaN;
        continue;
      }
      const s = u - 0.5 - a;
      const t = v - 0.5 - b;
      const o = b * pw + a;
      data[i] =
        ((photo.data[o] ?? 0) * (1 - s) + (photo.data[o + 1] ?? 0) * s) * (1 - t) +
        ((photo.data[o + pw] ?? 0) * (1 - s) + (photo.data[o + pw + 1] ?? 0) * s) * t;
    }
  }
  return { data, widthPx, heightPx };
}

function matchOne(
  warped: Plane,
  reference: Plane,
  x: number,
  y: number,
  half: number,
  reach: number,
): PatchMatch | null {
  const width = reference.widthPx;
  const side = 2 * half + 1;
  const n = side * side;
  const patch = new Float32Array(n);
  let sum = 0;
  for (let j = 0, k = 0; j < side; j++) {
    for (let i = 0; i < side; i++, k++) {
      const value = reference.data[(y + j - half) * width + x + i - half] ?? 0;
      patch[k] = value;
      sum += value;
    }
  }
  let energy = 0;
  for (let k = 0; k < n; k++) {
    const value = (patch[k] ?? 0) - sum / n;
    patch[k] = value;
    energy += value * value;
  }
  if (energy / n < 0.04) return null;
  const span = 2 * reach + 1;
  const scores = new Float32Array(span * span);
  let best = 0;
  for (let oy = 0, at = 0; oy < span; oy++) {
    for (let ox = 0; ox < span; ox++, at++) {
      let cross = 0;
      let total = 0;
      let squares = 0;
      const corner = (y + oy - reach - half) * width + x + ox - reach - half;
      for (let j = 0, k = 0; j < side; j++) {
        for (let i = 0, o = corner + j * width; i < side; i++, k++, o++) {
          const value = warped.data[o] as number;
          cross += (patch[k] as number) * value;
          total += value;
          squares += value * value;
        }
      }
      const spread = squares - (total * total) / n;
      if (Number.isNaN(spread)) return null;
      scores[at] = spread / n < 0.01 ? 0 : cross / Math.sqrt(energy * spread);
      if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
    }
  }
  return peak(scores, span, best, x, y, reach);
}

function peak(
  scores: Float32Array,
  span: number,
  best: number,
  x: number,
  y: number,
  reach: number,
): PatchMatch | null {
  const bx = best % span;
  const by = Math.floor(best / span);
  const top = scores[best] ?? 0;
  let second = -1;
  scores.forEach((score, at) => {
    const far = Math.max(Math.abs((at % span) - bx), Math.abs(Math.floor(at / span) - by));
    if (far > 2 && score > second) second = score;
  });
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
