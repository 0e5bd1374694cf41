import type { Size } from '../../contract/fields.ts';
import { type Matrix3, mapPoint } from '../../contract/matrix.ts';
import { LINEAR, type Pixels } from '../pixels.ts';
import type { HeadPlace } from './own-head.ts';
import { fillStraight } from './straight-scene.ts';

/**
 * A piece of a head in linear light on a regular grid of the reference's coordinates: the same place of the same head
 * has the same cell in every photo, and a cell is as large on the head whatever the camera.
 */
export interface Scene {
  widthPx: number;
  heightPx: number;
  /** Reference master pixels of the top-left corner, and a cell's side. */
  left: number;
  top: number;
  stepPx: number;
  /** Linear light 0–1, averaged over the cell. */
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
  /** 1 where the photo shows the cell. */
  shown: Uint8Array;
}

export type Box = { left: number; top: number; right: number; bottom: number };

/** cells across a head: 0.19 mm each, what a phone's sharpest and its softest photo both still show. */
export const HEAD_CELLS = 800;
/** Where no head was found, the usual share of the picture's shorter side. */
const USUAL_HEAD_SHARE = 0.65;

/** So many places squared tell a cell's light well enough, however many pixels it is wide. */
const MOST_SAMPLES = 6;

/** Light below this share of white is the sensor’s, not the head’s. */
export const DARK = 0.004;

/** Width of the head on the reference's master, px: the usual one where it was not found. */
export function headWidth(outline: HeadPlace | null, reference: Size): number {
  return outline?.widthPx ?? USUAL_HEAD_SHARE * Math.min(reference.widthPx, reference.heightPx);
}

/** Side of a cell on the reference's master, px. */
export const cellSize = (outline: HeadPlace | null, reference: Size): number =>
  headWidth(outline, reference) / HEAD_CELLS;

/**
 * Averages a photo over the cells of a box (reference master pixels). Cells the photo does not show take the mean of
 * those it does, so that nothing around them is pulled to black.
 */
export function viewScene(photo: Pixels, toPhoto: Matrix3, box: Box, stepPx: number): Scene {
  const widthPx = Math.max(16, Math.round((box.right - box.left) / stepPx));
  const heightPx = Math.max(16, Math.round((box.bottom - box.top) / stepPx));
  const count = widthPx * heightPx;
  const scene: Scene = {
    widthPx,
    heightPx,
    left: box.left,
    top: box.top,
    stepPx,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    shown: new Uint8Array(count),
  };
  const zoom = Math.sqrt(Math.abs(toPhoto[0] * toPhoto[4] - toPhoto[1] * toPhoto[3]));
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(stepPx * zoom)));
  if (isUpright(toPhoto)) {
    const [left, top] = mapPoint(toPhoto, box.left, box.top);
    fillStraight(scene, photo, { left, top, cellPx: stepPx * zoom, samples });
  } else {
    fillAslant(scene, photo, toPhoto, samples);
  }
  fillHidden(scene);
  return scene;
}

/** Nothing but another size and another place. */
const isUpright = ([a, b, , c, d, , e, f, g]: Matrix3) =>
  [b, c, e, f].every((v) => v === 0) && a === d && a > 0 && g === 1;

function fillAslant(scene: Scene, photo: Pixels, toPhoto: Matrix3, samples: number): void {
  const { widthPx, heightPx, left, top, stepPx, red, green, blue, shown } = scene;
  const light = new Float64Array(3);
  for (let j = 0, at = 0; j < heightPx; j++) {
    for (let i = 0; i < widthPx; i++, at++) {
      light.fill(0);
      let inside = true;
      for (let b = 0; b < samples && inside; b++) {
        const y = top + (j + (b + 0.5) / samples) * stepPx;
        for (let a = 0; a < samples && inside; a++) {
          const [u, v] = mapPoint(toPhoto, left + (i + (a + 0.5) / samples) * stepPx, y);
          inside = addLight(light, photo, u - 0.5, v - 0.5);
        }
      }
      if (!inside) continue;
      shown[at] = 1;
      const count = samples * samples;
      red[at] = (light[0] as number) / count;
      green[at] = (light[1] as number) / count;
      blue[at] = (light[2] as number) / count;
    }
  }
}

/** The mean of what is shown, where nothing is. */
function fillHidden({ red, green, blue, shown }: Scene): void {
  const seen = shown.reduce((sum, v) => sum + v, 0);
  if (seen === 0 || seen === shown.length) return;
  for (const plane of [red, green, blue]) {
    const mean = plane.reduce((sum, v, at) => sum + (shown[at] ? v : 0), 0) / seen;
    for (let at = 0; at < plane.length; at++) if (!shown[at]) plane[at] = mean;
  }
}

/** Adds the light at a point (pixel centres at whole numbers), between its four pixels; `false` outside the picture. */
function addLight(light: Float64Array, { data, widthPx, heightPx }: Pixels, u: number, v: number): boolean {
  const i = Math.floor(u);
  const j = Math.floor(v);
  if (!(i >= 0 && j >= 0 && i < widthPx - 1 && j < heightPx - 1)) return false;
  const s = u - i;
  const t = v - j;
  const o = (j * widthPx + i) * 3;
  const below = o + widthPx * 3;
  for (let k = 0; k < 3; k++) {
    const left = LINEAR[data[o + k] as number] as number;
    const right = LINEAR[data[o + 3 + k] as number] as number;
    const lowLeft = LINEAR[data[below + k] as number] as number;
    const lowRight = LINEAR[data[below + 3 + k] as number] as number;
    const upper = left + s * (right - left);
    const lower = lowLeft + s * (lowRight - lowLeft);
    light[k] = (light[k] as number) + upper + t * (lower - upper);
  }
  return true;
}
