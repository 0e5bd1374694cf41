import type { DatePrecision } from './codes.ts';

/** A date `YYYY-MM-DD` as it is written for programs and reasons: no more of it than is known. */
export const knownPart = (on: string, precision: DatePrecision): string =>
  on.slice(0, { day: 10, month: 7, year: 4 }[precision]);
