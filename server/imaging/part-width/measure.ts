import type { Polygon } from '../../contract/analysis.ts';
import type { Reason } from '../../contract/fields.ts';
import { inverted, mapPoint, type Point } from '../../contract/matrix.ts';
import { type CoverMap, type CoverTask, readCoverMap } from '../coverage/cover-map.ts';
import { cellSize, headWidth } from '../coverage/scene.ts';
import { toPixelCorners } from '../region.ts';
import { type Edges, edgesOf, profilesAt } from './across.ts';
import { directionAt, partBand } from './band.ts';

export const PART_WIDTH_METHOD = 'quarter-cover';

export interface PartWidthTask extends CoverTask {
  /** Front, middle and back of the part, shares of the reference's size. */
  points: Polygon;
}

/** One of the three points: the part's edges on the reference's master. */
export type PartLine = { left: Point; right: Point; widthPx: number };

export interface PartWidthReading {
  /** Mean of the three widths, reference master pixels, and percent of the head's width. */
  widthPx: number;
  widthPercent: number;
  /** Standard error of the mean as a share of it: strips along the part left out in turn (jackknife). */
  uncertaintyShare: number;
  /** Front, middle and back. */
  lines: [PartLine, PartLine, PartLine];
}

export type PartWidthResult =
  | { reading: PartWidthReading; refusal: null }
  | { reading: null; refusal: Reason };

/**
 * Measures how wide a part is at its three points: between the two places where hair hides a quarter as much as it does
 * beside the part. The points lie fixed on the reference; across the part the nearest barest place is taken, since no
 * comb finds the same line twice. Refuses where one of the three shows no part.
 */
export async function measurePartWidth(task: PartWidthTask): Promise<PartWidthResult> {
  const { referenceSize, outline, photo } = task;
  const points = toPixelCorners(task.points, referenceSize.widthPx, referenceSize.heightPx);
  const cellPx = cellSize(outline, referenceSize);
  const across = headWidth(outline, referenceSize);
  const band = partBand(points, across);
  const toPhoto = inverted(task.matrix);
  const isSeen = band.every(([x, y]) => {
    const [u, v] = mapPoint(toPhoto, x, y);
    return u >= 0 && v >= 0 && u <= photo.widthPx && v <= photo.heightPx;
  });
  if (!isSeen) return refuse('part_not_visible');
  const { map } = await readCoverMap(task, band);
  const found = points.map((_, k) => lineAt(map, points, k, cellPx));
  const [front, middle, back] = found;
  if (!front || !middle || !back) return refuse('part_not_found');
  const widthPx = (front.widthPx + middle.widthPx + back.widthPx) / 3;
  return {
    reading: {
      widthPx,
      widthPercent: (100 * widthPx) / across,
      uncertaintyShare: Math.hypot(front.errorPx, middle.errorPx, back.errorPx) / 3 / widthPx,
      lines: [front, middle, back],
    },
    refusal: null,
  };
}

function lineAt(map: CoverMap, points: readonly Point[], k: number, cellPx: number) {
  const at = points[k] as Point;
  const along = directionAt(points, k);
  const strips = profilesAt(map, at, along, cellPx);
  const edges = edgesOf(strips);
  if (edges === null) return null;
  const place = (cells: number): Point => [
    at[0] - along[1] * cells * cellPx,
    at[1] + along[0] * cells * cellPx,
  ];
  const widthOf = (found: NonNullable<Edges>) => (found.right - found.left) * cellPx;
  const without = strips.flatMap((_, left) => edgesOf(strips.filter((_, each) => each !== left)) ?? []);
  const widths = without.map(widthOf);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const squares = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0);
  const errorPx = Math.sqrt(((widths.length - 1) / widths.length) * squares);
  return { left: place(edges.left), right: place(edges.right), widthPx: widthOf(edges), errorPx };
}

function refuse(code: string): PartWidthResult {
  return { reading: null, refusal: { code, severity: 'refuse', values: {} } };
}
