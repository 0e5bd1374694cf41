/** A day and a clock time in a clinic's time zone, and the moment they name. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  day: string;
  /** `HH:MM`, 24 hours */
  clock: string;
}

/** What calendar and clock of `timeZone` show at `instant` (ISO 8601). */
export function localTime(instant: string, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    clock: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The moment, ISO 8601 in UTC, at which the clock of `timeZone` shows `day` and `clock`. An hour that daylight
 * saving skips counts as the hour after it; of one that it repeats, the first is meant.
 */
export function instantOf({ day, clock }: LocalTime, timeZone: string): string {
  const asUtcMs = Date.parse(`${day}T${clock}:00Z`);
  const offsetMs = (atMs: number) => {
    const shown = localTime(new Date(atMs).toISOString(), timeZone);
    return Date.parse(`${shown.day}T${shown.clock}:00Z`) - Math.floor(atMs / 60_000) * 60_000;
  };
  const dayMs = 86_400_000;
  const candidatesMs = [offsetMs(asUtcMs - dayMs), offsetMs(asUtcMs + dayMs)].map((each) => asUtcMs - each);
  const exactMs = candidatesMs.filter((each) => each + offsetMs(each) === asUtcMs);
  return new Date(exactMs.length > 0 ? Math.min(...exactMs) : Math.max(...candidatesMs)).toISOString();
}
