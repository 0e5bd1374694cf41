import type { Zone } from '../../../server/contract/codes.ts';
import { bothSides, edge, midlineX, mirrored, type Point, smooth } from '../head/head-shape.ts';

/** A zone of the head from above: its outline, and where its words stand. */
export type ZoneShape = { zone: Zone; outline: readonly Point[]; words: Point };

const at = (points: readonly Point[]): Point[] => points.map(([x, y]) => [midlineX + x, y] as const);

/** Lines between the zones on the right of the drawing, from the midline outwards. */
const hairline = smooth(
  at([
    [0, 46],
    [22, 47],
    [38, 52],
    [50, 61],
  ]),
);
const behindHairline = smooth(
  at([
    [0, 86],
    [20, 87],
    [37, 92],
  ]),
);
const behindFrontal = smooth(
  at([
    [0, 132],
    [20, 131],
    [39, 128],
  ]),
);
const behindMidscalp = smooth(
  at([
    [0, 184],
    [28, 184],
    [56, 180],
  ]),
);
const behindVertex = smooth(
  at([
    [0, 240],
    [24, 237],
    [44, 224],
    [54, 204],
    [56, 180],
  ]),
);
const templeInner = at([
  [54, 166],
  [48, 150],
  [39, 128],
  [37, 92],
  [50, 61],
]);

const between = (front: readonly Point[], back: readonly Point[]): Point[] => [
  ...bothSides(front),
  ...bothSides(back).reverse(),
];

const rightTemple: Point[] = [...edge(76, 162).map(([x, y]) => [x - 1.5, y] as const), ...templeInner];

const templeWordsX = 182;

/** From above, front to back; the back of the head is drawn from behind. The patient's left is on the left. */
export const zonesFromAbove: readonly ZoneShape[] = [
  { zone: 'hairline', outline: between(hairline, behindHairline), words: [midlineX, 70] },
  { zone: 'frontal', outline: between(behindHairline, behindFrontal), words: [midlineX, 113] },
  { zone: 'temporal_left', outline: mirrored(rightTemple), words: [2 * midlineX - templeWordsX, 122] },
  { zone: 'temporal_right', outline: rightTemple, words: [templeWordsX, 122] },
  {
    zone: 'midscalp',
    outline: between(
      [
        ...behindFrontal,
        ...at([
          [48, 150],
          [54, 166],
        ]),
      ],
      behindMidscalp,
    ),
    words: [midlineX, 162],
  },
  { zone: 'vertex', outline: between(behindMidscalp, behindVertex), words: [midlineX, 214] },
];

/** From behind, on a grid of 240 × 210: again the patient's left is on the left. */
export const fromBehind = {
  head: 'M64 210V180C46 164 36 138 36 108C36 56 66 14 120 14C174 14 204 56 204 108C204 138 194 164 176 180V210Z',
  ears: [
    'M37 104C26 96 18 108 21 122C23 136 32 142 40 138',
    'M203 104C214 96 222 108 219 122C217 136 208 142 200 138',
  ],
  occipital:
    'M45 104C80 94 160 94 195 104C196 132 186 154 172 168C144 178 96 178 68 168C54 154 44 132 45 104Z',
  words: [midlineX, 136] as Point,
} as const;

/** On which side of the patient a zone lies; `null`: on both. */
export const sideOf = (zone: Zone): 'left' | 'right' | null =>
  zone === 'temporal_left' ? 'left' : zone === 'temporal_right' ? 'right' : null;
