import { type Matrix3, mapPoint, type Point } from '../contract/matrix.ts';
import { type HeadOutline, radiusAt } from './head-outline.ts';
import type { Place } from './light-surface.ts';
import { type Pixels, toLinear } from './pixels.ts';
import { boxOf } from './region.ts';

/** Single pixels spread evenly over a head: pure enough to show skin and hair unmixed. */
export interface HeadCells {
  count: number;
  /** Place on the reference's master. */
  x: Float32Array;
  y: Float32Array;
  /** Linear light, red, green, blue of every cell. */
  colours: Float32Array;
  /** Fine structure around the pixel as a share of its light. */
  texture: Float32Array;
}

const ACROSS = 170;
const RIM = 0.86;
const LINEAR = Float32Array.from({ length: 256 }, (_, i) => toLinear(i));

/** Where light is described and trusted most: around the region. */
export function placeOf(corners: readonly Point[]): Place {
  const box = boxOf(corners);
  return {
    centreX: (box.left + box.right) / 2,
    centreY: (box.top + box.bottom) / 2,
    reachPx: Math.max(box.right - box.left, box.bottom - box.top) / 2,
  };
}

/**
 * Picks about 24,000 pixels of a photo at fixed places of the head on the reference's master; where the head was
 * not found, of the region and as much again around it.
 */
export function pickCells(
  photo: Pixels,
  toPhoto: Matrix3,
  outline: HeadOutline | null,
  region: Place,
): HeadCells {
  const place = outline
    ? { ...outline, reachPx: outline.widthPx / 2 }
    : { ...region, reachPx: region.reachPx * 1.6 };
  const xs: number[] = [];
  const ys: number[] = [];
  const colours: number[] = [];
  const texture: number[] = [];
  const step = (2 * place.reachPx) / ACROSS;
  for (let v = -1.4; v < 1.4; v += 2 / ACROSS) {
    for (let u = -1.2; u < 1.2; u += 2 / ACROSS) {
      const edge = outline ? radiusAt(outline, Math.atan2(v, u)) / place.reachPx : 1 / RIM;
      if (Math.hypot(u, v) > RIM * edge) continue;
      // Shifted row by row, so that a regular comb does not fall in step with the grid.
      const x = place.centreX + u * place.reachPx + ((v * 7919) % 1) * step * 0.5;
      const y = place.centreY + v * place.reachPx;
      const [px, py] = mapPoint(toPhoto, x, y);
      const i = Math.floor(px);
      const j = Math.floor(py);
      if (i < 2 || j < 2 || i > photo.widthPx - 3 || j > photo.heightPx - 3) continue;
      const o = (j * photo.widthPx + i) * 3;
      if ((photo.data[o] ?? 0) >= 252) continue;
      xs.push(x);
      ys.push(y);
      for (let c = 0; c < 3; c++) colours.push(LINEAR[photo.data[o + c] ?? 0] ?? 0);
      texture.push(roughness(photo, i, j));
    }
  }
  return {
    count: xs.length,
    x: Float32Array.from(xs),
    y: Float32Array.from(ys),
    colours: Float32Array.from(colours),
    texture: Float32Array.from(texture),
  };
}

/** Spread of green in a 5 × 5 window as a share of its mean. */
function roughness(photo: Pixels, i: number, j: number): number {
  let sum = 0;
  let squares = 0;
  for (let b = -2; b <= 2; b++) {
    for (let a = -2; a <= 2; a++) {
      const v = LINEAR[photo.data[((j + b) * photo.widthPx + i + a) * 3 + 1] ?? 0] ?? 0;
      sum += v;
      squares += v * v;
    }
  }
  const mean = sum / 25;
  return Math.sqrt(Math.max(0, squares / 25 - mean * mean)) / (mean + 0.005);
}
