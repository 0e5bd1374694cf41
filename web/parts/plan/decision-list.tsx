import type { CoursePlan } from '../../../server/contract/course-plan.ts';
import type { MilestoneCard } from '../../../server/contract/progress.ts';
import { dayOf, formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { Section } from '../page.tsx';
import { decidedWords, decisionName, seenWords } from './decision-words.ts';

/** The review sheets of a course, and everything that was decided on them. */
export function DecisionsSection(props: {
  plan: CoursePlan;
  milestones: readonly Pick<MilestoneCard, 'milestone'>[];
  zone: string | undefined;
}) {
  const { plan, milestones, zone } = props;
  return (
    <Section title={t('plan.decisionsTitle')}>
      {plan.decisions.length === 0 && <p class="quiet">{t('plan.decisionsNone')}</p>}
      <ul class="plan-rows">
        {plan.decisions.toReversed().map((decision) => (
          <li key={decision.id} class="plan-row">
            <div>
              <p>
                <a href={`/courses/${plan.courseId}/review/${decision.milestone}`}>
                  {t(`codes.milestone.${decision.milestone}`)}
                </a>{' '}
                · <strong>{decisionName(decision)}</strong>
              </p>
              <p class="plan-sentence">{decision.text}</p>
              <p class="quiet small">
                {[decidedWords(decision, zone), seenWords(decision)].filter(Boolean).join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <div class="row plan-sheets">
        {milestones
          .filter(({ milestone }) => milestone !== 'baseline')
          .map(({ milestone }) => (
            <LinkButton key={milestone} href={`/courses/${plan.courseId}/review/${milestone}`}>
              {t('plan.sheetFor', { milestone: t(`codes.milestone.${milestone}`) })}
            </LinkButton>
          ))}
      </div>
    </Section>
  );
}

/** What number and interval were before. */
export function PlanChanges({ plan }: { plan: CoursePlan }) {
  if (plan.changes.length === 0) return null;
  return (
    <Section title={t('plan.changesTitle')}>
      <ul class="plan-rows">
        {plan.changes.toReversed().map((change) => (
          <li key={change.changedAt} class="plan-row">
            <div>
              <p>
                {t('plan.change', {
                  sessions: t('common.sessions', { count: change.sessionsBefore }),
                  days: change.intervalDaysBefore,
                  date: formatDay(dayOf(change.changedAt)),
                })}
              </p>
              <p class="quiet small">
                {change.reason === null
                  ? t('plan.changedBy', { who: change.changedBy })
                  : t('plan.changedWhy', { who: change.changedBy, reason: change.reason })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
