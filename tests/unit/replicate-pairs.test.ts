import { expect, test } from 'vitest';
import { reason } from '../../server/clinic/reason.ts';
import {
  copyRefusal,
  type PhotosRefusal,
  pairUp,
  type Reading,
} from '../../server/clinic/replicate-pairs.ts';

const reading = (photoId: string, slot: string, value: number, more: Partial<Reading> = {}): Reading => ({
  photoId,
  slot,
  value,
  written: value,
  metric: 'coverage',
  unit: '%',
  view: 'vertex',
  site: null,
  method: 'two-networks',
  methodVersion: 5,
  referenceVersion: 1,
  regionVersion: 1,
  matchingVersion: 1,
  ...more,
});
const fine: PhotosRefusal = () => null;
const cropped: PhotosRefusal = (...ids) =>
  ids.includes('cropped') ? reason('overlap_low', 'refuse', { percent: 40 }) : null;

test('photos of one visit are paired two by two, and none of two visits', () => {
  const some = [reading('a', '1', 50), reading('b', '2', 51), reading('c', '1', 52), reading('d', '1', 53)];
  const { pairs, leftOut } = pairUp(some, fine);
  expect(pairs).toMatchObject([{ photoIds: ['a', 'c'], values: [50, 52] }]);
  expect(leftOut).toEqual([]);
});

test('a replicate that was taken once more, because the head was cropped, counts in its third photo', () => {
  const some = [reading('a', '1', 50), reading('cropped', '1', 70), reading('c', '1', 52)];
  const { pairs, leftOut } = pairUp(some, cropped);
  expect(pairs).toMatchObject([{ photoIds: ['a', 'c'] }]);
  expect(leftOut).toMatchObject([{ reason: { code: 'overlap_low' } }]);
});

test('pairs of an older version stand apart from the newest value’s, and say so', () => {
  const older = { methodVersion: 4 };
  const some = [
    reading('a', '1', 50, older),
    reading('b', '1', 60, older),
    reading('c', '2', 61),
    reading('d', '2', 62),
  ];
  const { pairs, leftOut } = pairUp(some, fine);
  expect(pairs).toMatchObject([{ photoIds: ['c', 'd'], methodVersion: 5 }]);
  expect(leftOut).toMatchObject([
    { photoIds: ['a', 'b'], reason: { code: 'different_method_version', values: { before: 4, after: 5 } } },
  ]);
});

test('nothing measured is no pair', () => {
  expect(pairUp([], fine)).toEqual({ pairs: [], leftOut: [] });
});

test('one picture stored twice teaches no error; two photographs of one head do', () => {
  const seen = { sharpness: 41.25, headWidthPx: 2210.5, clippedPercent: 0.2 };
  expect(copyRefusal(seen, { ...seen })).toMatchObject({ code: 'replicate_copy', severity: 'refuse' });
  expect(copyRefusal(seen, { ...seen, sharpness: 41.2500001 })).toBeNull();
  expect(copyRefusal(seen, { ...seen, headWidthPx: null })).toBeNull();
  expect(copyRefusal(seen, null)).toBeNull();
});
