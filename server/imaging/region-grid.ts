import { type Matrix3, mapPoint, type Point } from '../contract/matrix.ts';
import { type Pixels, toLinear } from './pixels.ts';
import { boxOf, isInside } from './region.ts';

/**
 * A piece of a head on a regular grid of the reference's coordinates, in linear light, so that the same place of
 * the same head has the same cell in every photo.
 */
export interface HeadGrid {
  widthPx: number;
  heightPx: number;
  /** Reference master pixels of the top-left corner, and a cell's side. */
  left: number;
  top: number;
  stepPx: number;
  /** Linear light 0–1; `NaN` where the photo shows nothing. */
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, i) => toLinear(i));

/**
 * Samples a photo around the corners of a region (all in reference master pixels).
 * @param margin added on every side, in shares of the box
 * @param cells along the longer side of the box with its margin
 */
export function sampleGrid(
  photo: Pixels,
  toPhoto: Matrix3,
  corners: readonly Point[],
  margin: number,
  cells: number,
): HeadGrid {
  const box = boxOf(corners);
  const wide = (box.right - box.left) * (1 + 2 * margin);
  const high = (box.bottom - box.top) * (1 + 2 * margin);
  const stepPx = Math.max(1, Math.max(wide, high) / cells);
  const widthPx = Math.max(8, Math.round(wide / stepPx));
  const heightPx = Math.max(8, Math.round(high / stepPx));
  const left = (box.left + box.right - widthPx * stepPx) / 2;
  const top = (box.top + box.bottom - heightPx * stepPx) / 2;
  const count = widthPx * heightPx;
  const grid: HeadGrid = {
    widthPx,
    heightPx,
    left,
    top,
    stepPx,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
  };
  // Sub-samples a cell, so that a large cell is an average of its area and not one lucky pixel.
  const subs = Math.max(
    1,
    Math.ceil(stepPx * Math.sqrt(Math.abs(toPhoto[0] * toPhoto[4] - toPhoto[1] * toPhoto[3])) - 0.2),
  );
  const sum = new Float32Array(3);
  for (let j = 0, at = 0; j < heightPx; j++) {
    for (let i = 0; i < widthPx; i++, at++) {
      sum.fill(0);
      for (let b = 0; b < subs; b++) {
        for (let a = 0; a < subs; a++) {
          const x = left + (i + (a + 0.5) / subs) * stepPx;
          const y = top + (j + (b + 0.5) / subs) * stepPx;
          const [u, v] = mapPoint(toPhoto, x, y);
          addLinear(sum, photo, u - 0.5, v - 0.5);
        }
      }
      const n = subs * subs;
      grid.red[at] = (sum[0] ?? 0) / n;
      grid.green[at] = (sum[1] ?? 0) / n;
      grid.blue[at] = (sum[2] ?? 0) / n;
    }
  }
  return grid;
}

function addLinear(sum: Float32Array, photo: Pixels, u: number, v: number): void {
  const i = Math.floor(u);
  const j = Math.floor(v);
  if (!(i >= 0 && j >= 0 && i < photo.widthPx - 1 && j < photo.heightPx - 1)) {
    sum.fill(Number.NaN);
    return;
  }
  const s = u - i;
  const t = v - j;
  const o = (j * photo.widthPx + i) * 3;
  const down = photo.widthPx * 3;
  const { data } = photo;
  for (let c = 0; c < 3; c++) {
    const a = LINEAR[data[o + c] as number] as number;
    const b = LINEAR[data[o + 3 + c] as number] as number;
    const d = LINEAR[data[o + down + c] as number] as number;
    const e = LINEAR[data[o + down + 3 + c] as number] as number;
    (sum[c] as number) += (a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + e * s) * t;
  }
}

/** 1 in cells of a grid whose middle lies inside the corners (reference master pixels) and that were photographed. */
export function cellsInside(grid: HeadGrid, corners: readonly Point[]): Uint8Array {
  const inside = new Uint8Array(grid.widthPx * grid.heightPx);
  for (let j = 0, at = 0; j < grid.heightPx; j++) {
    const y = grid.top + (j + 0.5) * grid.stepPx;
    for (let i = 0; i < grid.widthPx; i++, at++) {
      if (Number.isNaN(grid.green[at] ?? 0)) continue;
      if (isInside(corners, grid.left + (i + 0.5) * grid.stepPx, y)) inside[at] = 1;
    }
  }
  return inside;
}
