import { midlineX, type Point, smooth } from '../head/head-shape.ts';
import { behindHairline, crownOf, type DrawnHair, fading } from './drawn-hair.ts';

type Norwood = {
  /** The hairline from the midline outwards: distance from the midline, and how far back. Its end is on the skull. */
  hairline: readonly Point[];
  /** Half width and half length of the bare crown. */
  crown?: readonly [number, number];
};

/** Our own drawings of what each stage means; the published ones are under copyright. */
const stages: Readonly<Record<string, Norwood>> = {
  I: {
    hairline: [
      [0, 50],
      [26, 51],
      [48, 57],
      [62, 68],
      [70, 80],
    ],
  },
  II: {
    hairline: [
      [0, 52],
      [18, 54],
      [34, 68],
      [48, 78],
      [60, 76],
      [74, 86],
    ],
  },
  IIa: {
    hairline: [
      [0, 72],
      [18, 71],
      [36, 73],
      [52, 79],
      [64, 80],
      [75, 88],
    ],
  },
  III: {
    hairline: [
      [0, 56],
      [14, 59],
      [28, 84],
      [42, 104],
      [56, 106],
      [66, 96],
      [78, 95],
    ],
  },
  'III vertex': {
    hairline: [
      [0, 54],
      [16, 57],
      [32, 76],
      [46, 90],
      [58, 88],
      [76, 91],
    ],
    crown: [25, 23],
  },
  IIIa: {
    hairline: [
      [0, 98],
      [20, 97],
      [40, 102],
      [56, 108],
      [66, 100],
      [78, 96],
    ],
  },
  IV: {
    hairline: [
      [0, 76],
      [12, 80],
      [26, 106],
      [40, 122],
      [56, 122],
      [68, 108],
      [80, 102],
    ],
    crown: [36, 30],
  },
  IVa: {
    hairline: [
      [0, 136],
      [22, 136],
      [42, 138],
      [58, 132],
      [69, 116],
      [80, 104],
    ],
  },
  V: {
    hairline: [
      [0, 116],
      [14, 119],
      [32, 136],
      [48, 142],
      [62, 132],
      [73, 116],
      [82, 110],
    ],
    crown: [44, 34],
  },
  Va: {
    hairline: [
      [0, 186],
      [22, 183],
      [42, 172],
      [58, 152],
      [70, 128],
      [82, 112],
    ],
  },
  VI: {
    hairline: [
      [0, 240],
      [22, 236],
      [44, 220],
      [58, 192],
      [66, 162],
      [74, 134],
      [83, 118],
    ],
  },
  VII: {
    hairline: [
      [0, 252],
      [26, 248],
      [52, 232],
      [69, 208],
      [79, 184],
      [84, 168],
      [87.5, 156],
    ],
  },
};

export function norwoodHair(stage: string): DrawnHair {
  const { hairline, crown } = stages[stage] ?? {
    hairline: [
      [0, 50],
      [70, 80],
    ] as const,
  };
  const line = smooth(hairline).map(([x, y]) => [midlineX + x, y] as const);
  return {
    flow: 'whorl',
    hair: behindHairline(line),
    bare: crown ? [crownOf(...crown)] : [],
    thin: crown ? fading((share) => crownOf(crown[0] + 14 * share, crown[1] + 13 * share), 0.3) : [],
  };
}
