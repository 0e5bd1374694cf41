import type { DatePrecision } from '../server/contract/codes.ts';
import { locale, t } from './words.ts';

/** Calendar dates are days on a clinic's wall, not moments: they are written in UTC so that no zone shifts them. */

const dayMs = 86_400_000;
const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
const yearFormat = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
const weekdayFormat = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

const startOfDay = (day: string) => new Date(`${day}T00:00:00Z`);

/** `2026-03-04` as `4 Mar 2026`, or only as exactly as the date is known. */
export function formatDay(day: string, precision: DatePrecision = 'day'): string {
  const format = { day: dayFormat, month: monthFormat, year: yearFormat }[precision];
  return format.format(startOfDay(day));
}

/** `2026-03-04` as `Wednesday, 4 March 2026`. */
export const formatLongDay = (day: string): string => weekdayFormat.format(startOfDay(day));

/** From `first` to `last`, both `YYYY-MM-DD`, as short as the language allows. */
export const formatDayRange = (first: string, last: string): string =>
  dayFormat.formatRange(startOfDay(first), startOfDay(last));

/** A moment (ISO 8601) on the clock of `timeZone`. */
export function formatInstant(instant: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.format(new Date(instant));
}

/** Whole days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` is the earlier one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / dayMs);

/** `in 12 days`, `3 weeks ago`, `today`: days up to a fortnight, then weeks, then months. */
export function formatRelativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return t('common.today');
  if (Math.abs(days) <= 14) return relativeFormat.format(days, 'day');
  if (Math.abs(days) <= 84) return relativeFormat.format(Math.round(days / 7), 'week');
  return relativeFormat.format(Math.round(days / 30.44), 'month');
}

const monthNameFormat = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });

/** `3` as `March`. */
export const monthName = (month: number): string =>
  monthNameFormat.format(new Date(Date.UTC(2000, month - 1)));

/** How many days a month (1 to 12) of a year has. */
export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The calendar day it is now in `timeZone` (default: the device's), `YYYY-MM-DD`. */
export const todayIn = (timeZone?: string): string => dayOf(new Date(), timeZone);

/** The calendar day of a moment in `timeZone` (default: the device's), `YYYY-MM-DD`. */
export function dayOf(moment: Date | string, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
