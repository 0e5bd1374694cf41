import { backY, edge, ellipse, grid, isInside, midlineX, mirrored, type Point } from '../head/head-shape.ts';

/** How the hair lies: out of the whorl of the crown, or away from a part. */
export type Flow = 'whorl' | 'part';

/** What one drawing shows. */
export type DrawnHair = {
  flow: Flow;
  /** Where hair grows at all. */
  hair: readonly Point[];
  /** Where nothing is left of it. */
  bare: readonly (readonly Point[])[];
  /** Where it has become thin: the outline, and the share that is left, 0–1. */
  thin: readonly { outline: readonly Point[]; left: number }[];
};

const whorl: Point = [midlineX + 4, 206];

/** Which way a hair grows at a place, as a unit vector. */
function direction([x, y]: Point, flow: Flow): Point {
  if (flow === 'part') {
    const side = x < midlineX ? -1 : 1;
    const back = 0.25 + Math.abs(x - midlineX) / 110;
    const length = Math.hypot(1, back);
    return [side / length, back / length];
  }
  const [dx, dy] = [x - whorl[0], y - whorl[1]];
  const distance = Math.hypot(dx, dy) || 1;
  // Near the whorl hairs go round it, further out away from it.
  const turn = 1.25 * Math.exp(-distance / 38) + 0.16;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [(dx * cos - dy * sin) / distance, (dx * sin + dy * cos) / distance];
}

/** The same scatter at every drawing: a number from 0 to 1 that belongs to a place. */
function chance(column: number, row: number, salt: number): number {
  const mixed = Math.sin(column * 127.1 + row * 311.7 + salt * 74.7) * 43758.5453;
  return mixed - Math.floor(mixed);
}

const spacing = 6;
const lengthOf = { whorl: 13, part: 17 } as const;

export type Strand = { from: Point; to: Point };

export type Strands = {
  /** Within the hair, lighter than it. */
  inside: Strand[];
  /** Over its edge, in its own colour: no hairline is cut with a knife. */
  fringe: Strand[];
  /** Where hair is thin, each by itself. */
  sparse: Strand[];
};

/** Single hairs where hair grows; fewer where it is thin, none where it is bare. */
export function strandsOf({ flow, hair, bare, thin }: DrawnHair): Strands {
  const strands: Strands = { inside: [], fringe: [], sparse: [] };
  const isBare = (place: Point) => bare.some((outline) => isInside(outline, place));
  const thinAt = (place: Point) => thin.find(({ outline }) => isInside(outline, place));
  for (let row = 0; row * spacing < grid.height; row += 1) {
    for (let column = 0; column * spacing < grid.width; column += 1) {
      const from: Point = [
        (column + 0.9 * (chance(column, row, 1) - 0.5)) * spacing,
        (row + 0.9 * (chance(column, row, 2) - 0.5)) * spacing,
      ];
      if (!isInside(hair, from) || isBare(from)) continue;
      const [dx, dy] = direction(from, flow);
      const reach = (length: number): Point => [from[0] + dx * length, from[1] + dy * length];
      const length = lengthOf[flow] * (0.7 + 0.6 * chance(column, row, 4));
      const to = reach(length);
      const thinned = thinAt(from);
      if (thinned) {
        if (chance(column, row, 3) < thinned.left) strands.sparse.push({ from, to });
      } else if (isInside(hair, to) && !isBare(to) && !thinAt(to)) strands.inside.push({ from, to });
      else strands.fringe.push({ from, to: reach(length * 0.6) });
    }
  }
  return strands;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Strands as one SVG path. */
export const strandPath = (strands: readonly Strand[]): string =>
  strands
    .map(
      ({ from, to }) => `M${from.map(round).join(' ')}l${round(to[0] - from[0])} ${round(to[1] - from[1])}`,
    )
    .join('');

/** All hair behind a hairline that is given from the midline to the edge of the skull on the right of the drawing. */
export function behindHairline(right: readonly Point[], beyond = 0): Point[] {
  const [, edgeY] = right.at(-1) as Point;
  // Hair that stands out over the skull begins a little behind the hairline's end, so that no corner sticks out.
  const rim = edge(edgeY + 2 * beyond, backY, beyond);
  return [...right, ...rim, ...mirrored(rim).reverse(), ...mirrored(right).reverse()];
}

/** A round around the whorl. */
export const crownOf = (halfX: number, halfY: number): Point[] => ellipse(206, halfX, halfY);

/** A thin place that fades into full hair: rounds one in another, of which the innermost has `left` of its hair. */
export function fading(round: (share: number) => readonly Point[], left: number): DrawnHair['thin'] {
  const shares = [0.62, 0.75, 0.88, 1];
  return shares.map((share, step) => ({
    outline: round(share),
    left: left + ((1 - left) * step) / shares.length,
  }));
}
