import { describe, expect, it } from 'vitest';
import { dayRules, sameClockOn } from '../../server/clinic/record/session-times.ts';

const said = (day: { on: string; timeZone: string }, times: Record<string, string | null>) =>
  dayRules(times, day).map(({ code, severity, field, values }) => [code, severity, field, values]);

describe('a time of a session', () => {
  it('is one of its day by the clock of the branch, and no other', () => {
    const tokyo = { on: '2026-03-10', timeZone: 'Asia/Tokyo' };
    expect(said(tokyo, { startedAt: '2026-03-09T15:00:00Z', endedAt: '2026-03-10T14:59:59Z' })).toEqual([]);
    expect(said(tokyo, { startedAt: '2026-03-09T14:59:59Z', endedAt: '2026-03-10T15:00:00Z' })).toEqual([
      ['session_other_day', 'refuse', 'startedAt', { timeOn: '2026-03-09', on: '2026-03-10' }],
      ['session_other_day', 'refuse', 'endedAt', { timeOn: '2026-03-11', on: '2026-03-10' }],
    ]);
    expect(said(tokyo, { startedAt: null })).toEqual([]);
  });

  // Clock and offset of every row read off a calendar by hand: Berlin +1 and +2, New York −5 and −4, Kolkata +5:30.
  it.each([
    [
      'within one winter',
      'Europe/Berlin',
      '2026-03-10T09:15:00Z',
      'Europe/Berlin',
      '2026-03-12',
      '2026-03-12T09:15:00.000Z',
    ],
    [
      'into summer time',
      'Europe/Berlin',
      '2026-03-28T09:15:00Z',
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-29T08:15:00.000Z',
    ],
    [
      'into the hour that summer time skips',
      'Europe/Berlin',
      '2026-03-28T01:30:00Z',
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'into the hour that winter time repeats',
      'America/New_York',
      '2026-10-31T05:30:00Z',
      'America/New_York',
      '2026-11-01',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'to a branch of another zone',
      'Europe/Berlin',
      '2026-06-10T07:00:00Z',
      'Asia/Kolkata',
      '2026-06-10',
      '2026-06-10T03:30:00.000Z',
    ],
  ])('shows the same clock %s', (_, fromZone, at, toZone, on, expected) => {
    expect(sameClockOn(at, { on: at.slice(0, 10), timeZone: fromZone }, { on, timeZone: toZone })).toBe(
      expected,
    );
  });
});
