import type { AfterSession, RuleSpan, SheetRule } from '../../../server/contract/aftercare.ts';
import { localTime } from '../../clinic-clock.ts';
import { formatLongDay } from '../../dates.ts';
import { t } from '../../words.ts';

/** A day written out, whose number stays with its month at the end of a line. */
export const wholeDay = (day: string): string =>
  formatLongDay(day).replaceAll(/(?<=\d) | (?=\d{4})/g, '\u00a0');

/** A moment on the branch’s clock, the day written out. */
function moment(instant: string, timeZone: string): { clock: string; date: string } {
  const { clock, day } = localTime(instant, timeZone);
  return { clock, date: wholeDay(day) };
}

export const endedWords = (endedAt: string, timeZone: string): string =>
  t('aftercare.ended', moment(endedAt, timeZone));

/** Until when a rule holds: rules in hours with a clock time, rules in days with their last day. */
export function untilWords(rule: SheetRule, timeZone: string): string {
  return rule.endsBy === 'hours'
    ? t('aftercare.untilClock', moment(rule.endsAt, timeZone))
    : t('aftercare.untilDay', { date: wholeDay(rule.lastDay) });
}

/** From when on, where that is not the session’s end itself. */
export function fromWords(rule: SheetRule, endedAt: string, timeZone: string): string | undefined {
  if (rule.startsAt <= endedAt) return undefined;
  const { clock, date } = moment(rule.startsAt, timeZone);
  return rule.from.unit === 'hours'
    ? t('aftercare.fromClock', { clock, date })
    : t('aftercare.fromDay', { date });
}

function untilSpan({ amount, unit }: AfterSession): string {
  if (unit === 'hours') return t('aftercare.untilHours', { count: amount });
  return amount === 0 ? t('aftercare.untilSameDay') : t('aftercare.untilDays', { count: amount });
}

/** A span for everybody, without a session’s day: `for 24 hours`. */
export function spanWords({ from, until }: RuleSpan): string {
  if (from.amount === 0) return untilSpan(until);
  const begins = t(from.unit === 'hours' ? 'aftercare.hoursAfter' : 'aftercare.daysAfter', {
    count: from.amount,
  });
  return t('aftercare.spanFromLater', { from: begins, until: untilSpan(until) });
}

/** How far the session lies back, in whole days of the calendar. */
export function dayWords(day: number): string {
  if (day < 0) return t('aftercare.before');
  return day === 0 ? t('aftercare.dayToday') : t('aftercare.day', { count: day });
}
