import { expect, test } from 'vitest';
import { captureTime } from '../../server/flow/capture-time.ts';

const now = new Date('2026-11-10T12:00:00Z');
const at = (local: string, offset: string | null, timeZone = 'Europe/Berlin', entered?: string) =>
  captureTime({ local, offset }, timeZone, entered, now);

test.each([
  ['summer time', '2026-07-01T10:00:00', '2026-07-01T08:00:00.000Z'],
  ['winter time', '2026-01-15T10:00:00', '2026-01-15T09:00:00.000Z'],
  ['the hour that comes twice, the first time', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ['the hour that is skipped, after it', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
])('a camera without a zone is read in the branch’s: %s', (_when, local, capturedAt) => {
  expect(at(local, null)).toEqual({ capturedAt, capturedAtSource: 'exif_branch_zone' });
});

test('a camera that knows its offset is believed, wherever the branch is', () => {
  expect(at('2026-07-01T10:00:00', '-05:00')).toEqual({
    capturedAt: '2026-07-01T15:00:00.000Z',
    capturedAtSource: 'exif',
  });
});

test('the camera comes before what was typed, unless its clock is more than a day ahead', () => {
  const typed = '2026-06-01T08:00:00+02:00';
  expect(at('2026-07-01T10:00:00', null, 'Europe/Berlin', typed).capturedAtSource).toBe('exif_branch_zone');
  expect(at('2030-07-01T10:00:00', null, 'Europe/Berlin', typed)).toEqual({
    capturedAt: '2026-06-01T06:00:00.000Z',
    capturedAtSource: 'entered',
  });
  expect(captureTime(null, 'Europe/Berlin', undefined, now)).toEqual({
    capturedAt: null,
    capturedAtSource: 'unknown',
  });
});

test('a time that was typed and lies ahead is refused, the difference of two clocks is not', () => {
  const typed = (entered: string) => captureTime(null, 'Europe/Berlin', entered, now).capturedAt;
  expect(typed('2026-11-10T12:10:00Z')).toBe('2026-11-10T12:10:00.000Z');
  expect(() => typed('2027-01-01T00:00:00Z')).toThrow('captured_in_future');
});
