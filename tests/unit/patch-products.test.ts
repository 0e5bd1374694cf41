import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { productsOn } from '../../server/imaging/register/patch-products.ts';
import { assembled } from '../support/assemble.ts';

const random = seededRandom(5);
const plane = (widthPx: number, heightPx: number) => ({
  data: Float32Array.from({ length: widthPx * heightPx }, () => random() - 0.5),
  widthPx,
  heightPx,
});

describe('the loop an alignment spends its time in', () => {
  test('is the one whose source lies beside it', async () => {
    const file = new URL('../../server/imaging/register/patch-products.wasm', import.meta.url);
    expect(new Uint8Array(readFileSync(file))).toEqual(new Uint8Array(await assembled()));
  });

  test.each([13, 17, 19])('lays a patch of %i pixels on every place as two plain loops would', (side) => {
    const [picture, own] = [plane(90, 70), plane(60, 50)];
    const found = productsOn(picture)(own, [7, 11], side, [20, 30], 5);
    for (let oy = 0, at = 0; oy < 5; oy++) {
      for (let ox = 0; ox < 5; ox++, at++) {
        let sum = 0;
        for (let j = 0; j < side; j++) {
          for (let i = 0; i < side; i++) {
            const here = own.data[(11 + j) * 60 + 7 + i] as number;
            sum += here * (picture.data[(30 + oy + j) * 90 + 20 + ox + i] as number);
          }
        }
        expect(found[at]).toBeCloseTo(sum, 4);
      }
    }
  });

  test('reads as far as the last corner of a picture, and of a larger one after it', () => {
    for (const size of [40, 900]) {
      const picture = plane(size, size);
      const [last] = productsOn(picture)(picture, [size - 9, size - 9], 9, [size - 9, size - 9], 1);
      const corner = Array.from(
        { length: 81 },
        (_, k) => picture.data[(size - 9 + Math.floor(k / 9)) * size + size - 9 + (k % 9)] as number,
      );
      expect(last).toBeCloseTo(
        corner.reduce((sum, v) => sum + v * v, 0),
        4,
      );
    }
  });
});
