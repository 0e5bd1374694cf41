import type { TodayAdverseEvent } from '../../../server/contract/timeline.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { adverseName } from '../adverse/adverse-name.ts';
import { Icon } from '../icon.tsx';
import { WorkRow } from './work-section.tsx';

/** A grave adverse event that no doctor has closed: it stays in sight of everybody until then. */
export function AdverseRow({ row }: { row: TodayAdverseEvent }) {
  const facts = [
    t('today.grade', { grade: row.grade }),
    adverseName(row),
    t('today.since', { date: formatDay(row.onsetOn) }),
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
      action={t('today.openEvent')}
    />
  );
}
