import type { Polygon } from '../../../server/contract/analysis.ts';
import type { Size } from '../../../server/contract/fields.ts';
import type { Point } from '../stage/matrices.ts';
import type { ViewState } from '../stage/view-state.ts';

export const leastPoints = 3;
export const mostPoints = 64;

/** Shares of the reference's size ↔ its pixels. */
export const toPixels = (polygon: Polygon, frame: Size): Point[] =>
  polygon.map(([x = 0, y = 0]) => ({ x: x * frame.widthPx, y: y * frame.heightPx }));
export const toShares = (points: readonly Point[], frame: Size): Polygon =>
  points.map(({ x, y }) => [x / frame.widthPx, y / frame.heightPx]);

export const inside = ({ x, y }: Point, frame: Size): Point => ({
  x: Math.min(Math.max(x, 0), frame.widthPx),
  y: Math.min(Math.max(y, 0), frame.heightPx),
});

export const moved = (points: readonly Point[], index: number, to: Point): Point[] =>
  points.map((point, each) => (each === index ? to : point));

/** A point after `index`: at `at`, else in the middle of the edge. */
export function added(points: readonly Point[], index: number, at?: Point): Point[] {
  const [a, b] = [points[index], points[(index + 1) % points.length]];
  if (!a || !b) return [...points];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return [...points.slice(0, index + 1), at ?? middle, ...points.slice(index + 1)];
}

export const without = (points: readonly Point[], index: number): Point[] =>
  points.filter((_, each) => each !== index);

/** Air around the outline when it is opened, as a multiple of its size. */
const air = 1.5;

/** The outline in the middle and large, so that its points lie far enough apart for a finger. */
export function viewAround(points: readonly Point[], frame: Size): ViewState {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const zoom = Math.min(frame.widthPx / (right - left), frame.heightPx / (bottom - top)) / air;
  return { centreX: (left + right) / 2, centreY: (top + bottom) / 2, zoom: Math.max(zoom, 1) };
}
