import { isDoneAtOnce } from '../../../server/contract/codes.ts';
import type { DatedTreatment } from '../../../server/contract/treatments.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';

/** `Topical minoxidil, 5 %`; what has only a name of its own is called by it. */
export function treatmentName({ kind, name }: Pick<DatedTreatment, 'kind' | 'name'>): string {
  if (kind === 'other' && name) return name;
  return [t(`codes.treatment.${kind}`), ...(name ? [name] : [])].join(', ');
}

/** `since May 2026`, `May 2026 to 3 Jun 2026`, or the one day it was done on. */
export function treatmentDates(treatment: DatedTreatment): string {
  const { kind, startedOn, startedPrecision, stoppedOn, stoppedPrecision } = treatment;
  const from = formatDay(startedOn, startedPrecision);
  if (isDoneAtOnce(kind)) return from;
  if (stoppedOn === null) return t('treatments.since', { from });
  return t('treatments.fromTo', { from, to: formatDay(stoppedOn, stoppedPrecision) });
}
