import { expect, test } from 'vitest';
import { sideOfNeedle } from '../../server/clinic/side-of-needle.ts';

const side = (capturedAt: string | null, injectedAt: string | null) =>
  sideOfNeedle('before_injection', capturedAt, injectedAt);

test('a photo taken after the moment of the injection was taken after it, whatever the offsets', () => {
  expect(side('2026-02-01T09:01:00Z', '2026-02-01T12:00:00+03:00')).toBe('after_injection');
  expect(side('2026-02-01T11:59:00+03:00', '2026-02-01T09:00:00Z')).toBe('before_injection');
  expect(side('2026-02-01T09:00:00Z', '2026-02-01T12:00:00+03:00')).toBe('before_injection');
});

test('where either moment is not known, what was said of the photo stands', () => {
  expect(side(null, '2026-02-01T09:00:00Z')).toBe('before_injection');
  expect(side('2026-02-01T09:01:00Z', null)).toBe('before_injection');
  expect(sideOfNeedle('after_injection', null, null)).toBe('after_injection');
});

test('what was said to be after the injection is never made one before it', () => {
  expect(sideOfNeedle('after_injection', '2026-02-01T08:00:00Z', '2026-02-01T09:00:00Z')).toBe(
    'after_injection',
  );
});
