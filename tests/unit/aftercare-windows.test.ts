import { describe, expect, it } from 'vitest';
import {
  aftercareWindows,
  minoxidilFrom,
  stateAt,
  windowAfter,
} from '../../server/clinic/aftercare-windows.ts';
import type { AftercareRule, AfterSession } from '../../server/contract/aftercare.ts';

const hours = (amount: number): AfterSession => ({ amount, unit: 'hours' });
const days = (amount: number): AfterSession => ({ amount, unit: 'days' });
const rule = (id: string, until: AfterSession, more: Partial<AftercareRule> = {}): AftercareRule => ({
  id,
  text: id,
  from: hours(0),
  until,
  stopsMinoxidil: false,
  ...more,
});

/** The clock and calendar of a place at a moment, from the platform rather than from the code under test. */
const clockAt = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );

/**
 * Worked out by hand, with the offsets of the day: the session's end on the clock of the place, a rule, and when it ends.
 * Clocks go forward in Berlin on 29 March 2026 and back on 25 October, in New York on 8 March and 1 November, on Lord Howe
 * Island by half an hour back on 5 April and forward on 4 October; in Riyadh never.
 */
const table: [zone: string, ended: string, until: AfterSession, endsAt: string, clock: string][] = [
  ['Europe/Berlin', '2026-03-28T14:00+01:00', hours(24), '2026-03-29T13:00:00.000Z', '2026-03-29 15:00'],
  ['Europe/Berlin', '2026-03-28T14:00+01:00', hours(72), '2026-03-31T13:00:00.000Z', '2026-03-31 15:00'],
  ['Europe/Berlin', '2026-03-28T14:00+01:00', days(7), '2026-04-04T22:00:00.000Z', '2026-04-05 00:00'],
  ['Europe/Berlin', '2026-03-28T14:00+01:00', days(14), '2026-04-11T22:00:00.000Z', '2026-04-12 00:00'],
  ['Europe/Berlin', '2026-10-24T14:00+02:00', hours(24), '2026-10-25T12:00:00.000Z', '2026-10-25 13:00'],
  ['Europe/Berlin', '2026-10-24T14:00+02:00', days(1), '2026-10-25T23:00:00.000Z', '2026-10-26 00:00'],
  ['Europe/Berlin', '2026-10-24T14:00+02:00', days(7), '2026-10-31T23:00:00.000Z', '2026-11-01 00:00'],
  ['America/New_York', '2026-03-07T17:30-05:00', hours(24), '2026-03-08T22:30:00.000Z', '2026-03-08 18:30'],
  ['America/New_York', '2026-03-07T17:30-05:00', days(7), '2026-03-15T04:00:00.000Z', '2026-03-15 00:00'],
  ['America/New_York', '2026-10-31T23:30-04:00', hours(24), '2026-11-02T03:30:00.000Z', '2026-11-01 22:30'],
  ['America/New_York', '2026-10-31T23:30-04:00', days(14), '2026-11-15T05:00:00.000Z', '2026-11-15 00:00'],
  [
    'Australia/Lord_Howe',
    '2026-04-04T16:00+11:00',
    hours(24),
    '2026-04-05T05:00:00.000Z',
    '2026-04-05 15:30',
  ],
  ['Australia/Lord_Howe', '2026-04-04T16:00+11:00', days(1), '2026-04-05T13:30:00.000Z', '2026-04-06 00:00'],
  [
    'Australia/Lord_Howe',
    '2026-10-03T16:00+10:30',
    hours(72),
    '2026-10-06T05:30:00.000Z',
    '2026-10-06 16:30',
  ],
  ['Australia/Lord_Howe', '2026-10-03T16:00+10:30', days(7), '2026-10-10T13:00:00.000Z', '2026-10-11 00:00'],
  ['Asia/Riyadh', '2026-03-28T14:00+03:00', hours(24), '2026-03-29T11:00:00.000Z', '2026-03-29 14:00'],
  ['Asia/Riyadh', '2026-03-28T14:00+03:00', days(180), '2026-09-24T21:00:00.000Z', '2026-09-25 00:00'],
];

