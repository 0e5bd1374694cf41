import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aftercareWindows, type EndedSession, windowAfter } from '../../server/clinic/aftercare-windows.ts';
import { addDays, dayOfInstant } from '../../server/clinic/dates.ts';
import type { AfterSession } from '../../server/contract/aftercare.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Riyadh',
  'America/St_Johns',
];
const anySpan = (most: number): fc.Arbitrary<AfterSession> =>
  fc.record({
    amount: fc.integer({ min: 0, max: most }),
    unit: fc.constantFrom('hours' as const, 'days' as const),
  });
const anyEnd = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyRule = fc.record({
  id: fc.constantFrom('no_wash', 'no_chemicals', 'no_direct_sun'),
  text: fc.constant('A rule.'),
  from: fc.constant<AfterSession>({ amount: 0, unit: 'hours' }),
  until: anySpan(40),
  stopsMinoxidil: fc.boolean(),
});
const anySession: fc.Arbitrary<EndedSession> = fc.record({
  endedAt: anyEnd.map((instant) => `2026-${instant.slice(5)}`).filter((text) => !text.includes('02-29')),
  timeZone: fc.constantFrom(...zones),
  rules: fc.uniqueArray(anyRule, { selector: ({ id }) => id, minLength: 1 }),
});
const anySessions = fc
  .array(anySession, { minLength: 1, maxLength: 6 })
  .map((sessions) => sessions.sort((a, b) => a.endedAt.localeCompare(b.endedAt)));

it('a rule in days holds to the last moment of its last day on the branch’s calendar, and not into the next', () => {
  fc.assert(
    fc.property(
      anyEnd,
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 400 }),
      (endedAt, zone, amount) => {
        const until = { amount, unit: 'days' } as const;
        const { endsAt, lastDay } = windowAfter({ from: { amount: 0, unit: 'hours' }, until }, endedAt, zone);
        const lastMoment = new Date(Date.parse(endsAt) - 1).toISOString();
        expect(lastDay).toBe(addDays(dayOfInstant(endedAt, zone), amount));
        expect(dayOfInstant(lastMoment, zone)).toBe(lastDay);
        expect(dayOfInstant(endsAt, zone)).toBe(addDays(lastDay, 1));
      },
    ),
  );
});

it('no session ever cuts short what runs at its end', () => {
  fc.assert(
    fc.property(anySessions, (sessions) => {
      for (let count = 1; count < sessions.length; count += 1) {
        const next = sessions[count]?.endedAt ?? '';
        const after = aftercareWindows(sessions.slice(0, count + 1));
        for (const before of aftercareWindows(sessions.slice(0, count))) {
          if (before.endsAt <= next) continue;
          const kept = after.filter(
            ({ rule, endsAt }) => rule.id === before.rule.id && endsAt >= before.endsAt,
          );
          expect(kept.length).toBeGreaterThan(0);
        }
      }
    }),
  );
});

it('every rule of the last session holds at least as long as that session alone asks for, and once', () => {
  fc.assert(
    fc.property(anySessions, (sessions) => {
      const last = sessions.at(-1) as EndedSession;
      const windows = aftercareWindows(sessions);
      for (const rule of last.rules) {
        const own = windows.filter((window) => window.rule.id === rule.id);
        expect(own).toHaveLength(1);
        const alone = windowAfter(rule, last.endedAt, last.timeZone).endsAt;
        expect((own[0]?.endsAt ?? '') >= alone).toBe(true);
        expect(own[0]?.startsAt).toBe(last.endedAt);
      }
    }),
  );
});
