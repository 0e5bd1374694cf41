import { expect, it } from 'vitest';
import { identity, inverted, mapPoint, similarity } from '../../server/contract/matrix.ts';
import { crown, samePoints, seenAt } from '../../server/demo/scalp/truth.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { defaultRegion, isInside, regionOverlap, toPixelCorners } from '../../server/imaging/region.ts';
import { shiftedCentres } from '../../server/imaging/register/matrix.ts';
import { drawHead } from '../support/drawn-head.ts';
import { apply } from '../support/drawn-pose.ts';

it('the same options draw the same picture, and more coverage means more hair on the crown', async () => {
  const small = { seed: 2, widthPx: 700, heightPx: 760, headWidthPx: 480 };
  const [one, two] = [
    await drawHead({ ...small, coverage: 0.3 }),
    await drawHead({ ...small, coverage: 0.3 }),
  ];
  expect(one.jpeg.equals(two.jpeg)).toBe(true);
  const fuller = await drawHead({ ...small, coverage: 0.7 });
  const region = one.regionPolygon(0.9);
  expect(Math.abs(one.coverageTruth(region) - 0.3)).toBeLessThan(0.15);
  expect(fuller.coverageTruth(region) - one.coverageTruth(region)).toBeGreaterThan(0.25);
});

it('the truth of a pose sends the skin of one picture to the same skin of the other', async () => {
  const reference = await drawHead({ seed: 2 });
  const photo = await drawHead({ seed: 2, rotationDegrees: 9, scale: 1.05, shiftX: 0.1 });
  const matrix = photo.matrixTo(reference);
  for (const { from, to } of samePoints(photo.photo, reference.photo, crown)) {
    const [x, y] = apply(matrix, ...from);
    expect(Math.hypot(x - to[0], y - to[1])).toBeLessThan(0.004 * reference.headWidthPx);
  }
});

it('the head is found within a tenth of its width, and the default region lies on its crown', async () => {
  const head = await drawHead({ seed: 7, shiftX: 0.1 });
  const outline = await findHeadOutline(head.pixels);
  expect(Math.abs((outline?.widthPx ?? 0) / head.headWidthPx - 1)).toBeLessThan(0.1);
  const corners = toPixelCorners(defaultRegion('vertex', head.pixels, outline), head.width, head.height);
  const crownAt = seenAt(head.photo, [crown.x, crown.y]);
  expect(isInside(corners, crownAt.x, crownAt.y)).toBe(true);
  const nape = seenAt(head.photo, [0, -1.3]);
  expect(isInside(corners, nape.x, nape.y)).toBe(false);
});

it('without a head every view still has a region inside the picture', async () => {
  const flat = { data: new Uint8Array(300 * 200 * 3).fill(90), widthPx: 300, heightPx: 200 };
  for (const view of [
    'superior',
    'vertex',
    'frontal',
    'temporal_left',
    'occipital',
    'trichoscopy',
  ] as const) {
    for (const point of defaultRegion(view, flat, null)) {
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