describe('how long a rule holds', () => {
  it.each(table)('in %s, after %s, %o', (timeZone, ended, until, endsAt, clock) => {
    const endedAt = new Date(ended).toISOString();
    const window = windowAfter({ from: hours(0), until }, endedAt, timeZone);
    expect(window).toMatchObject({ startsAt: endedAt, endsAt, endsBy: until.unit });
    expect(clockAt(endsAt, timeZone)).toBe(clock);
  });

  it('a rule in days is named by its last day, one in hours by the day its clock time falls on', () => {
    const after = (until: AfterSession, ended: string) =>
      windowAfter({ from: hours(0), until }, new Date(ended).toISOString(), 'Europe/Berlin').lastDay;
    expect(after(days(14), '2026-03-28T14:00+01:00')).toBe('2026-04-11');
    expect(after(days(0), '2026-03-28T14:00+01:00')).toBe('2026-03-28');
    expect(after(hours(24), '2026-03-28T23:30+01:00')).toBe('2026-03-30');
    // Twenty-five hours long, 25 October begins and ends it.
    expect(after(hours(24), '2026-10-25T00:30+02:00')).toBe('2026-10-25');
  });

  it('the day of a session that ends after midnight is the day of its end, in the branch’s zone', () => {
    const endedAt = '2026-03-28T23:30:00.000Z';
    expect(windowAfter({ from: hours(0), until: days(7) }, endedAt, 'Europe/Berlin').lastDay).toBe(
      '2026-04-05',
    );
    expect(windowAfter({ from: hours(0), until: days(7) }, endedAt, 'America/New_York').lastDay).toBe(
      '2026-04-04',
    );
  });

  it('ends where the next day begins, also where daylight saving skips midnight', () => {
    // In Cairo 24 April 2026 begins at one o’clock.
    const window = windowAfter(
      { from: hours(0), until: days(7) },
      '2026-04-16T10:00:00.000Z',
      'Africa/Cairo',
    );
    expect(window).toMatchObject({ lastDay: '2026-04-23', endsAt: '2026-04-23T22:00:00.000Z' });
  });

  it('may begin later: in hours after so many hours, in days with the beginning of that day', () => {
    const endedAt = '2026-03-28T13:00:00.000Z';
    const starts = (from: AfterSession) =>
      windowAfter({ from, until: days(14) }, endedAt, 'Europe/Berlin').startsAt;
    expect(starts(days(0))).toBe(endedAt);
    expect(starts(hours(24))).toBe('2026-03-29T13:00:00.000Z');
    expect(starts(days(1))).toBe('2026-03-28T23:00:00.000Z');
    expect(starts(days(2))).toBe('2026-03-29T22:00:00.000Z');
  });

  it('holds from its first moment on and no longer at its end', () => {
    const window = windowAfter({ from: hours(2), until: hours(24) }, '2026-03-28T13:00:00.000Z', 'UTC');
    expect(stateAt(window, '2026-03-28T14:59:59.999Z')).toBe('ahead');
    expect(stateAt(window, '2026-03-28T15:00:00.000Z')).toBe('now');
    expect(stateAt(window, '2026-03-29T12:59:59.999Z')).toBe('now');
    expect(stateAt(window, '2026-03-29T13:00:00.000Z')).toBe('over');
  });
});

const session = (endedAt: string, ...rules: AftercareRule[]) => ({
  endedAt: `${endedAt}:00.000Z`,
  timeZone: 'Europe/Berlin',
  rules,
});
const summary = (...sessions: Parameters<typeof aftercareWindows>[0]) =>
  aftercareWindows(sessions).map(({ rule: { id }, lastDay, carriedFrom }) => [id, lastDay, carriedFrom]);

