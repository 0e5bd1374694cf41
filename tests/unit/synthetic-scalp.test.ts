import { describe, expect, it } from 'vitest';
import { mapPoint } from '../../server/contract/matrix.ts';
import type { HeadState, Person, Shot } from '../../server/demo/scalp/person.ts';
import { jpegOf, photograph } from '../../server/demo/scalp/photograph.ts';
import { crown, matrixTo, regionPolygon, samePoints, trueCoverage } from '../../server/demo/scalp/truth.ts';

const person: Person = {
  seed: 41,
  skin: [0.55, 0.34, 0.25],
  hair: [0.05, 0.028, 0.016],
  grey: 0.1,
  curl: { swingMm: 0, waveMm: 20 },
  calibreMm: 0.07,
  densityPerMm2: 2.8,
  pattern: 'crown',
  shine: 0.3,
  parted: false,
};
const today: HeadState = { loss: 0.8, lengthMm: 25 };
const shot: Shot = { view: 'superior', widthPx: 420, heightPx: 480, headWidthPx: 320 };
const coverageOf = (head: Person, state: HeadState, as: Shot = shot) => {
  const photo = photograph(head, state, as);
  return trueCoverage(photo, regionPolygon(photo, crown));
};

describe('the synthetic scalp', () => {
  it('is the same picture for the same head, day and shot, and another one for another head', async () => {
    const jpeg = (seed: number) => jpegOf(photograph({ ...person, seed }, today, shot));
    expect((await jpeg(41)).equals(await jpeg(41))).toBe(true);
    expect((await jpeg(41)).equals(await jpeg(42))).toBe(false);
  });

  it('hair that grows back hides more and more of the crown, and nothing elsewhere', () => {
    const losses = [1, 0.8, 0.6, 0.4, 0.2, 0];
    const shares = losses.map((loss) => coverageOf(person, { ...today, loss }));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(8);
    expect(shares.at(-1)).toBeGreaterThan(80);
    const nape = (loss: number) => {
      const photo = photograph(person, { ...today, loss }, { ...shot, view: 'occipital' });
      return trueCoverage(photo, regionPolygon(photo, { x: 0, y: -1.5, reachX: 0.3, reachY: 0.2 }));
    };
    expect(Math.abs(nape(1) - nape(0))).toBeLessThan(3);
  });

  it('another combing, light and pose move hair, but not how much there is of it by more than two points', () => {
    const first = coverageOf(person, today);
    const again = coverageOf(
      person,
      { ...today, day: 2, combing: 1 },
      { ...shot, turnDegrees: 3, nodDegrees: -3, tiltDegrees: 6, light: { gain: 0.8 } },
    );
    expect(Math.abs(first - again)).toBeLessThan(2);
  });

  it('the matrix to another pose of the head puts the same skin on the same pixels', () => {
    const first = photograph(person, today, shot);
    const turned = photograph(person, today, { ...shot, tiltDegrees: 8, turnDegrees: 2, shiftX: 0.05 });
    const matrix = matrixTo(first, turned, crown);
    if (matrix === null) throw new Error('the crown is on both');
    for (const { from, to } of samePoints(first, turned, crown)) {
      const [x, y] = mapPoint(matrix, ...from);
      expect(Math.hypot(x - to[0], y - to[1])).toBeLessThan(0.005 * shot.headWidthPx);
    }
  });

  it('a turn of the camera is a turn of the picture, and twice the distance half the head', () => {
    const first = photograph(person, today, shot);
    const matrixFor = (changed: Partial<Shot>) =>
      matrixTo(first, photograph(person, today, { ...shot, ...changed }), crown);
    const turned = matrixFor({ tiltDegrees: 10 });
    expect(Math.abs(Math.atan2(turned?.[3] ?? 0, turned?.[0] ?? 1) * 57.2958)).toBeCloseTo(10, 0);
    const far = matrixFor({ distance: 2 });
    // Nearer skin shrinks a little more: the crown stands above the middle of the head.
    expect(Math.sqrt((far?.[0] ?? 1) * (far?.[4] ?? 1))).toBeGreaterThan(0.42);
    expect(Math.sqrt((far?.[0] ?? 1) * (far?.[4] ?? 1))).toBeLessThan(0.5);
  });

  it('a wider part shows more skin along the midline', () => {
    const woman: Person = { ...person, parted: true, pattern: 'midline' };
    const line = { x: 0, y: 0.12, reachX: 0.06, reachY: 0.3 };
    const shareAt = (mm: number) => {
      const state: HeadState = { loss: 0.3, lengthMm: 80, partWidthMm: [mm, mm, mm] };
      const photo = photograph(woman, state, shot);
      return trueCoverage(photo, regionPolygon(photo, line));
    };
    const [narrow, wide] = [shareAt(2), shareAt(7)];
    expect(narrow - wide).toBeGreaterThan(12);
  });
});
