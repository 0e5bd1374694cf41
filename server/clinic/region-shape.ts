import type { MeasuredPlace, Polygon } from '../contract/analysis.ts';

type Point = readonly [x: number, y: number];

/** Less than this share of the picture is no region of a head but a slip of the finger. */
const leastArea = 0.001;

function corners(polygon: Polygon): Point[] {
  return polygon.map(([x = 0, y = 0]) => [x, y]);
}

/** Signed area of a closed outline in the square of its unit (shoelace formula). */
export function signedArea(points: readonly Point[]): number {
  const sum = points.reduce((total, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    return total + x * nextY - nextX * y;
  }, 0);
  return sum / 2;
}

/** Which side of the line a–b a point lies on: positive, negative, or 0 on it. */
function sideOf([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Whether a corner stands in two places of the round; the first one repeated to close it is the same place. */
function comesBack(points: readonly Point[]): boolean {
  const steps = points.map(String).filter((name, i, names) => name !== names[(i + 1) % names.length]);
  return new Set(steps).size < steps.length;
}

/** Two points of a part closer than this, in shares of the picture, are one place. */
const leastApart = 0.03;

/** Whether three points go along a part: apart from each other, and on from the second as towards it. */
function isPart(points: readonly Point[]): boolean {
  const [front, middle, back] = points;
  if (!front || !middle || !back || points.length !== 3) return false;
  const [first, second] = [way(front, middle), way(middle, back)];
  const apart = Math.min(Math.hypot(...first), Math.hypot(...second)) >= leastApart;
  return apart && first[0] * second[0] + first[1] * second[1] > 0;
}

const way = ([ax, ay]: Point, [bx, by]: Point): [number, number] => [bx - ax, by - ay];

/**
 * Whether something can be measured there: along a part, or in an outline that encloses something, no two edges of
 * which cross and which passes no corner again: by the even–odd rule, what is gone round twice is outside.
 */
export function isMeasurable({ shape, polygon }: MeasuredPlace): boolean {
  const points = corners(polygon);
  if (shape === 'part') return isPart(points);
  if (Math.abs(signedArea(points)) < leastArea || comesBack(points)) return false;
  const edges = points.map((point, i): [Point, Point] => [point, points[(i + 1) % points.length] ?? point]);
  return edges.every(([a, b], i) => edges.slice(i + 2).every(([c, d]) => !cross(a, b, c, d)));
}
