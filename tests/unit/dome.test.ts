import { beforeAll, describe, expect, it } from 'vitest';
import { mapPoint, similarity } from '../../server/contract/matrix.ts';
import {
  affineOf,
  flat,
  heightAt,
  type Placed,
  tiltDegrees,
  turnedRound,
} from '../../server/imaging/register/dome.ts';
import { type PreparedHead, prepareHead, seeHead } from '../../server/imaging/register/prepare.ts';
import { drawHead } from '../support/drawn-head.ts';

let head: PreparedHead;
beforeAll(async () => {
  head = await prepareHead(await seeHead((await drawHead({ seed: 3 })).pixels));
});

const placedBy = (dome: readonly [number, number], voters = 100): Placed => {
  const placing = { matrix: similarity(12, 1.1, 20, -9), dome };
  return { placing, toPhoto: affineOf(placing, head), voters };
};

/** Shift of the dome's top that a tilt of so many degrees makes, in pixels of a picture without a zoom. */
const topOf = (degrees: number) => 1.42 * (head.headWidthPx / 2) * 1.1 * Math.sin((degrees * Math.PI) / 180);

const back = (there: Placed): Placed => {
  const placing = turnedRound(there, head, head);
  return { ...there, placing, toPhoto: affineOf(placing, head) };
};

describe('the dome of a head', () => {
  it('is highest in its middle and nothing beyond its outline', () => {
    const { centreX = 0, centreY = 0 } = head.outline ?? {};
    expect(heightAt(head, centreX, centreY)).toBeGreaterThan(0.98);
    expect(heightAt(head, 2, 2)).toBe(0);
    expect(heightAt(head, -50, 9999)).toBe(0);
  });

  it('a placing and its way back end where they began', () => {
    const there = placedBy([14, -6]);
    const again = turnedRound(back(there), head, head);
    expect(again.dome[0]).toBeCloseTo(14, 6);
    expect(again.dome[1]).toBeCloseTo(-6, 6);
    const corner = mapPoint(again.matrix, 300, 7);
    const [x, y] = mapPoint(there.placing.matrix, 300, 7);
    expect(Math.hypot(corner[0] - x, corner[1] - y)).toBeLessThan(1e-6);
  });

  it('of a head without an outline is not known: the way back is that of the matrix, and no tilt is told', () => {
    const there = placedBy([14, -6]);
    const unknown = { ...head, outline: null };
    const found = turnedRound(there, unknown, head);
    expect(found.dome).toEqual([0, 0]);
    const [x, y] = mapPoint(found.matrix, ...mapPoint(there.toPhoto, 100, 120));
    expect(Math.hypot(x - 100, y - 120)).toBeLessThan(1e-6);
    expect(affineOf(there.placing, unknown)).toEqual(there.placing.matrix);
    expect(tiltDegrees(there, back(there), unknown, head)).toBeNull();
  });

  it('tells the tilt that moved it, where both directions see it and enough patches agree', () => {
    const there = placedBy([topOf(4), 0]);
    expect(tiltDegrees(there, back(there), head, head)).toBeCloseTo(4, 1);
    expect(tiltDegrees(there, back(placedBy([0, 0])), head, head)).toBeNull();
    expect(tiltDegrees(there, back(placedBy([topOf(4), 0], 20)), head, head)).toBeNull();
  });

  it('is followed by the affine matrix over the middle of the head better than by none', () => {
    const { placing, toPhoto } = placedBy([20, 0]);
    const { centreX = 0, centreY = 0, widthPx = 1 } = head.outline ?? {};
    const missed = (matrix: typeof toPhoto) => {
      let sum = 0;
      for (const [dx, dy] of [
        [0, 0],
        [0.2, 0],
        [-0.2, 0.1],
        [0, 0.25],
        [0.1, -0.2],
      ] as const) {
        const [x, y] = [centreX + dx * widthPx, centreY + dy * widthPx];
        const [u, v] = mapPoint(placing.matrix, x, y);
        const [a, b] = mapPoint(matrix, x, y);
        sum += Math.hypot(a - u - 20 * heightAt(head, x, y), b - v);
      }
      return sum / 5;
    };
    expect(missed(toPhoto)).toBeLessThan(missed(flat(placing.matrix).matrix) / 5);
  });
});
