import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { graveFrom } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';

/** The grade, and whether it is still open; a grave one that is open stands out, in words too. */
export function AdverseMark({ event }: { event: Pick<AdverseEvent, 'grade' | 'outcome'> }) {
  const isOpen = event.outcome === null;
  const grade = t('adverse.gradeName', { grade: event.grade });
  const state = event.outcome
    ? t('adverse.closed', { outcome: t(`codes.adverseOutcome.${event.outcome}`) })
    : t('adverse.open');
  const isGrave = isOpen && event.grade >= graveFrom;
  return <span class={isGrave ? 'tag adverse-grave' : 'tag'}>{`${grade}, ${state}`}</span>;
}
