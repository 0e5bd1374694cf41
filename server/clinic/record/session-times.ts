import { Temporal } from '@js-temporal/polyfill';
import type { RecordFinding } from '../../contract/session-record.ts';
import { dayOfInstant, instantAt } from '../dates.ts';
import { finding } from './finding.ts';

/** The day of a session and the clock it is read by. */
export type SessionDay = {
  /** Day of the branch's zone. */
  on: string;
  /** IANA name of the branch's zone. */
  timeZone: string;
};

/** A time of a session is one of its day: what aftercare counts from must not lie on another. */
export function dayRules(
  times: Readonly<Record<string, string | null | undefined>>,
  day: SessionDay,
): RecordFinding[] {
  return Object.entries(times).flatMap(([field, at]) => {
    const timeOn = at ? dayOfInstant(at, day.timeZone) : day.on;
    return timeOn === day.on ? [] : [finding('session_other_day', 'refuse', field, { timeOn, on: day.on })];
  });
}

/** The moment at which the clock shows on the new day what it showed on the old one. */
export function sameClockOn(instant: string, from: SessionDay, to: SessionDay): string {
  const shown = Temporal.Instant.from(instant).toZonedDateTimeISO(from.timeZone).toPlainTime();
  return instantAt(to.on, shown.toString(), to.timeZone);
}
