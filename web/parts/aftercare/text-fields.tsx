import type { AftercareAnswer, AftercareContent, AftercareRule } from '../../../server/contract/aftercare.ts';
import { t } from '../../words.ts';
import { TickField } from '../choices.tsx';
import { NoteField, TextField } from '../field.tsx';
import { text } from '../form-entries.ts';
import { lines, ownId, RowsField, readRows } from '../texts/rows-field.tsx';
import { readSpan, SpanFields } from './span-fields.tsx';

const blankRule = (): AftercareRule => ({
  id: ownId(),
  text: '',
  from: { amount: 0, unit: 'hours' },
  until: { amount: 24, unit: 'hours' },
  stopsMinoxidil: false,
});

const readRule = (entries: FormData, prefix: string): AftercareRule => ({
  id: text(entries, `${prefix}id`),
  text: lines(entries, `${prefix}text`).replaceAll(/\s+/g, ' '),
  ...readSpan(entries, prefix),
  stopsMinoxidil: entries.has(`${prefix}stopsMinoxidil`),
});

const readAnswer = (entries: FormData, prefix: string): AftercareAnswer => ({
  id: text(entries, `${prefix}id`),
  question: text(entries, `${prefix}question`),
  answer: lines(entries, `${prefix}answer`),
});

/** The entries as the wire wants them. */
export const readAftercare = (entries: FormData): AftercareContent => ({
  rules: readRows(entries, 'rules', readRule),
  answers: readRows(entries, 'answers', readAnswer),
});

/** The entries of the clinic’s aftercare: rules with their times, then questions with their answers. */
export function AftercareFields({ content }: { content: AftercareContent }) {
  return (
    <>
      <div>
        <h2>{t('aftercare.rules')}</h2>
        <p class="quiet small">{t('aftercare.spanHint')}</p>
      </div>
      <RowsField
        name="rules"
        initial={content.rules}
        blank={blankRule}
        read={readRule}
        legend={(number) => t('aftercare.rule', { number })}
        add={t('aftercare.addRule')}
        least={1}
      >
        {(rule, prefix) => (
          <>
            <input type="hidden" name={`${prefix}id`} value={rule.id} />
            <NoteField
              name={`${prefix}text`}
              label={t('aftercare.ruleText')}
              value={rule.text}
              maxLength={500}
            />
            <SpanFields name={prefix} span={rule} />
            <TickField
              name={`${prefix}stopsMinoxidil`}
              label={t('aftercare.stopsMinoxidil')}
              checked={rule.stopsMinoxidil}
            />
          </>
        )}
      </RowsField>
      <h2>{t('aftercare.questions')}</h2>
      <RowsField
        name="answers"
        initial={content.answers}
        blank={() => ({ id: ownId(), question: '', answer: '' })}
        read={readAnswer}
        legend={(number) => t('aftercare.questionNumber', { number })}
        add={t('aftercare.addAnswer')}
      >
        {(answer, prefix) => (
          <>
            <input type="hidden" name={`${prefix}id`} value={answer.id} />
            <TextField
              name={`${prefix}question`}
              label={t('aftercare.question')}
              value={answer.question}
              maxLength={200}
            />
            <NoteField
              name={`${prefix}answer`}
              label={t('aftercare.answer')}
              value={answer.answer}
              maxLength={5000}
            />
          </>
        )}
      </RowsField>
    </>
  );
}
