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
  const once = await readCover(planes, scene.widthPx, scene.heightPx, code);
  const again = await readCover(upsideDown(planes), scene.widthPx, scene.heightPx, code);
  const last = once.share.length - 1;
  const share = once.share.map((value, at) => (value + (again.share[last - at] as number)) / 2);
  const doubt = (once.doubt + again.doubt) / 2;
  const widthPx = scene.widthPx / ANSWER_CELLS;
  const heightPx = scene.heightPx / ANSWER_CELLS;
  const cover = share.map((value, at) => {
    const [i, j] = [at % widthPx, Math.floor(at / widthPx)];
    return scene.shown[(j * ANSWER_CELLS + 2) * scene.widthPx + i * ANSWER_CELLS + 2] ? value : Number.NaN;
  });
  const { left, top } = scene;
  return {
    map: { widthPx, heightPx, left, top, stepPx: scene.stepPx * ANSWER_CELLS, cover },
    doubt,
  };
}

/** The corners' box with its margin, in whole steps of what the network halves. */
function boxAround(corners: readonly Point[], cellPx: number): Box {
  const box = boxOf(corners);
  const margin = MARGIN_CELLS * cellPx;
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
