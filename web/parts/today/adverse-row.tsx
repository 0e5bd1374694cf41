import type { TodayAdverseEvent } from '../../../server/contract/timeline.ts';
import { t } from '../../words.ts';
import { adverseName, onsetWords } from '../adverse/adverse-words.ts';
import { Icon } from '../icon.tsx';
import { WorkRow } from './work-section.tsx';

/** A grave adverse event that no doctor has closed: it stays in sight of everybody until then. */
export function AdverseRow({ row }: { row: TodayAdverseEvent }) {
  const facts = [
    t('adverse.gradeName', { grade: row.grade }),
    adverseName(row),
    t('adverse.since', { from: onsetWords({ onsetOn: row.onsetOn, onsetTime: null }) }),
  ];
  return (
    <WorkRow
      href={`/patients/${row.patient.id}?event=${row.eventId}`}
      patient={row.patient}
      mark={
        <span class="adverse-alert">
          <Icon name="alert" />
        </span>
      }
      detail={facts.join(' · ')}
      action={t('adverse.openShort')}
    />
  );
}
