import type { Size } from '../../contract/fields.ts';
import { inverted, type Matrix3, type Point } from '../../contract/matrix.ts';
import type { Pixels } from '../pixels.ts';
import { boxOf } from '../region.ts';
import { logLight, upsideDown, viewHead } from './head-view.ts';
import { ANSWER_CELLS, readCover, readHead, SIDE_CELLS } from './networks.ts';
import type { HeadPlace } from './own-head.ts';
import { type Box, cellSize, HEAD_CELLS, type Scene, viewScene } from './scene.ts';

/** How much of every cell hair hides, over a box on the reference's master. */
export interface CoverMap {
  widthPx: number;
  heightPx: number;
  /** Reference master pixels of the top-left corner, and the side of a cell. */
  left: number;
  top: number;
  stepPx: number;
  /** 0–1; `NaN` where the photo does not show the cell. */
  cover: Float32Array;
}

export interface CoverTask {
  photo: Pixels;
  /** Follow-up master pixels → reference master pixels. */
  matrix: Matrix3;
  referenceSize: Size;
  /** The head on the reference, where it was found. */
  outline: HeadPlace | null;
}

/** Cells around what is asked for that the network sees and nobody counts. */
const MARGIN_CELLS = 24;

/**
 * Where the network's halvings fall on a scene makes a reading waver by 0.3 points and more, and each reading for itself:
 * it is read four times, from four corners, twice upside down. Cells, whole answers of them, within one of its sides.
 */
const READINGS = [
  { left: 0, top: 0, isTurned: false },
  { left: 20, top: 12, isTurned: true },
  { left: 12, top: 28, isTurned: false },
  { left: 28, top: 4, isTurned: true },
] as const;

/** What the networks are shown of a photo around some corners: its head, and the scene by the head's own light. */
export function viewCover(
  { photo, matrix, referenceSize, outline }: CoverTask,
  corners: readonly Point[],
): { scene: Scene; planes: Float32Array; looks: Float32Array } {
  const toPhoto = inverted(matrix);
  const cellPx = cellSize(outline, referenceSize);
  const { looks, brightest } = viewHead(photo, toPhoto, outline, referenceSize, cellPx, HEAD_CELLS);
  const scene = viewScene(photo, toPhoto, boxAround(corners, cellPx), cellPx);
  return { scene, planes: logLight(scene, brightest), looks };
}

/** Reads how much hair hides around some corners (reference master pixels), by the photo's own light and head. */
export async function readCoverMap(
  task: CoverTask,
  corners: readonly Point[],
): Promise<{ map: CoverMap; doubt: number }> {
  const { scene, planes, looks } = viewCover(task, corners);
  const code = await readHead(looks);
  const widthPx = scene.widthPx / ANSWER_CELLS;
  const heightPx = scene.heightPx / ANSWER_CELLS;
  const [sum, count] = [new Float32Array(widthPx * heightPx), new Uint8Array(widthPx * heightPx)];
  const [across, down] = [scene.widthPx - SIDE_CELLS, scene.heightPx - SIDE_CELLS];
  let doubt = 0;
  for (const { left, top, isTurned } of READINGS) {
    const part = cutOut(planes, scene, { left, top, across, down });
    const { share, doubt: each } = await readCover(isTurned ? upsideDown(part) : part, across, down, code);
    doubt += each / READINGS.length;
    const columns = across / ANSWER_CELLS;
    for (let k = 0; k < share.length; k++) {
      const [i, j] = [k % columns, Math.floor(k / columns)];
      const at = (j + top / ANSWER_CELLS) * widthPx + i + left / ANSWER_CELLS;
      sum[at] = (sum[at] as number) + (share[isTurned ? share.length - 1 - k : k] as number);
      count[at] = (count[at] as number) + 1;
    }
  }
  const cover = sum.map((value, at) => {
    const [i, j] = [at % widthPx, Math.floor(at / widthPx)];
    const isShown = scene.shown[(j * ANSWER_CELLS + 2) * scene.widthPx + i * ANSWER_CELLS + 2];
    return isShown && count[at] ? value / (count[at] as number) : Number.NaN;
  });
  const { left, top } = scene;
  return {
    map: { widthPx, heightPx, left, top, stepPx: scene.stepPx * ANSWER_CELLS, cover },
    doubt,
  };
}

/** A part of three planes, all cells. */
function cutOut(
  planes: Float32Array,
  { widthPx, heightPx }: Size,
  { left, top, across, down }: { left: number; top: number; across: number; down: number },
): Float32Array {
  const part = new Float32Array(3 * across * down);
  for (let k = 0, at = 0; k < 3; k++) {
    for (let j = 0; j < down; j++, at += across) {
      const from = (k * heightPx + top + j) * widthPx + left;
      part.set(planes.subarray(from, from + across), at);
    }
  }
  return part;
}

/** The corners' box with its margin wherever it is read from, in whole steps of what the network halves. */
function boxAround(corners: readonly Point[], cellPx: number): Box {
  const box = boxOf(corners);
  const margin = (MARGIN_CELLS + SIDE_CELLS - ANSWER_CELLS) * cellPx;
  const side = (lengthPx: number) =>
    Math.ceil((lengthPx + 2 * margin) / cellPx / SIDE_CELLS) * SIDE_CELLS * cellPx;
  const [left, top] = [box.left - margin, box.top - margin];
  return {
    left,
    top,
    right: left + side(box.right - box.left),
    bottom: top + side(box.bottom - box.top),
  };
}
