import { describe, expect, it } from 'vitest';
import { identity, type Matrix3 } from '../../server/contract/matrix.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { viewScene } from '../../server/imaging/coverage/scene.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';

const random = seededRandom(7);
const [widthPx, heightPx] = [300, 260];
const photo: Pixels = {
  widthPx,
  heightPx,
  data: Uint8Array.from({ length: widthPx * heightPx * 3 }, () => Math.floor(256 * random())),
};

/** So little aslant that no light moves, and no longer read row by row. */
const aslant = ([a, b, c, ...rest]: Matrix3): Matrix3 => [a, b + 1e-9, c, ...rest];

const places: { name: string; matrix: Matrix3; box: [number, number, number]; stepPx: number }[] = [
  { name: 'finer than its pixels', matrix: identity, box: [40.3, 20.9, 100], stepPx: 0.8 },
  { name: 'of cells as wide as three pixels', matrix: identity, box: [12.7, 31.2, 190], stepPx: 2.9 },
  { name: 'of cells so wide that not every pixel counts', matrix: identity, box: [5, 5, 240], stepPx: 15 },
  { name: 'that leaves the picture on all sides', matrix: identity, box: [-20.5, -31, 380], stepPx: 2.1 },
  {
    name: 'on a photo of another size',
    matrix: [0.6, 0, 21.5, 0, 0.6, 40, 0, 0, 1],
    box: [50, 20, 200],
    stepPx: 4,
  },
];

describe('the cells a head is read on', () => {
  for (const { name, matrix, box, stepPx } of places) {
    it(`have the same light read row by row and place by place: a scene ${name}`, () => {
      const [left, top, side] = box;
      const corners = { left, top, right: left + side, bottom: top + side };
      const straight = viewScene(photo, matrix, corners, stepPx);
      const placeByPlace = viewScene(photo, aslant(matrix), corners, stepPx);
      expect(straight.shown).toEqual(placeByPlace.shown);
      for (const colour of ['red', 'green', 'blue'] as const) {
        const apart = straight[colour].map((v, at) => Math.abs(v - (placeByPlace[colour][at] as number)));
        expect(Math.max(...apart)).toBeLessThan(1e-5);
      }
      expect(straight.shown.some((v) => v === 1)).toBe(true);
    });
  }
});
