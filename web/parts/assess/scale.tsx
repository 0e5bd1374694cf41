import type { RefObject } from 'preact';
import { t } from '../../words.ts';
import { answers, scoreWords } from './score-words.ts';

/** Seven answers in a row, each with its key. */
export function Scale(props: {
  chosen: number | null;
  onChoose: (score: number) => void;
  scale: RefObject<HTMLFieldSetElement | null>;
}) {
  return (
    <fieldset ref={props.scale} class="scale" aria-describedby="scale-keys">
      <legend class="scale-question">{t('assess.question')}</legend>
      <div class="scale-answers">
        {answers.map(({ score, code }) => (
          <label key={score} class="scale-answer">
            <input
              type="radio"
              name="score"
              value={score}
              checked={props.chosen === score}
              onChange={() => props.onChoose(score)}
            />
            <span class="scale-words">{t(`assess.seen.${code}`)}</span>
            <span class="scale-score" aria-hidden="true">
              {scoreWords(score)}
            </span>
          </label>
        ))}
      </div>
      <p id="scale-keys" class="scale-keys quiet small">
        {t('assess.keys')}
      </p>
    </fieldset>
  );
}
