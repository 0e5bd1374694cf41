import type { Comparison } from '../../../server/contract/compare.ts';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { reasonWords } from '../value-words.ts';

/** The grade and what it stands on, the gravest first. */
export function Comparability({ comparison }: { comparison: Comparison }) {
  const reasons = comparison.reasons.filter(({ severity }) => severity !== 'pass');
  return (
    <section class="comparability">
      <h2>{t('compare.gradeTitle')}</h2>
      <p class="grade">
        <span class={`grade-letter grade-${comparison.grade}`}>{comparison.grade}</span>
        <span>{t(`compare.grade.${comparison.grade}`)}</span>
      </p>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason.code} class={`reason reason-${reason.severity}`}>
              <Icon name={reason.severity === 'refuse' ? 'close' : 'alert'} />
              <span>
                <span class="heard-only">{t(`compare.reasonLook.${reason.severity}`)}: </span>
                {reasonWords(reason)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
