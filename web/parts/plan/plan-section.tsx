import { useState } from 'preact/hooks';
import type { CoursePlan } from '../../../server/contract/course-plan.ts';
import { post } from '../../api.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { ProblemNotice } from '../feedback.tsx';
import { Section } from '../page.tsx';
import { toast } from '../toast.tsx';
import { PlannedRows } from './planned-rows.tsx';

interface PlanProps {
  plan: CoursePlan;
  /** The course has ended. */
  ended: boolean;
  onPlanned: (plan: CoursePlan) => void;
  onChanged: () => void;
}

/** Sessions given and planned, and the next days with one press each. */
export function PlanSection({ plan, ended, onPlanned, onChanged }: PlanProps) {
  const facts = [
    t('plan.given', { count: plan.given, planned: plan.sessionsPlanned }),
    ...(plan.lastGivenOn ? [t('plan.lastGiven', { date: formatDay(plan.lastGivenOn) })] : []),
    ...(plan.maintenanceGiven > 0 ? [t('plan.maintenanceGiven', { count: plan.maintenanceGiven })] : []),
  ];
  return (
    <Section title={t('plan.title')} count={facts.join(' · ')}>
      {plan.planned.length > 0 && <PlannedRows plan={plan} onChanged={onChanged} />}
      <NextSessions plan={plan} ended={ended} onPlanned={onPlanned} />
      <Maintenance plan={plan} onPlanned={onPlanned} />
    </Section>
  );
}

type Kind = 'initial' | 'maintenance';

/** Puts days into the calendar, and says how it went. */
function usePlanning({ courseId }: CoursePlan, onPlanned: (plan: CoursePlan) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const plan = async (kind: Kind, dates: readonly string[]) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onPlanned(await post<CoursePlan>(`/api/courses/${courseId}/planned-sessions`, { kind, dates }));
      toast(t('plan.planned', { count: dates.length }));
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { busy: busy && t('plan.planning'), problem, plan };
}

function NextSessions({ plan, ended, onPlanned }: Omit<PlanProps, 'onChanged'>) {
  const planning = usePlanning(plan, onPlanned);
  const [next] = plan.proposals;
  if (next === undefined) {
    return <p class="quiet">{t(ended ? 'plan.ended' : 'plan.nothingLeft')}</p>;
  }
  return (
    <div class="plan-next">
      <h3>{t('plan.nextTitle')}</h3>
      <p class="quiet small">{t('plan.next', { days: plan.intervalDays })}</p>
      <div class="row">
        <Button look="main" busy={planning.busy} onClick={() => void planning.plan('initial', [next])}>
          {t('plan.planOne', { date: formatDay(next) })}
        </Button>
        {plan.proposals.length > 1 && (
          <Button busy={planning.busy} onClick={() => void planning.plan('initial', plan.proposals)}>
            {t('plan.planAll', { count: plan.proposals.length })}
          </Button>
        )}
      </div>
      {plan.proposals.length > 1 && (
        <p class="quiet small">
          {t('plan.planAllDays', { days: plan.proposals.map((day) => formatDay(day)).join(', ') })}
        </p>
      )}
      <ProblemNotice problem={planning.problem} />
    </div>
  );
}

function Maintenance({ plan, onPlanned }: Pick<PlanProps, 'plan' | 'onPlanned'>) {
  const planning = usePlanning(plan, onPlanned);
  if (plan.maintenance === null) return null;
  const { everyMonths, nextOn } = plan.maintenance;
  return (
    <div class="plan-next">
      <h3>{t('plan.maintenanceTitle')}</h3>
      <p class="quiet small">{t('plan.maintenanceEvery', { count: everyMonths })}</p>
      {nextOn === null ? (
        <p class="quiet small">{t('plan.maintenanceWaits')}</p>
      ) : (
        <div class="row">
          <Button busy={planning.busy} onClick={() => void planning.plan('maintenance', [nextOn])}>
            {t('plan.planMaintenance', { date: formatDay(nextOn) })}
          </Button>
        </div>
      )}
      <ProblemNotice problem={planning.problem} />
    </div>
  );
}
