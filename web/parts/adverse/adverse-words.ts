import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';

/** `3 Mar 2026, 14:20` */
export const onsetWords = ({ onsetOn, onsetTime }: Pick<AdverseEvent, 'onsetOn' | 'onsetTime'>): string =>
  [formatDay(onsetOn), ...(onsetTime ? [onsetTime] : [])].join(', ');

export const durationUnits = ['minutes', 'hours', 'days'] as const;
export type DurationUnit = (typeof durationUnits)[number];
export const minutesIn: Record<DurationUnit, number> = { minutes: 1, hours: 60, days: 1440 };

/** A duration in the largest unit that takes it whole. */
export function durationIn(minutes: number): { count: number; unit: DurationUnit } {
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return { count: minutes / minutesIn[unit], unit };
}

/** `since 3 Mar 2026`, `3 Mar 2026 to 5 Mar 2026`, `3 Mar 2026, 14:20, lasted 20 minutes`. */
export function adverseDates(event: AdverseEvent): string {
  const from = onsetWords(event);
  if (event.endedOn !== null) return t('adverse.fromTo', { from, to: formatDay(event.endedOn) });
  if (event.durationMinutes === null) return t('adverse.since', { from });
  return [from, lastedWords(event.durationMinutes)].join(', ');
}

const lastedKeys = {
  minutes: 'adverse.lastedMinutes',
  hours: 'adverse.lastedHours',
  days: 'adverse.lastedDays',
} as const;

/** `lasted 20 minutes` */
export function lastedWords(minutes: number): string {
  const { count, unit } = durationIn(minutes);
  return t(lastedKeys[unit], { count });
}

const gradeNames = ['mild', 'moderate', 'severe', 'dangerous', 'deadly'] as const;

/** 1 to 5, the mildest first. */
export const adverseGrades: readonly number[] = gradeNames.map((_name, at) => at + 1);

/** How bad it was, in a plain sentence. */
export const gradeSentence = (grade: number): string =>
  t(`adverse.grade.${gradeNames[grade - 1] ?? 'deadly'}`);
