/**
 * A head from above on a grid of 240 × 280: the face at the top, as it is seen by somebody who stands behind the chair.
 * The patient's left is therefore on the left. Every drawing of ours of a head from above is made on this grid.
 */
export type Point = readonly [x: number, y: number];

export const grid = { width: 240, height: 280 } as const;

/** The line from the nose to the back of the head. */
export const midlineX = 120;

const middleY = 142;
const halfLength = 118;
const halfWidth = 86;

export const frontY = middleY - halfLength;
export const backY = middleY + halfLength;

/** How far the skull reaches from the midline at a height of the drawing: an egg, broader behind. */
export function halfWidthAt(y: number): number {
  const forward = Math.min(1, Math.max(-1, (middleY - y) / halfLength));
  return halfWidth * Math.sqrt(1 - forward * forward) * (1 - 0.09 * forward);
}

/** The edge of the skull on the right of the drawing from one height to another, both ends included. */
export function edge(fromY: number, toY: number, beyond = 0): Point[] {
  const angle = (y: number) => Math.acos(Math.min(1, Math.max(-1, (middleY - y) / halfLength)));
  const [from, to] = [angle(fromY), angle(toY)];
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 0.06));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const y = middleY - halfLength * Math.cos(from + ((to - from) * step) / steps);
    const out = beyond === 0 ? [0, 0] : outward(y, beyond);
    return [midlineX + halfWidthAt(y) + (out[0] ?? 0), y + (out[1] ?? 0)];
  });
}

function outward(y: number, by: number): Point {
  const [dx, dy] = [halfWidthAt(y) / halfWidth ** 2, (y - middleY) / halfLength ** 2];
  const length = Math.hypot(dx, dy);
  return [(dx / length) * by, (dy / length) * by];
}

/** The same on the other side of the head. */
export const mirrored = (points: readonly Point[]): Point[] =>
  points.map(([x, y]) => [2 * midlineX - x, y] as const);

/** Both sides of a line that begins on the midline, as one line from the left of the drawing to its right. */
export const bothSides = (right: readonly Point[]): Point[] => [
  ...mirrored(right).reverse(),
  ...right.slice(1),
];

/** A smooth line through a few points (Catmull and Rom's), as many short ones. */
export function smooth(points: readonly Point[], stepsEach = 8): Point[] {
  const at = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] as Point;
  const line: Point[] = [];
  for (let index = 0; index < points.length - 1; index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let step = 0; step < stepsEach; step += 1) {
      const u = step / stepsEach;
      const along = (k: 0 | 1) =>
        from[k] +
        (u / 2) *
          (to[k] -
            before[k] +
            u *
              (2 * before[k] -
                5 * from[k] +
                4 * to[k] -
                after[k] +
                u * (3 * (from[k] - to[k]) + after[k] - before[k])));
      line.push([along(0), along(1)]);
    }
  }
  return [...line, at(points.length - 1)];
}

/** An ellipse around the midline. */
export const ellipse = (centreY: number, halfX: number, halfY: number): Point[] =>
  Array.from({ length: 40 }, (_, step) => {
    const turn = (step / 40) * 2 * Math.PI;
    return [midlineX + halfX * Math.cos(turn), centreY + halfY * Math.sin(turn)] as const;
  });

const half = edge(frontY, backY);
export const skull: readonly Point[] = [...half, ...mirrored(half).reverse().slice(1, -1)];

const round = (value: number) => Math.round(value * 10) / 10;

/** The points as an SVG path, closed. */
export const closedPath = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;

/** Whether a place lies inside an outline. Asked some thousand times a drawing, so without a closure a point. */
export function isInside(outline: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  let from = outline.at(-1);
  if (from === undefined) return false;
  for (const to of outline) {
    if (from[1] > y !== to[1] > y && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0]) {
      inside = !inside;
    }
    from = to;
  }
  return inside;
}

const leftEar = 'M33 118C24 112 17 122 19 136C21 150 29 158 35 153';
export const ears: readonly string[] = [leftEar, 'M207 118C216 112 223 122 221 136C219 150 211 158 205 153'];
export const nose = 'M110 26C113 12 127 12 130 26';
