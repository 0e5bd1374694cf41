import type { Decision } from '../../../server/contract/course-plan.ts';
import { dayOf, formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { decidedWords, decisionName, seenWords } from './decision-words.ts';

/** What a doctor decided at a milestone, on the line of time. */
export function TimelineDecisionItem(props: { decision: Decision; zone: string | undefined }) {
  const { decision, zone } = props;
  const on = dayOf(decision.decidedAt, zone);
  return (
    <li class="timeline-visit timeline-decision">
      <div class="timeline-when">
        <time dateTime={on}>{formatDay(on)}</time>
      </div>
      <div class="timeline-what">
        <div class="timeline-title">
          <h3>
            <a href={`/courses/${decision.courseId}/review/${decision.milestone}`}>
              {t('plan.decisionAt', { milestone: t(`codes.milestone.${decision.milestone}`) })}
            </a>
          </h3>
          <span class="tag">{decisionName(decision)}</span>
        </div>
        <p class="plan-sentence">{decision.text}</p>
        <p class="quiet small">
          {[decidedWords(decision, zone), seenWords(decision)].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );
}
