import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { formatDay } from '../dates.ts';
import { t } from '../words.ts';

/** What the visit was: `Session 3`, `Review`. */
export const visitTitle = (visit: TimelineVisit): string =>
  visit.kind === 'session' && visit.sessionNumber !== null
    ? t('patient.sessionNumber', { number: visit.sessionNumber })
    : t(`codes.visitKind.${visit.kind}`);

/** `Session 3, 4 Mar 2026` */
export const visitName = (visit: TimelineVisit): string =>
  `${visitTitle(visit)}, ${formatDay(visit.date, visit.datePrecision)}`;
