import { useState } from 'preact/hooks';
import type { CoursePlan, PlannedSession } from '../../../server/contract/course-plan.ts';
import { formatDay, formatRelativeDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { moveWords } from './move-words.ts';
import { PlannedVisitDialog } from './planned-visit-dialog.tsx';

/** The sessions in the calendar, missed ones among them, each with what can be done about it. */
export function PlannedRows({ plan, onChanged }: { plan: CoursePlan; onChanged: () => void }) {
  const [open, setOpen] = useState<PlannedSession>();
  return (
    <>
      <ul class="plan-rows">
        {plan.planned.map((session) => (
          <li key={session.visitId} class={session.missed ? 'plan-row plan-row-missed' : 'plan-row'}>
            <div>
              <p>
                <a href={`/visits/${session.visitId}`} aria-label={openWords(session)}>
                  {sessionName(session)}
                </a>{' '}
                · {formatDay(session.date)}{' '}
                <span class={session.missed ? 'plan-missed' : 'quiet'}>
                  {session.missed
                    ? t('plan.sessionMissed', { relative: formatRelativeDay(session.date, plan.today) })
                    : formatRelativeDay(session.date, plan.today)}
                </span>
              </p>
              {session.moves.map((move) => (
                <p key={move.movedAt} class="quiet small">
                  {moveWords(move)}
                </p>
              ))}
            </div>
            <Button look="plain" label={settleLabel(session)} onClick={() => setOpen(session)}>
              {t(session.date > plan.today ? 'plannedVisit.move' : 'plannedVisit.settle')}
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <PlannedVisitDialog
          plan={open}
          today={plan.today}
          onSaved={onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

const sessionName = ({ kind, number }: PlannedSession) =>
  number === null ? t(`codes.sessionKind.${kind}`) : t('plan.session', { number });

const openWords = (session: PlannedSession) =>
  `${sessionName(session)}, ${t('plan.openVisit', { date: formatDay(session.date) })}`;

const settleLabel = (session: PlannedSession) =>
  t(session.missed ? 'plannedVisit.settleOf' : 'plannedVisit.moveOf', {
    name: sessionName(session),
    date: formatDay(session.date),
  });
