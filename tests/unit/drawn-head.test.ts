import { expect, it } from 'vitest';
import { identity, inverted, mapPoint, similarity } from '../../server/contract/matrix.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { defaultRegion, isInside, regionOverlap, toPixelCorners } from '../../server/imaging/region.ts';
import { shiftedCentres } from '../../server/imaging/register/matrix.ts';
import { drawHead } from '../support/drawn-head.ts';
import { apply } from '../support/drawn-pose.ts';

it('the same options draw the same picture; more coverage means more hair in the region and nowhere else', async () => {
  const [one, two] = [await drawHead({ seed: 2, coverage: 0.3 }), await drawHead({ seed: 2, coverage: 0.3 })];
  expect(one.jpeg.equals(two.jpeg)).toBe(true);
  const fuller = await drawHead({ seed: 2, coverage: 0.7 });
  const region = one.regionPolygon(0.9);
  expect(one.coverageTruth(region)).toBeCloseTo(0.3, 1);
  expect(fuller.coverageTruth(region) - one.coverageTruth(region)).toBeGreaterThan(0.25);
  const forehead: [number, number][] = [
    [0.47, 0.84],
    [0.53, 0.84],
    [0.5, 0.86],
  ];
  expect(fuller.coverageTruth(forehead)).toBe(0);
});

it('the truth of a pose sends the nose of one picture to the nose of the other', async () => {
  const reference = await drawHead({ seed: 2 });
  const photo = await drawHead({ seed: 2, rotationDegrees: 9, scale: 1.05, shiftX: 0.1, perspectiveX: 0.03 });
  const [x, y] = apply(photo.matrixTo(reference), ...photo.landmarks.nose);
  expect(Math.hypot(x - reference.landmarks.nose[0], y - reference.landmarks.nose[1])).toBeLessThan(1e-6);
});

it('the head is found within a sixth of its width, and the default region lies on it', async () => {
  const head = await drawHead({ seed: 7, shiftX: 0.1 });
  const outline = findHeadOutline(head.pixels);
  expect(outline?.widthPx ?? 0).toBeGreaterThan(head.headWidthPx * 0.95);
  expect(outline?.widthPx ?? 0).toBeLessThan(head.headWidthPx * 1.17);
  const corners = toPixelCorners(defaultRegion('vertex', head.pixels), head.width, head.height);
  expect(isInside(corners, head.landmarks.whorl[0], head.landmarks.whorl[1] + 150)).toBe(true);
  expect(isInside(corners, head.landmarks.nose[0], head.landmarks.nose[1])).toBe(false);
});

it('without a head every view still has a region inside the picture', () => {
  const flat = { data: new Uint8Array(300 * 200 * 3).fill(90), widthPx: 300, heightPx: 200 };
  for (const view of [
    'superior',
    'vertex',
    'frontal',
    'temporal_left',
    'occipital',
    'trichoscopy',
  ] as const) {
    for (const point of defaultRegion(view, flat)) {
      for (const share of point) expect(share >= 0 && share <= 1).toBe(true);
    }
  }
});

it('a region moved half out of the picture is half visible', () => {
  const square = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ] as const;
  const size = { widthPx: 100, heightPx: 100 };
  expect(regionOverlap(square, identity, size)).toBe(1);
  expect(regionOverlap(square, similarity(0, 1, 50, 0), size)).toBeCloseTo(0.5, 2);
});

it('a matrix moved to OpenCV’s pixel centres and back is the same, and in between half a pixel off', () => {
  const turn = similarity(20, 1.1, 5, -3);
  const there = shiftedCentres(turn, 'to_opencv');
  const [x, y] = mapPoint(there, 9.5, 19.5);
  const [u, v] = mapPoint(turn, 10, 20);
  expect(x).toBeCloseTo(u - 0.5, 9);
  expect(y).toBeCloseTo(v - 0.5, 9);
  shiftedCentres(there, 'from_opencv').forEach((value, i) => {
    expect(value).toBeCloseTo(turn[i] ?? Number.NaN, 9);
  });
  const [a, b] = mapPoint(inverted(turn), ...mapPoint(turn, 7, 8));
  expect(Math.hypot(a - 7, b - 8)).toBeLessThan(1e-9);
});
