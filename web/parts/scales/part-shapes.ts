import { ellipse, midlineX, mirrored, type Point, smooth } from '../head/head-shape.ts';
import { behindHairline, type DrawnHair, fading } from './drawn-hair.ts';

/** A part along the midline: its half width in front, in the middle and behind. */
type Part = readonly [front: number, middle: number, back: number];

type Parted = {
  part: Part;
  /** The thin middle of the head, which leaves the hairline standing: half width, half length, what is left of it. */
  thin?: readonly [halfX: number, halfY: number, left: number];
};

/** Ludwig's three degrees: the same head, thinner behind a hairline that stays. */
const ludwig: Readonly<Record<string, Parted>> = {
  I: { part: [2, 4, 3], thin: [40, 56, 0.72] },
  II: { part: [3, 9, 6], thin: [52, 68, 0.42] },
  III: { part: [4, 16, 10], thin: [62, 78, 0.1] },
};

/** Sinclair's five: how far the part opens. */
const sinclair: Readonly<Record<string, Parted>> = {
  1: { part: [1.2, 1.4, 1.2] },
  2: { part: [2, 5, 3] },
  3: { part: [4, 10, 6], thin: [30, 60, 0.7] },
  4: { part: [14, 15, 8], thin: [44, 76, 0.5] },
  5: { part: [26, 30, 16], thin: [60, 88, 0.22] },
};

const standingHairline: readonly Point[] = [
  [0, 48],
  [26, 49],
  [48, 55],
  [63, 68],
  [72, 82],
];

const openPart = ([front, middle, back]: Part): Point[] => {
  const right = smooth([
    [0, 44],
    [front, 54],
    [middle, 110],
    [back, 172],
    [0, 204],
  ]).map(([x, y]) => [midlineX + x, y] as const);
  return [...right, ...mirrored(right).reverse().slice(1, -1)];
};

function partedHair({ part, thin }: Parted): DrawnHair {
  const line = smooth(standingHairline).map(([x, y]) => [midlineX + x, y] as const);
  return {
    flow: 'part',
    hair: behindHairline(line, 7),
    bare: [openPart(part)],
    thin: thin ? fading((share) => ellipse(132, thin[0] * share, thin[1] * share), thin[2]) : [],
  };
}

export const ludwigHair = (stage: string): DrawnHair => partedHair(ludwig[stage] ?? { part: [1, 1, 1] });
export const sinclairHair = (stage: string): DrawnHair => partedHair(sinclair[stage] ?? { part: [1, 1, 1] });
