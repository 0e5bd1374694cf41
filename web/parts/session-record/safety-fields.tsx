import { safetyQuestions } from '../../../server/contract/codes.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import { t } from '../../words.ts';
import { ChoiceField } from '../choices.tsx';

/** What is asked before each session. What nobody asked has no answer. */
export function SafetyFields({ record }: { record: SessionRecord }) {
  const said = (answer: boolean | undefined) => (answer === undefined ? '' : answer ? 'yes' : 'no');
  return (
    <>
      <p class="quiet small">{t('record.safety.lead')}</p>
      <div class="record-questions">
        {safetyQuestions.map((question) => (
          <ChoiceField
            key={question}
            name={`safety.${question}`}
            label={t(`record.safety.${question}`)}
            optional
            options={[
              { value: '', label: t('record.safety.notAsked') },
              { value: 'no', label: t('common.no') },
              { value: 'yes', label: t('common.yes') },
            ]}
            value={said(record.safety?.[question])}
          />
        ))}
      </div>
    </>
  );
}
