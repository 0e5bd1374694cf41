import type { DateMove } from '../../../server/contract/course-plan.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';

/** An earlier day of a planned visit: where it went, by whom, and why. */
export function moveWords({ from, to, reason, movedBy }: DateMove): string {
  const said = { from: formatDay(from), who: movedBy };
  const move =
    to === null ? t('plannedVisit.calledOff', said) : t('plannedVisit.moved', { ...said, to: formatDay(to) });
  return reason === null ? move : t('plannedVisit.because', { move, reason });
}
