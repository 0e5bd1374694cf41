import { useState } from 'preact/hooks';
import {
  isSameEntry,
  type RecordField,
  type SavedRecord,
  type SessionRecord,
} from '../../../server/contract/session-record.ts';
import { formatInstant } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { changedFields, fieldValueWords, type RecordContext } from './record-words.ts';

type Side = 'mine' | 'theirs';

/** Of a field that one of two changed, the change; of one that both did, what is saved, unless a person says otherwise. */
const firstChoice = (base: SessionRecord, theirs: SessionRecord, field: RecordField): Side =>
  isSameEntry(base[field], theirs[field]) ? 'mine' : 'theirs';

/** What differs between a person's entries and what somebody else saved meanwhile: each field is chosen, none silently. */
export function ConflictPart(props: {
  /** What the person began from. */
  base: SessionRecord;
  mine: SessionRecord;
  theirs: SavedRecord;
  context: RecordContext;
  onGo: (merged: SessionRecord) => void;
}) {
  const { base, mine, theirs, context } = props;
  const fields = changedFields(theirs.record, mine);
  const [chosen, choose] = useState<Partial<Record<RecordField, Side>>>({});
  const sideOf = (field: RecordField) => chosen[field] ?? firstChoice(base, theirs.record, field);
  const merged = (): SessionRecord => {
    const kept = fields.filter((field) => sideOf(field) === 'mine');
    return { ...theirs.record, ...Object.fromEntries(kept.map((field) => [field, mine[field] ?? null])) };
  };
  const values = {
    who: theirs.savedBy ?? t('record.history.somebody'),
    when: theirs.savedAt ? formatInstant(theirs.savedAt, context.timeZone) : '',
  };
  return (
    <div class="stack record-conflict">
      <p>{t('record.conflict.text', values)}</p>
      {fields.length === 0 && <p>{t('record.conflict.none')}</p>}
      {fields.map((field) => (
        <fieldset key={field} class="field">
          <legend class="field-label">{t(`record.field.${field}`)}</legend>
          <div class="record-sides">
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side} class="tick">
                <input
                  type="radio"
                  name={`side:${field}`}
                  checked={sideOf(field) === side}
                  onChange={() => choose((before) => ({ ...before, [field]: side }))}
                />
                <span>
                  {t(`record.conflict.${side}`)}:{' '}
                  {fieldValueWords(side === 'mine' ? mine : theirs.record, field, context) ??
                    t('record.history.nothing')}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="row">
        <Button look="main" onClick={() => props.onGo(merged())}>
          {t('record.conflict.go')}
        </Button>
      </div>
    </div>
  );
}
