import { describe, expect, it } from 'vitest';
import { identity } from '../../server/contract/matrix.ts';
import { HEAD_VIEW, viewHead } from '../../server/imaging/coverage/head-view.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';

const SIDE_PX = 400;
const HEAD_PX = 240;

/** Redder to the right, bluer downwards. */
function shaded(brightness: number): Pixels {
  const data = new Uint8Array(SIDE_PX * SIDE_PX * 3);
  for (let y = 0, at = 0; y < SIDE_PX; y++) {
    for (let x = 0; x < SIDE_PX; x++, at += 3) {
      data.set([brightness * (60 + x / 8), brightness * 90, brightness * (60 + y / 8)], at);
    }
  }
  return { data, widthPx: SIDE_PX, heightPx: SIDE_PX };
}

const looksOf = (photo: Pixels) => {
  const outline = { centreX: SIDE_PX / 2, centreY: SIDE_PX / 2, widthPx: HEAD_PX };
  const { looks } = viewHead(photo, identity, outline, photo, HEAD_PX / 800, 800);
  const length = 3 * HEAD_VIEW ** 2;
  return Array.from({ length: looks.length / length }, (_, k) =>
    looks.subarray(k * length, (k + 1) * length),
  );
};

/** Along which side a colour grows in a look, and to which end. */
function growsTo(look: Float32Array, plane: number): string {
  const cell = (i: number, j: number) => look[plane * HEAD_VIEW ** 2 + j * HEAD_VIEW + i] as number;
  const [middle, last] = [HEAD_VIEW / 2, HEAD_VIEW - 1];
  const across = cell(last, middle) - cell(0, middle);
  const down = cell(middle, last) - cell(middle, 0);
  if (Math.abs(across) > Math.abs(down)) return across > 0 ? 'right' : 'left';
  return down > 0 ? 'down' : 'up';
}

describe('the looks a head is read in', () => {
  it('are the eight ways a square can be laid, each once', () => {
    const ways = looksOf(shaded(1)).map((look) => `${growsTo(look, 0)} and ${growsTo(look, 2)}`);
    expect(new Set(ways)).toEqual(
      new Set(
        ['left', 'right'].flatMap((aside) =>
          ['up', 'down'].flatMap((along) => [`${aside} and ${along}`, `${along} and ${aside}`]),
        ),
      ),
    );
    expect(ways).toHaveLength(8);
  });

  it('hardly change with the strength of the light', () => {
    const [bright, dim] = [looksOf(shaded(1.6)), looksOf(shaded(1.1))];
    for (const [k, look] of bright.entries()) {
      const apart = look.map((v, at) => Math.abs(v - (dim[k]?.[at] as number)));
      expect(Math.max(...apart)).toBeLessThan(0.1);
    }
  });
});
