import type { SavedRecord } from '../../../server/contract/session-record.ts';
import { reasonWords, t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { answerTo, changedFields, fieldValueWords, type RecordContext } from './record-words.ts';

/** A record to read: what was said, what was unusual in it and why it is meant, and what follows from it. */
export function RecordView({ saved, context }: { saved: SavedRecord; context: RecordContext }) {
  const { record, confirmations, findings } = saved;
  return (
    <div class="record-desk">
      <div>
        <dl class="record-said">
          {changedFields({}, record).map((field) => (
            <div key={field}>
              <dt>{t(`record.field.${field}`)}</dt>
              <dd>{fieldValueWords(record, field, context)}</dd>
            </div>
          ))}
        </dl>
        {findings.map((each) => {
          const why = answerTo(each, confirmations)?.reason;
          return (
            <div key={`${each.code} ${each.field}`} class="record-warning">
              <p>
                <Icon name="alert" />
                {reasonWords(each)}
              </p>
              {why && <p class="quiet small">{t('record.history.why', { reason: why })}</p>}
            </div>
          );
        })}
      </div>
      <FiguresPanel record={record} />
    </div>
  );
}
