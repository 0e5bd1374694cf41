import type { ConfirmationEntry, RecordFinding } from '../../../server/contract/session-record.ts';
import { reasonWords, t } from '../../words.ts';
import { TextField } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { answerName } from './read-record.ts';
import { answerTo } from './record-words.ts';

/** The warnings of a record, each with the room for why it is meant all the same. */
export function ConfirmPart(props: {
  warnings: readonly RecordFinding[];
  given: readonly ConfirmationEntry[];
}) {
  if (props.warnings.length === 0) return null;
  return (
    <fieldset class="form-part record-confirm">
      <legend>{t('record.confirm.title')}</legend>
      <p class="quiet small">{t('record.confirm.lead')}</p>
      {props.warnings.map((warning) => {
        const answer = answerTo(warning, props.given);
        return (
          <div key={answerName(warning)} class="record-warning">
            <p>
              <Icon name="alert" />
              {reasonWords(warning)}
            </p>
            <TextField
              name={answerName(warning)}
              label={t('record.confirm.why')}
              optional="unsaid"
              maxLength={500}
              value={answer?.reason}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
