import type { AftercareText } from '../../../server/contract/aftercare.ts';
import { t } from '../../words.ts';
import { Paragraphs } from '../leaflet.tsx';
import { spanWords } from './aftercare-words.ts';

/** The clinic’s aftercare without a session: what holds, for how long, and the answers. */
export function AftercareReading({ text: { rules, answers } }: { text: AftercareText }) {
  return (
    <div class="text-reading measure">
      <h2>{t('aftercare.rules')}</h2>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <p>{rule.text}</p>
            <p class="quiet small">
              {[spanWords(rule), ...(rule.stopsMinoxidil ? [t('aftercare.stopsMinoxidil')] : [])].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <h2>{t('aftercare.questions')}</h2>
      <dl>
        {answers.map(({ id, question, answer }) => (
          <div key={id}>
            <dt>{question}</dt>
            <dd>
              <Paragraphs text={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
