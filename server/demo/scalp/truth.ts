import type { Matrix3 } from '../../contract/matrix.ts';
import { leastSquares } from '../../imaging/register/least-squares.ts';
import { project } from './camera.ts';
import { partPoints } from './hair-pattern.ts';
import { type ScalpPlace, surfaceAt } from './head-shape.ts';
import type { Photograph } from './photograph.ts';

/** An oval of the scalp's map, radians from the top of the head. */
export interface ScalpOval {
  x: number;
  y: number;
  reachX: number;
  reachY: number;
}

/** The crown, and the top between hairline and crown. */
export const crown: ScalpOval = { x: 0, y: -0.36, reachX: 0.42, reachY: 0.38 };
export const top: ScalpOval = { x: 0, y: 0.05, reachX: 0.46, reachY: 0.5 };

const CORNERS = 32;

/** Where a place of the scalp lies on a photograph: pixels, and whether the camera sees it. */
export function seenAt(photo: Photograph, place: ScalpPlace): { x: number; y: number; visible: boolean } {
  const [x, y, depth] = project(photo.camera, surfaceAt(photo.shape, place));
  const { widthPx, heightPx } = photo.pixels;
  const inside = x >= 0 && y >= 0 && x < widthPx && y < heightPx;
  const nearest = inside ? (photo.depth[Math.floor(y) * widthPx + Math.floor(x)] as number) : 0;
  return { x, y, visible: inside && depth < nearest + 3 };
}

/** The same skin on every photograph of the head: corners as x ÷ width and y ÷ height. */
export function regionPolygon(photo: Photograph, oval: ScalpOval): [number, number][] {
  return Array.from({ length: CORNERS }, (_, i) => {
    const angle = (i / CORNERS) * 2 * Math.PI;
    const { x, y } = seenAt(photo, [
      oval.x + oval.reachX * Math.cos(angle),
      oval.y + oval.reachY * Math.sin(angle),
    ]);
    return [x / photo.pixels.widthPx, y / photo.pixels.heightPx];
  });
}

/** Percent of a region that hair hides, 0–100; `NaN` for a region outside the picture. */
export function trueCoverage(photo: Photograph, polygon: readonly (readonly number[])[]): number {
  const { widthPx, heightPx } = photo.pixels;
  const corners = polygon.map(([x = 0, y = 0]) => [x * widthPx, y * heightPx] as const);
  let sum = 0;
  let count = 0;
  for (let y = 0; y < heightPx; y++) {
    const cuts: number[] = [];
    corners.forEach(([ax, ay], i) => {
      const [bx, by] = corners[(i + 1) % corners.length] ?? [ax, ay];
      if (ay > y + 0.5 !== by > y + 0.5) cuts.push(ax + ((y + 0.5 - ay) / (by - ay)) * (bx - ax));
    });
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k += 2) {
      const from = Math.max(0, Math.ceil((cuts[k] as number) - 0.5));
      const to = Math.min(widthPx - 1, Math.floor((cuts[k + 1] as number) - 0.5));
      for (let x = from; x <= to; x++) sum += photo.hair[(y * widthPx + x) * 3] as number;
      count += Math.max(0, to - from + 1);
    }
  }
  return count > 0 ? (100 * sum) / count : Number.NaN;
}

/** The same points of a region's skin on two photographs, pixels of each, where both see them. */
export function samePoints(
  from: Photograph,
  to: Photograph,
  oval: ScalpOval,
): { from: [number, number]; to: [number, number] }[] {
  const steps = [-0.85, -0.5, -0.17, 0.17, 0.5, 0.85];
  return steps.flatMap((u) =>
    steps.flatMap((v) => {
      if (Math.hypot(u, v) > 1) return [];
      const place = [oval.x + u * oval.reachX, oval.y + v * oval.reachY] as const;
      const [a, b] = [seenAt(from, place), seenAt(to, place)];
      return a.visible && b.visible
        ? [{ from: [a.x, a.y] as [number, number], to: [b.x, b.y] as [number, number] }]
        : [];
    }),
  );
}

/**
 * The affine matrix that maps one photograph's pixels to another's best over a region's skin (least squares): what a
 * perfect registration would answer. A head is round, so between two poses it leaves a rest that no matrix removes.
 * `null` where fewer than six points are seen on both.
 */
export function matrixTo(from: Photograph, to: Photograph, oval: ScalpOval): Matrix3 | null {
  const points = samePoints(from, to, oval);
  if (points.length < 6) return null;
  const size = from.pixels.widthPx;
  const fit = (axis: 0 | 1) =>
    leastSquares(
      points.map((p) => ({
        features: [p.from[0] / size, p.from[1] / size, 1],
        target: p.to[axis],
        weight: 1,
      })),
    );
  const [px, py] = [fit(0), fit(1)];
  if (px === null || py === null) return null;
  const [a = 1, b = 0, c = 0] = px;
  const [d = 0, e = 1, f = 0] = py;
  return [a / size, b / size, c, d / size, e / size, f, 0, 0, 1];
}

/** How wide the bare head is on a picture, px: its outermost points from side to side. No head is the mean one. */
export function headWidthOn({ camera, shape }: Pick<Photograph, 'camera' | 'shape'>): number {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let down = 0.3; down < 2.2; down += 0.05) {
    for (let around = 0; around < 2 * Math.PI; around += 0.1) {
      const place: ScalpPlace = [down * Math.sin(around), down * Math.cos(around)];
      const [x] = project(camera, surfaceAt(shape, place));
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }
  return right - left;
}

/** Where the part's three points lie on a photograph, pixels, front first. */
export function partPointsOn(photo: Photograph): { x: number; y: number; pxPerMm: number }[] {
  return partPoints.map((y) => {
    const [px, py, depth] = project(photo.camera, surfaceAt(photo.shape, [0, y]));
    return { x: px, y: py, pxPerMm: photo.camera.focalPx / depth };
  });
}
