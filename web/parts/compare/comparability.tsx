import type { Comparison } from '../../../server/contract/compare.ts';
import { reasonWords, t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';

/** What no second photo can mend: after a haircut or new colour the comparison starts anew. */
const startsAnew: ReadonlySet<string> = new Set(['hair_longer', 'hair_shorter', 'dyed_between']);

/** The grade and what it stands on, the gravest first. */
export function Comparability(props: {
  comparison: Comparison;
  /** Left out where the after photo cannot become the reference, or not by this person. */
  onReference: (() => void) | undefined;
}) {
  const { comparison, onReference } = props;
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
                {onReference && startsAnew.has(reason.code) && (
                  <span class="reason-offer">
                    <span class="quiet">{t('reference.offer')}</span>
                    <Button onClick={onReference}>
                      {t('reference.makeSide', { side: t('compare.after') })}
                    </Button>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
