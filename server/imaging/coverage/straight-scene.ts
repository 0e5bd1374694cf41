import { LINEAR, type Pixels } from '../pixels.ts';
import type { Scene } from './scene.ts';

/** Which pixels along one side of a photo the cells along it are made of. */
interface Side {
  /** 1 where all of a cell lies in the picture. */
  shown: Uint8Array;
  /** A cell's first pixel, rising from cell to cell, and `reach` weights from there on, 1 in sum where it is shown. */
  first: Int32Array;
  weights: Float64Array;
  reach: number;
}

/**
 * @param start pixel at the first cell's edge, pixel edges at whole numbers
 * @param step pixels a cell, above zero
 * @param samples places a cell is sampled at, each between its two pixels
 */
function sideOf(cells: number, start: number, step: number, samples: number, lengthPx: number): Side {
  const reach = Math.ceil(step) + 2;
  const shown = new Uint8Array(cells);
  const first = new Int32Array(cells);
  const weights = new Float64Array(cells * reach);
  for (let cell = 0; cell < cells; cell++) {
    const place = (sample: number) => start + (cell + (sample + 0.5) / samples) * step - 0.5;
    const begin = Math.floor(place(0));
    first[cell] = begin;
    if (begin < 0 || Math.floor(place(samples - 1)) >= lengthPx - 1) continue;
    shown[cell] = 1;
    for (let sample = 0; sample < samples; sample++) {
      const at = place(sample);
      const pixel = Math.floor(at);
      const k = cell * reach + pixel - begin;
      weights[k] = (weights[k] as number) + (pixel + 1 - at) / samples;
      weights[k + 1] = (weights[k + 1] as number) + (at - pixel) / samples;
    }
  }
  return { shown, first, weights, reach };
}

/** A row of a photo's pixels, averaged over the cells along it: their red, green and blue, one cell after another. */
function averageRow(line: Float64Array, photo: Pixels, row: number, { shown, first, weights, reach }: Side) {
  const { data, widthPx } = photo;
  for (let cell = 0; cell < shown.length; cell++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    if (shown[cell]) {
      let pixel = (row * widthPx + (first[cell] as number)) * 3;
      for (let k = cell * reach; k < (cell + 1) * reach; k++, pixel += 3) {
        const weight = weights[k] as number;
        if (weight === 0) continue;
        red += weight * (LINEAR[data[pixel] as number] as number);
        green += weight * (LINEAR[data[pixel + 1] as number] as number);
        blue += weight * (LINEAR[data[pixel + 2] as number] as number);
      }
    }
    line[cell * 3] = red;
    line[cell * 3 + 1] = green;
    line[cell * 3 + 2] = blue;
  }
}

/**
 * Fills a scene that lies straight on its photo, as every photo lies on itself: rows first and then columns, each pixel
 * looked at once. The same places as on one that lies aslant, and the same light.
 * @param left photo pixel at the scene's left edge, `top` at its upper one; `cellPx` pixels of the photo a cell
 */
export function fillStraight(
  scene: Scene,
  photo: Pixels,
  { left, top, cellPx, samples }: { left: number; top: number; cellPx: number; samples: number },
): void {
  const { widthPx, heightPx, red, green, blue, shown } = scene;
  const across = sideOf(widthPx, left, cellPx, samples, photo.widthPx);
  const down = sideOf(heightPx, top, cellPx, samples, photo.heightPx);
  const line = new Float64Array(widthPx * 3);
  const last = Math.min(photo.heightPx, (down.first[heightPx - 1] as number) + down.reach);
  let from = 0;
  for (let y = Math.max(0, down.first[0] as number); y < last; y++) {
    while ((down.first[from] as number) + down.reach <= y) from++;
    let isAveraged = false;
    for (let j = from; j < heightPx && (down.first[j] as number) <= y; j++) {
      const weight = down.weights[j * down.reach + y - (down.first[j] as number)] as number;
      if (weight === 0) continue;
      if (!isAveraged) averageRow(line, photo, y, across);
      isAveraged = true;
      for (let i = 0, at = j * widthPx, k = 0; i < widthPx; i++, at++, k += 3) {
        red[at] = (red[at] as number) + weight * (line[k] as number);
        green[at] = (green[at] as number) + weight * (line[k + 1] as number);
        blue[at] = (blue[at] as number) + weight * (line[k + 2] as number);
      }
    }
  }
  for (let j = 0, at = 0; j < heightPx; j++) {
    for (let i = 0; i < widthPx; i++, at++)
      shown[at] = (across.shown[i] as number) & (down.shown[j] as number);
  }
}
