import { Temporal } from '@js-temporal/polyfill';

/**
 * Calendar arithmetic on days written `YYYY-MM-DD`. A day is a calendar day of a branch's time zone, never a
 * span of 24 hours, so that a change of the clocks moves nothing. Days compare as plain strings.
 */

/** `on` moved by whole calendar days, backwards when negative. Throws RangeError on what is not a day. */
export function addDays(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString();
}

/** `on` moved by calendar months; a day the month lacks becomes its last (31 January + 1 = 28 or 29 February). */
export function addMonths(on: string, months: number): string {
  return Temporal.PlainDate.from(on).add({ months }, { overflow: 'constrain' }).toString();
}

/** Calendar days from `from` to `to`; negative when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The day it is in `timeZone` (IANA name) at `instant` (ISO 8601 with offset). Throws RangeError on either. */
export function dayOfInstant(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day it is in `timeZone` at a clock's reading in milliseconds since 1970. */
export function todayIn(timeZone: string, nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The time of day it is in `timeZone` at a clock's reading in milliseconds since 1970, `HH:MM`. */
export function timeIn(timeZone: string, nowMs: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant at which the clock of `timeZone` shows `time` (`HH:MM`, seconds where they are given) on the day `on`. An hour
 * that daylight saving skips counts as the hour after it; of one that it repeats, the first is meant.
 */
export function instantAt(on: string, time: string, timeZone: string): string {
  const plainTime = Temporal.PlainTime.from(time);
  const at = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime });
  return at.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The earlier of two days. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}
