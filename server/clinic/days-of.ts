import type { DatePrecision } from '../contract/codes.ts';
import { addDays, addMonths } from './dates.ts';

/** The first and the last day that a date may mean which is known to the day, the month or the year. */
export function daysOf(on: string, precision: DatePrecision): { first: string; last: string } {
  if (precision === 'day') return { first: on, last: on };
  const first = precision === 'month' ? `${on.slice(0, 7)}-01` : `${on.slice(0, 4)}-01-01`;
  return { first, last: addDays(addMonths(first, precision === 'month' ? 1 : 12), -1) };
}

/** A date as it is written in a reason: no more of it than is known. */
export const knownPart = (on: string, precision: DatePrecision): string =>
  on.slice(0, { day: 10, month: 7, year: 4 }[precision]);
