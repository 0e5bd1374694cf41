import { Temporal } from '@js-temporal/polyfill';
import type { AftercareRule, AfterSession, RuleSpan } from '../contract/aftercare.ts';
import type { WindowState, WindowUnit } from '../contract/codes.ts';
import { addDays, dayOfInstant } from './dates.ts';

/** A session that was given here: when it ended (ISO 8601 in UTC), on whose clock, and what held then. */
export type EndedSession<Rule extends AftercareRule = AftercareRule> = {
  endedAt: string;
  timeZone: string;
  rules: readonly Rule[];
};

/** When a rule holds: from `startsAt` on, no longer from `endsAt` on (both ISO 8601 in UTC). */
export type AftercareWindow = {
  startsAt: string;
  endsAt: string;
  /** The branch's calendar day in which it ends. */
  lastDay: string;
  endsBy: WindowUnit;
};

export type RuleWindow<Rule extends AftercareRule = AftercareRule> = AftercareWindow & {
  rule: Rule;
  /** The day of the earlier session whose time runs longer; `null`: it is this session's own. */
  carriedFrom: string | null;
};

const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

/** The first moment of a calendar day; where daylight saving skips midnight, that is later than 0:00. */
const beginningOf = (day: string, timeZone: string): string =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();

function startOf({ amount, unit }: AfterSession, endedAt: string, timeZone: string): string {
  if (unit === 'hours' || amount === 0) return hoursAfter(endedAt, amount);
  return beginningOf(addDays(dayOfInstant(endedAt, timeZone), amount), timeZone);
}

/**
 * When a span lies after a session (domain §1): hours elapse, whatever the clocks do meanwhile; days end with the calendar
 * day so many days after the day on which the session ended.
 */
export function windowAfter({ from, until }: RuleSpan, endedAt: string, timeZone: string): AftercareWindow {
  const startsAt = startOf(from, endedAt, timeZone);
  if (until.unit === 'hours') {
    const endsAt = hoursAfter(endedAt, until.amount);
    return { startsAt, endsAt, lastDay: dayOfInstant(endsAt, timeZone), endsBy: 'hours' };
  }
  const lastDay = addDays(dayOfInstant(endedAt, timeZone), until.amount);
  return { startsAt, endsAt: beginningOf(addDays(lastDay, 1), timeZone), lastDay, endsBy: 'days' };
}

const sameRule = (a: RuleWindow, b: RuleWindow) => a.rule.id === b.rule.id;
const overlap = (a: AftercareWindow, b: AftercareWindow) => a.startsAt <= b.endsAt && b.startsAt <= a.endsAt;

/** A rule that runs on from an earlier session: it does not pause, and of two ends the later one counts. */
function joined<Rule extends AftercareRule>(
  own: RuleWindow<Rule>,
  earlier: RuleWindow<Rule>,
  endedAt: string,
  earlierOn: string,
): RuleWindow<Rule> {
  const startsAt = earlier.startsAt <= endedAt ? endedAt : own.startsAt;
  if (earlier.endsAt <= own.endsAt) return { ...own, startsAt };
  const { endsAt, lastDay, endsBy } = earlier;
  return { ...own, startsAt, endsAt, lastDay, endsBy, carriedFrom: earlier.carriedFrom ?? earlierOn };
}

/**
 * What holds after the last of a patient's sessions, which stand in the order of their ends. Each session starts its rules
 * anew; what an earlier one asked for and what still runs is not cut short by it, not even by a clinic's text that no
 * longer has the rule.
 */
export function aftercareWindows<Rule extends AftercareRule>(
  sessions: readonly EndedSession<Rule>[],
): RuleWindow<Rule>[] {
  let windows: RuleWindow<Rule>[] = [];
  let earlierOn = '';
  for (const { endedAt, timeZone, rules } of sessions) {
    const running = windows.filter(({ endsAt }) => endsAt > endedAt);
    const own = rules.map((rule): RuleWindow<Rule> => {
      const window = { rule, carriedFrom: null, ...windowAfter(rule, endedAt, timeZone) };
      const earlier = running.find((each) => sameRule(each, window) && overlap(each, window));
      return earlier ? joined(window, earlier, endedAt, earlierOn) : window;
    });
    const left = running
      .filter((each) => !own.some((window) => sameRule(each, window) && overlap(each, window)))
      .map((each) => ({ ...each, carriedFrom: each.carriedFrom ?? earlierOn }));
    windows = [...own, ...left];
    earlierOn = dayOfInstant(endedAt, timeZone);
  }
  return windows;
}

/** Where a window stands at a moment (ISO 8601 in UTC). */
export function stateAt({ startsAt, endsAt }: AftercareWindow, now: string): WindowState {
  if (now < startsAt) return 'ahead';
  return now < endsAt ? 'now' : 'over';
}

/** The calendar day on which topical minoxidil may start again: after the last rule that stops it. `null`: none does. */
export function minoxidilFrom(windows: readonly RuleWindow[]): string | null {
  const days = windows
    .filter(({ rule }) => rule.stopsMinoxidil)
    .map(({ endsBy, lastDay }) => (endsBy === 'days' ? addDays(lastDay, 1) : lastDay));
  return days.sort().at(-1) ?? null;
}
