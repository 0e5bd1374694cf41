import type { TodayMilestone } from '../../../server/contract/timeline.ts';
import { formatDay, formatRelativeDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { MilestoneMark } from '../milestone-mark.tsx';
import { WorkRow } from './work-section.tsx';

/** A milestone that lacks its photos. Who lets one pass may not come any more, and is closed from here. */
export function MilestoneRow(props: { row: TodayMilestone; today: string; onLost: () => void }) {
  const { row, today } = props;
  const hasPassed = row.closesOn < today;
  return (
    <WorkRow
      href={
        row.triedVisitId
          ? `/visits/${row.triedVisitId}`
          : `/patients/${row.patient.id}/visits/new?kind=review&course=${row.courseId}`
      }
      patient={row.patient}
      mark={<MilestoneMark state={row.state} />}
      detail={`${t(`codes.milestone.${row.milestone}`)} · ${milestoneWhen(row, today)}`}
      action={t(row.triedVisitId ? 'today.retake' : 'today.planVisit')}
      beside={
        hasPassed && (
          <Button
            look="plain"
            label={t('today.willNotComeName', { name: row.patient.name })}
            onClick={props.onLost}
          >
            {t('today.willNotCome')}
          </Button>
        )
      }
    />
  );
}

/** `due until 3 Mar 2026`, or how long ago the window closed; the state is said too where it is another one. */
function milestoneWhen(row: TodayMilestone, today: string): string {
  if (row.closesOn < today) {
    return t('today.overdueSince', { relative: formatRelativeDay(row.closesOn, today) });
  }
  const until = t('today.dueUntil', { date: formatDay(row.closesOn) });
  return row.state === 'due' ? until : `${t(`codes.milestoneState.${row.state}`)}, ${until}`;
}
