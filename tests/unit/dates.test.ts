import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, dayOfInstant, daysBetween, todayIn } from '../../server/clinic/dates.ts';

test('a month later keeps the day or takes the last one of the month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-10-31', 3)).toBe('2027-01-31');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});

test('days are calendar days where the clocks change', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
});

test('the day of an instant is the day on the wall of the branch', () => {
  expect(dayOfInstant('2026-03-28T22:30:00Z', 'Europe/Istanbul')).toBe('2026-03-29');
  expect(dayOfInstant('2026-03-28T22:30:00Z', 'Europe/Berlin')).toBe('2026-03-28');
  expect(dayOfInstant('2026-03-29T22:30:00Z', 'Europe/Berlin')).toBe('2026-03-30');
  expect(todayIn('America/New_York', Date.UTC(2026, 10, 1, 4, 30))).toBe('2026-11-01');
  expect(todayIn('America/New_York', Date.UTC(2026, 10, 2, 4, 30))).toBe('2026-11-01');
});

test('what is not a day is refused', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  expect(() => addDays('soon', 1)).toThrow(RangeError);
});

test('adding days and counting them are one another undone', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      expect(daysBetween('2026-02-28', addDays('2026-02-28', days))).toBe(days);
    }),
  );
});