describe('a new session', () => {
  const chemicals = rule('no_chemicals', days(14), { stopsMinoxidil: true });

  it('starts every rule anew', () => {
    expect(summary(session('2026-05-01T10:00', chemicals), session('2026-05-10T10:00', chemicals))).toEqual([
      ['no_chemicals', '2026-05-24', null],
    ]);
  });

  it('does not cut short what an earlier one asked for: of two ends the later one counts, with its day', () => {
    const shorter = rule('no_chemicals', days(3));
    expect(summary(session('2026-05-01T10:00', chemicals), session('2026-05-10T10:00', shorter))).toEqual([
      ['no_chemicals', '2026-05-15', '2026-05-01'],
    ]);
    // Three in a row: the first one’s time still runs, and is still said to be the first one’s.
    expect(
      summary(
        session('2026-05-01T10:00', rule('eat_well', days(180))),
        session('2026-06-01T10:00', rule('eat_well', days(7))),
        session('2026-07-01T10:00', rule('eat_well', days(7))),
      ),
    ).toEqual([['eat_well', '2026-10-28', '2026-05-01']]);
  });

  it('leaves alone what is over, and keeps what the clinic’s newer text no longer says but the patient was told', () => {
    const sun = rule('no_direct_sun', days(7));
    const wash = rule('no_wash', hours(24));
    expect(
      summary(session('2026-05-01T10:00', wash, chemicals, sun), session('2026-05-06T10:00', wash)),
    ).toEqual([
      ['no_wash', '2026-05-07', null],
      ['no_chemicals', '2026-05-15', '2026-05-01'],
      ['no_direct_sun', '2026-05-08', '2026-05-01'],
    ]);
    expect(summary(session('2026-05-01T10:00', sun), session('2026-06-06T10:00', wash))).toEqual([
      ['no_wash', '2026-06-07', null],
    ]);
  });

  it('does not interrupt a rule that runs already, where its own begins later', () => {
    const late = rule('hat', days(14), { from: days(3) });
    const [window] = aftercareWindows([session('2026-05-01T10:00', late), session('2026-05-06T10:00', late)]);
    expect(window).toMatchObject({ startsAt: '2026-05-06T10:00:00.000Z', lastDay: '2026-05-20' });
    const [notBegun] = aftercareWindows([
      session('2026-05-01T10:00', late),
      session('2026-05-02T10:00', late),
    ]);
    expect(notBegun?.startsAt).toBe('2026-05-04T22:00:00.000Z');
  });

  it('counts each branch’s days on its own clock', () => {
    const there = { ...session('2026-05-01T20:00', chemicals), timeZone: 'America/New_York' };
    const here = { ...session('2026-05-01T23:00', rule('no_chemicals', days(1))), timeZone: 'Asia/Riyadh' };
    expect(aftercareWindows([there, here])).toMatchObject([
      { lastDay: '2026-05-15', endsAt: '2026-05-16T04:00:00.000Z', carriedFrom: '2026-05-01' },
    ]);
  });
});

describe('topical minoxidil', () => {
  const stopping = (until: AfterSession) => rule('no_chemicals', until, { stopsMinoxidil: true });

  it('may start again on the day after the last day without chemicals', () => {
    const after = (...sessions: Parameters<typeof aftercareWindows>[0]) =>
      minoxidilFrom(aftercareWindows(sessions));
    expect(after(session('2026-10-20T10:00', stopping(days(14))))).toBe('2026-11-04');
    expect(after(session('2026-10-20T10:00', stopping(hours(48))))).toBe('2026-10-22');
    expect(after(session('2026-10-20T10:00', rule('no_wash', hours(24))))).toBeNull();
    // Two rules that stop it, and an earlier session whose time runs longer.
    expect(
      after(
        session('2026-10-20T10:00', stopping(days(30))),
        session('2026-10-25T10:00', stopping(days(2)), { ...stopping(days(4)), id: 'no_cream' }),
      ),
    ).toBe('2026-11-20');
  });
});
