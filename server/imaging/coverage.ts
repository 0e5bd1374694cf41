import type { Polygon } from '../contract/analysis.ts';
import type { Reason } from '../contract/fields.ts';
import { inverted, type Matrix3 } from '../contract/matrix.ts';
import {
  COVERAGE_METHOD,
  COVERAGE_VERSION,
  type CoverageModel,
  carriedLight,
  fitCoverageModel,
} from './coverage-model.ts';
import { pickCells, placeOf } from './head-cells.ts';
import type { HeadOutline } from './head-outline.ts';
import { bowlAt, type LightSurface } from './light-surface.ts';
import type { LightMatch } from './matching.ts';
import { withoutOffset } from './photo-matching.ts';
import type { Pixels } from './pixels.ts';
import { regionOverlap, toPixelCorners } from './region.ts';
import { cellsInside, type HeadGrid, sampleGrid } from './region-grid.ts';
import { standardError } from './resampling.ts';
import { fineTexture } from './texture.ts';

/** How much of every cell hair hides, over the box of the region on the reference's master. */
export interface CoverageMask {
  widthPx: number;
  heightPx: number;
  /** Reference master pixels of the top-left corner, and the side of a cell. */
  left: number;
  top: number;
  stepPx: number;
  /** 0–1; `NaN` outside the region. */
  cover: Float32Array;
}

export interface CoverageReading {
  /** Percent of the region that hair hides, 0–100. */
  valuePercent: number;
  /** Standard error in points: blocks of the region drawn again, and what the two colours' overlap leaves open. */
  uncertaintyPercent: number;
  /** Share of the region the photo shows, 0–1. */
  overlap: number;
  model: CoverageModel;
  mask: CoverageMask;
  method: string;
  methodVersion: number;
}

export type CoverageResult = { reading: CoverageReading; refusal: null } | { reading: null; refusal: Reason };

export interface CoverageTask {
  photo: Pixels;
  /** Follow-up master pixels → reference master pixels. */
  matrix: Matrix3;
  referenceSize: { widthPx: number; heightPx: number };
  region: Polygon;
  /** The head on the reference, where it was found. */
  outline: HeadOutline | null;
  /** `null`: this photo is the baseline, the model is learned on it. */
  model: CoverageModel | null;
  /** Light of this photo against the baseline's. */
  light: LightMatch | null;
}

const CELLS = 1100;
const MARGIN = 0.3;
const LEAST_OVERLAP = 0.8;
/** Structure below the first is smooth skin, above the second something is there that is not skin. */
const SMOOTH = 0.02;
const ROUGH = 0.05;
/** Brightness of hair against skin above which hair without structure is not believed. */
const SMOOTH_HAIR_RATIO = 0.65;
/** Points of doubt at a separation of one; drawn heads err by about this over the separation squared. */
const COLOUR_DOUBT_PERCENT = 50;
/** How far a single cell may lie outside 0–1: strands are brighter and darker than their mean. */
const LOOSE = 0.6;

/** Measures how much of a region hair hides. Pure; the same input gives the same value. */
export function measureCoverage(task: CoverageTask): CoverageResult {
  const { widthPx, heightPx } = task.referenceSize;
  const corners = toPixelCorners(task.region, widthPx, heightPx);
  const toPhoto = inverted(task.matrix);
  const overlap = regionOverlap(corners, toPhoto, task.photo);
  if (overlap < LEAST_OVERLAP) {
    return refuse('region_not_visible', { percent: Math.round(overlap * 100) });
  }
  if (task.model && task.model.version !== COVERAGE_VERSION) {
    return refuse('coverage_model_outdated', { version: task.model.version });
  }
  const photo = withoutOffset(task.photo, task.light);
  const cells = pickCells(photo, toPhoto, task.outline, placeOf(corners));
  const model = task.model ?? fitCoverageModel(cells, placeOf(corners));
  if (!model) return refuse('hair_and_skin_alike', {});
  const light = task.model
    ? carriedLight(cells, task.model, matched(task.model.light, task.light))
    : model.light;
  const grid = sampleGrid(photo, toPhoto, corners, MARGIN, CELLS);
  const inside = cellsInside(grid, corners);
  const cover = coverOf(grid, inside, model, light);
  let sum = 0;
  let count = 0;
  for (const value of cover) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return {
    reading: {
      valuePercent: Math.min(100, Math.max(0, (100 * sum) / count)),
      uncertaintyPercent: Math.hypot(
        100 * standardError(cover, grid.widthPx, grid.heightPx),
        COLOUR_DOUBT_PERCENT / model.separation ** 2,
      ),
      overlap,
      model,
      mask: {
        widthPx: grid.widthPx,
        heightPx: grid.heightPx,
        left: grid.left,
        top: grid.top,
        stepPx: grid.stepPx,
        cover: cover.map((v) => Math.min(1, Math.max(0, v))),
      },
      method: COVERAGE_METHOD,
      methodVersion: COVERAGE_VERSION,
    },
    refusal: null,
  };
}

function brightness([red, green, blue]: readonly [number, number, number]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The baseline's light, brightened and tilted as the two photos differ outside the region. */
function matched(light: LightSurface, match: LightMatch | null): LightSurface {
  if (!match) return light;
  const { gains, slopeX, slopeY } = match;
  const shift = slopeX * (light.centreX - match.centreX) + slopeY * (light.centreY - match.centreY);
  const [a, b, c, d, e] = light.bowl;
  return {
    ...light,
    gains: light.gains.map((v, k) => v + (gains[k] ?? 0) + shift) as LightSurface['gains'],
    bowl: [a + slopeX * light.reachPx, b + slopeY * light.reachPx, c, d, e],
  };
}

/** Colour says how much, texture whether it can be hair at all. Left a little outside 0–1 so that noise averages out. */
function coverOf(
  grid: HeadGrid,
  inside: Uint8Array,
  model: CoverageModel,
  light: LightSurface,
): Float32Array {
  const texture = fineTexture(grid);
  const cover = new Float32Array(inside.length).fill(Number.NaN);
  // Dense dark hair may look smooth; a smooth place hardly darker than skin is shine or shadow, never hair.
  const smoothHair = Math.min(
    1,
    Math.max(0, (SMOOTH_HAIR_RATIO - brightness(model.hair) / brightness(model.skin)) / 0.2),
  );
  const [wr, wg, wb] = model.weights.map((w, c) => w * Math.exp(-(light.gains[c] ?? 0))) as [
    number,
    number,
    number,
  ];
  for (let j = 0, at = 0; j < grid.heightPx; j++) {
    const y = grid.top + (j + 0.5) * grid.stepPx;
    for (let i = 0; i < grid.widthPx; i++, at++) {
      if (!inside[at]) continue;
      const gain = Math.exp(-bowlAt(light, grid.left + (i + 0.5) * grid.stepPx, y));
      const mixed =
        wr * (grid.red[at] as number) + wg * (grid.green[at] as number) + wb * (grid.blue[at] as number);
      const colour = mixed * gain + model.offset;
      const structure = Math.min(1, Math.max(0, ((texture[at] as number) - SMOOTH) / (ROUGH - SMOOTH)));
      const dark = smoothHair * Math.min(1, Math.max(0, (colour - 0.6) / 0.25));
      cover[at] = Math.min(LOOSE + 1, Math.max(-LOOSE, colour)) * Math.max(structure, dark);
    }
  }
  return cover;
}

function refuse(code: string, values: Reason['values']): CoverageResult {
  return { reading: null, refusal: { code, severity: 'refuse', values } };
}
