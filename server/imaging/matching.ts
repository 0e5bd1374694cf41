import { inverted, type Matrix3, mapPoint, type Point } from '../contract/matrix.ts';
import type { HeadOutline } from './head-outline.ts';
import { radiusAt } from './head-outline.ts';
import { MATCHING_VERSION } from './method-versions.ts';
import { smallPicture } from './overview.ts';
import { type Pixels, toLinear } from './pixels.ts';
import { isInside } from './region.ts';
import { leastSquares } from './register/least-squares.ts';
import { rescaled } from './register/matrix.ts';

/**
 * A photo's light against the baseline's, as data: logarithm of gain a channel at the head's centre and its slope
 * over the head (per reference master pixel). Learned outside the region only.
 */
export interface LightMatch {
  gains: [number, number, number];
  /** Stray light a channel, linear, that the photo has more than the reference; only a colour card tells it. */
  offsets: [number, number, number];
  slopeX: number;
  slopeY: number;
  centreX: number;
  centreY: number;
  /** Spread of what is left, as a share of the light; how well one light explains both photos. */
  residual: number;
  blocks: number;
  version: number;
}

export const noMatch: LightMatch = {
  gains: [0, 0, 0],
  offsets: [0, 0, 0],
  slopeX: 0,
  slopeY: 0,
  centreX: 0,
  centreY: 0,
  residual: 0,
  blocks: 0,
  version: MATCHING_VERSION,
};

const BLOCKS_ACROSS = 22;
const LEAST_BLOCKS = 12;
const CLIPPED = 250;
/** Keeps the logarithm of black from running away. */
const FLOOR = 0.002;

type Light = [red: number, green: number, blue: number];

interface Block {
  x: number;
  y: number;
  ratio: Light;
  weight: number;
}

/**
 * Compares the same places of the head outside the region (forehead, ears, rim) in both photos.
 * @param matrix follow-up master pixels → reference master pixels
 * @param corners the region on the reference's master: never looked at, the change lives there
 * @returns `null` where too little of the head outside the region is shown by both
 */
export async function matchLight(
  photo: Pixels,
  reference: Pixels,
  matrix: Matrix3,
  corners: readonly Point[],
  outline: HeadOutline | null,
): Promise<LightMatch | null> {
  const [a, b] = await Promise.all([smallPicture(photo), smallPicture(reference)]);
  const toPhoto = rescaled(
    inverted(matrix),
    [b.widthPx / reference.widthPx, b.heightPx / reference.heightPx],
    [a.widthPx / photo.widthPx, a.heightPx / photo.heightPx],
  );
  const scale = reference.widthPx / b.widthPx;
  const headPx = (outline?.widthPx ?? 0.65 * reference.widthPx) / scale;
  const side = Math.max(4, Math.round(headPx / BLOCKS_ACROSS));
  const centreX = outline?.centreX ?? reference.widthPx / 2;
  const centreY = outline?.centreY ?? reference.heightPx / 2;
  const blocks: Block[] = [];
  for (let top = 0; top + side <= b.heightPx; top += side) {
    for (let left = 0; left + side <= b.widthPx; left += side) {
      const x = (left + side / 2) * scale;
      const y = (top + side / 2) * scale;
      const far = Math.hypot(x - centreX, y - centreY);
      const edge = outline
        ? radiusAt(outline, Math.atan2(y - centreY, x - centreX))
        : reference.widthPx * 0.4;
      if (far > edge * 0.9 || isInside(corners, x, y)) continue;
      const ours = blockOf(b, left, top, side, null);
      const theirs = blockOf(a, left, top, side, toPhoto);
      if (!ours || !theirs) continue;
      const ratio = ours.mean.map((v, c) => Math.log((theirs.mean[c] ?? v) / v)) as Light;
      // Smooth bright skin speaks for the light; hair may have changed.
      const rough = Math.max(ours.contrast, theirs.contrast);
      blocks.push({ x, y, ratio, weight: ours.light / (0.02 + rough * rough) });
    }
  }
  return blocks.length < LEAST_BLOCKS ? null : fit(blocks, centreX, centreY, headPx * scale);
}

function blockOf(picture: Pixels, left: number, top: number, side: number, toPhoto: Matrix3 | null) {
  const { data, widthPx, heightPx } = picture;
  let [red, green, blue, light, squares] = [0, 0, 0, 0, 0];
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const [u, v] = toPhoto
        ? mapPoint(toPhoto, left + i + 0.5, top + j + 0.5)
        : [left + i + 0.5, top + j + 0.5];
      if (!(u >= 0 && v >= 0 && u < widthPx && v < heightPx)) return null;
      const at = (Math.floor(v) * widthPx + Math.floor(u)) * 3;
      // Clipped values say nothing about light.
      if (Math.max(data[at] as number, data[at + 1] as number, data[at + 2] as number) >= CLIPPED)
        return null;
      const r = toLinear(data[at] as number);
      const g = toLinear(data[at + 1] as number);
      const b = toLinear(data[at + 2] as number);
      const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      red += r;
      green += g;
      blue += b;
      light += y;
      squares += y * y;
    }
  }
  const n = side * side;
  const mean: Light = [red / n + FLOOR, green / n + FLOOR, blue / n + FLOOR];
  const y = light / n;
  return { mean, light: y, contrast: Math.sqrt(Math.max(0, squares / n - y * y)) / (y + 0.01) };
}

/** One gain a channel and one common slope, by reweighted least squares: changed blocks lose their say. */
function fit(blocks: Block[], centreX: number, centreY: number, headPx: number): LightMatch | null {
  const rowsOf = (trust: number[]) =>
    blocks.flatMap((b, k) =>
      b.ratio.map((target, c) => ({
        features: [
          c === 0 ? 1 : 0,
          c === 1 ? 1 : 0,
          c === 2 ? 1 : 0,
          (b.x - centreX) / headPx,
          (b.y - centreY) / headPx,
        ],
        target,
        weight: b.weight * (trust[k] ?? 0),
      })),
    );
  let trust = blocks.map(() => 1);
  let found: number[] | null = null;
  let residual = 0;
  for (let round = 0; round < 15; round++) {
    found = leastSquares(rowsOf(trust));
    if (!found) return null;
    const [r = 0, g = 0, b = 0, sx = 0, sy = 0] = found;
    const left = blocks.map((k) => {
      const slope = (sx * (k.x - centreX)) / headPx + (sy * (k.y - centreY)) / headPx;
      return Math.abs(k.ratio[1] - g - slope) + Math.abs(k.ratio[0] - k.ratio[2] - (r - b));
    });
    const sorted = [...left].sort((p, q) => p - q);
    residual = sorted[sorted.length >> 1] ?? 0;
    const width = Math.max(0.03, 3 * residual);
    trust = left.map((v) => (v < width ? (1 - (v / width) ** 2) ** 2 : 0));
  }
  const [r = 0, g = 0, b = 0, sx = 0, sy = 0] = found ?? [];
  return {
    gains: [r, g, b],
    offsets: [0, 0, 0],
    slopeX: sx / headPx,
    slopeY: sy / headPx,
    centreX,
    centreY,
    residual,
    blocks: blocks.length,
    version: MATCHING_VERSION,
  };
}
