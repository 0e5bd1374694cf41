import type { Plane } from '../pixels.ts';
import { blur, halve } from '../plane.ts';

/** Width of what counts as light and shape, not as structure: standard deviation in pixels of a quarter of the plane. */
const SHAPE_PX = 1.2;
const ENERGY_PX = 2.4;
/** Structure weaker than this (natural logarithm of light) is the camera's noise and is not raised to full strength. */
const FLOOR = 0.02;

/**
 * Fine structure freed of light: what a smoothed plane has above its surroundings, divided by its own local strength.
 * Surroundings and strength are smooth and are found on a quarter of the size.
 */
export function fineStructure(tone: Plane): Plane {
  const { widthPx, heightPx } = tone;
  const surroundings = blur(halve(halve(tone)), SHAPE_PX);
  const band = smoothed(tone);
  const row = new Float32Array(widthPx);
  for (let y = 0, at = 0; y < heightPx; y++) {
    enlargedRow(surroundings, y, row);
    for (let x = 0; x < widthPx; x++, at++) band[at] = (band[at] as number) - (row[x] as number);
  }
  const squares = { data: band.map((v) => v * v), widthPx, heightPx };
  const strength = blur(halve(halve(squares)), ENERGY_PX);
  strength.data.forEach((v, i) => {
    strength.data[i] = 1 / Math.sqrt(v + FLOOR * FLOOR);
  });
  for (let y = 0, at = 0; y < heightPx; y++) {
    enlargedRow(strength, y, row);
    for (let x = 0; x < widthPx; x++, at++) band[at] = (band[at] as number) * (row[x] as number);
  }
  return { data: band, widthPx, heightPx };
}

/** Weights 1 2 1 across and down: single grains of noise go, hairs stay. Edges repeat. */
function smoothed({ data, widthPx, heightPx }: Plane): Float32Array {
  const across = new Float32Array(data.length);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at++) {
      const left = data[x > 0 ? at - 1 : at] as number;
      const right = data[x < widthPx - 1 ? at + 1 : at] as number;
      across[at] = (left + 2 * (data[at] as number) + right) / 4;
    }
  }
  const out = new Float32Array(data.length);
  for (let y = 0, at = 0; y < heightPx; y++) {
    const up = y > 0 ? -widthPx : 0;
    const down = y < heightPx - 1 ? widthPx : 0;
    for (let x = 0; x < widthPx; x++, at++) {
      out[at] =
        ((across[at + up] as number) + 2 * (across[at] as number) + (across[at + down] as number)) / 4;
    }
  }
  return out;
}

/** One row of a plane four times as large, between the small one's centres. */
function enlargedRow(small: Plane, y: number, row: Float32Array): void {
  const { data, widthPx, heightPx } = small;
  const v = Math.min(heightPx - 1, Math.max(0, (y + 0.5) / 4 - 0.5));
  const j = Math.min(heightPx - 2, Math.floor(v));
  const t = v - j;
  const [top, low] = [Math.max(0, j) * widthPx, Math.min(heightPx - 1, j + 1) * widthPx];
  for (let x = 0; x < row.length; x++) {
    const u = Math.min(widthPx - 1, Math.max(0, (x + 0.5) / 4 - 0.5));
    const i = Math.min(widthPx - 2, Math.floor(u)) | 0;
    const s = u - i;
    const above = (data[top + i] as number) * (1 - s) + (data[top + i + 1] as number) * s;
    const below = (data[low + i] as number) * (1 - s) + (data[low + i + 1] as number) * s;
    row[x] = above * (1 - t) + below * t;
  }
}
