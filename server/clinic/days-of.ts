import type { DatePrecision } from '../contract/codes.ts';
import { addDays, addMonths } from './dates.ts';

/** The first and the last day that a date may mean which is known to the day, the month or the year. */
export function daysOf(on: string, precision: DatePrecision): { first: string; last: string } {
  if (precision === 'day') return { first: on, last: on };
  const first = precision === 'month' ? `${on.slice(0, 7)}-01` : `${on.slice(0, 4)}-01-01`;
  return { first, last: addDays(addMonths(first, precision === 'month' ? 1 : 12), -1) };
}
