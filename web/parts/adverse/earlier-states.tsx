import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { adverseName } from './adverse-name.ts';
import { adverseDates } from './adverse-words.ts';

/** What was entered before it was corrected, newest first: nothing that was said is lost. */
export function EarlierStates(props: { states: readonly AdverseEvent[]; zone: string | undefined }) {
  if (props.states.length === 0) return null;
  return (
    <details class="adverse-earlier">
      <summary>{t('adverse.earlier')}</summary>
      <ol class="adverse-notes" reversed>
        {props.states.toReversed().map((state) => (
          <li key={state.version}>
            <p>{earlierFacts(state).join(' · ')}</p>
            {state.action && <p class="small">{state.action}</p>}
            <p class="quiet small">
              {t('adverse.version', {
                version: state.version,
                who: state.enteredBy,
                when: formatInstant(state.enteredAt, props.zone),
              })}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

const earlierFacts = (state: AdverseEvent): string[] => [
  adverseName(state),
  t('adverse.gradeName', { grade: state.grade }),
  adverseDates(state),
  ...(state.withdrawn ? [t('adverse.isWithdrawn')] : []),
  state.outcome === null
    ? t('adverse.open')
    : t('adverse.closed', { outcome: t(`codes.adverseOutcome.${state.outcome}`) }),
];
