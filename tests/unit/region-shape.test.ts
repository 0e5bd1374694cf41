import { describe, expect, it } from 'vitest';
import { measuredIn, measuredLines } from '../../server/clinic/measured-views.ts';
import { isMeasurable, signedArea } from '../../server/clinic/region-shape.ts';
import type { Polygon } from '../../server/contract/analysis.ts';
import { type LandmarkPair, landmarkMisfit, matrixFromLandmarks } from '../../server/contract/landmarks.ts';
import { mapPoint, similarity } from '../../server/contract/matrix.ts';
import { shapeOf } from '../../server/imaging/register/matrix.ts';

const isArea = (polygon: Polygon) => isMeasurable({ shape: 'area', polygon });
const isPart = (polygon: Polygon) => isMeasurable({ shape: 'part', polygon });

const square = [
  [0.2, 0.2],
  [0.6, 0.2],
  [0.6, 0.6],
  [0.2, 0.6],
];

describe('an outline', () => {
  it('has the area of what it encloses, whichever way round it was drawn', () => {
    expect(
      signedArea([
        [0, 0],
        [4, 0],
        [4, 3],
      ]),
    ).toBe(6);
    expect(
      signedArea([
        [4, 3],
        [4, 0],
        [0, 0],
      ]),
    ).toBe(-6);
    expect([isArea(square), isArea(square.toReversed())]).toEqual([true, true]);
  });

  it('that crosses itself, or encloses next to nothing, is not measured', () => {
    const [a = [], b = [], c = [], d = []] = square;
    expect(isArea([a, c, b, d])).toBe(false);
    expect(isArea([a, b, [0.4, 0.2001]])).toBe(false);
  });

  it('that goes round twice has nothing inside, one that is closed by its first corner has', () => {
    const [first = []] = square;
    expect(isArea([...square, ...square])).toBe(false);
    expect(isArea([...square, first])).toBe(true);
  });
});

describe('a part', () => {
  const [front, middle, back] = [
    [0.5, 0.7],
    [0.52, 0.5],
    [0.5, 0.3],
  ] as [number[], number[], number[]];

  it('has three points that go on along it', () => {
    expect(isPart([front, middle, back])).toBe(true);
    expect(isPart([front, back, middle])).toBe(false);
    expect(isPart([front, middle, [0.53, 0.5]])).toBe(false);
    expect(isPart([front, middle, back, [0.5, 0.2]])).toBe(false);
  });
});

describe('what the program measures', () => {
  it('is coverage in every view but a parted one, which shows the part’s width, and a close-up', () => {
    expect(measuredIn('male', 'superior')).toBe('coverage');
    expect(measuredIn('female', 'vertex')).toBe('coverage');
    expect(measuredIn('female', 'superior')).toBe('part_width');
    expect(measuredIn('male', 'trichoscopy')).toBeNull();
  });

  it('has an error kept of it in every unit it may come in', () => {
    expect(measuredLines('female', 'superior').map(({ unit }) => unit)).toEqual(['mm', '% of head width']);
    expect(measuredLines('male', 'trichoscopy')).toEqual([]);
  });
});

describe('landmarks', () => {
  const truth = similarity(7, 1.1, 40, -25);
  const pairs = [
    [100, 120],
    [900, 150],
    [500, 800],
  ].map(([x = 0, y = 0]) => ({ photo: [x, y] as const, reference: mapPoint(truth, x, y) }));
  const [first, second] = pairs;
  if (!first || !second) throw new Error('two pairs');

  const found = (some: readonly LandmarkPair[]) => {
    const matrix = matrixFromLandmarks(some);
    if (matrix === null) throw new Error('nothing found');
    return matrix;
  };

  it('that fit exactly give the turn, zoom and shift they were made with', () => {
    for (const some of [pairs, [first, second]]) {
      expect(shapeOf(found(some)).rotationDegrees).toBeCloseTo(7, 6);
      expect(shapeOf(found(some)).scale).toBeCloseTo(1.1, 6);
      const expected = mapPoint(truth, 300, 300).map((v) => expect.closeTo(v, 6));
      expect(mapPoint(found(some), 300, 300)).toEqual(expected);
    }
  });

  it('two are enough, and a slip of a few pixels moves the head by no more than that', () => {
    const slipped = { ...second, reference: [second.reference[0] + 4, second.reference[1]] as const };
    const [x, y] = mapPoint(found([first, slipped]), 500, 135);
    const [trueX, trueY] = mapPoint(truth, 500, 135);
    expect(Math.hypot(x - trueX, y - trueY)).toBeLessThan(4);
  });

  it('alone, or in one place of either photo, say nothing', () => {
    expect(matrixFromLandmarks([first])).toBeNull();
    expect(matrixFromLandmarks([first, first])).toBeNull();
    expect(matrixFromLandmarks([first, { ...second, reference: first.reference }])).toBeNull();
  });

  const picture = { widthPx: 1000, heightPx: 1200 };
  const fourth = { photo: [200, 600] as const, reference: mapPoint(truth, 200, 600) };
  const movedBy = (pair: LandmarkPair, px: number): LandmarkPair => ({
    ...pair,
    reference: [pair.reference[0] + px, pair.reference[1]],
  });

  it('that a hand set a little beside the place still align the photos', () => {
    const slipped = pairs.map((pair, at) => movedBy(pair, at % 2 === 0 ? 14 : -14));
    expect(landmarkMisfit(slipped, picture)).toBeNull();
    expect(landmarkMisfit([first, second], picture)).toBeNull();
  });

  it('of which one lies elsewhere say which of four it is and how far off, and of three that they disagree', () => {
    for (const wrong of [0, 1, 2, 3]) {
      const four = [...pairs, fourth].map((pair, at) => (at === wrong ? movedBy(pair, 120) : pair));
      expect(landmarkMisfit(four, picture)).toEqual({ number: wrong + 1, percent: expect.closeTo(12, 6) });
    }
    const [, , third] = pairs;
    expect(landmarkMisfit([first, second, movedBy(third as LandmarkPair, 120)], picture)).toEqual({
      number: null,
    });
  });
});
