import { useContext, useId, useState } from 'preact/hooks';
import type { AdverseEvent, NewAdverseEvent } from '../../../server/contract/adverse-events.ts';
import { type AdverseTerm, adverseTerms, graveFrom } from '../../../server/contract/codes.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';
import { t } from '../../words.ts';
import { options, SelectField } from '../choices.tsx';
import { FieldErrors, NoteField, TextField } from '../field.tsx';
import { numberOrNull, oneOf, text, textOrNull } from '../form-entries.ts';
import { Icon } from '../icon.tsx';
import { visitName } from '../visit-name.ts';
import { adverseGrades, durationUnits, gradeSentence, minutesIn } from './adverse-words.ts';
import { LastingFields } from './lasting-fields.tsx';

export interface AdverseFieldsProps {
  /** What the fields begin with: an event to correct, or the visit a new one stands beside. */
  event: AdverseEvent | { visitId: string | null };
  visits: readonly TimelineVisit[];
  today: string;
}

/** The entries of an adverse event, for adding and for correcting one. */
export function AdverseFields({ event, visits, today }: AdverseFieldsProps) {
  const known = 'term' in event ? event : undefined;
  const [term, setTerm] = useState<AdverseTerm>(known?.term ?? 'pain');
  const beside = visits.filter(({ id, kind, status }) =>
    id === event.visitId ? true : status === 'done' && kind !== 'historical',
  );
  return (
    <>
      <SelectField<AdverseTerm>
        name="term"
        label={t('adverse.what')}
        value={term}
        options={options(adverseTerms, (each) => t(`codes.adverseTerm.${each}`))}
        onChange={setTerm}
      />
      <TextField
        name="description"
        label={term === 'other' ? t('adverse.descriptionOther') : t('adverse.description')}
        value={known?.description}
        optional={term !== 'other'}
        maxLength={200}
      />
      <div class="form-pair">
        <TextField
          name="onsetOn"
          label={t('adverse.onsetOn')}
          type="date"
          value={known?.onsetOn ?? today}
          min="1950-01-01"
          max={today}
          short
        />
        <TextField
          name="onsetTime"
          label={t('adverse.onsetTime')}
          hint={t('adverse.onsetTimeHint')}
          type="time"
          value={known?.onsetTime}
          optional
          short
        />
      </div>
      <LastingFields event={known} today={today} />
      <GradeField grade={known?.grade} />
      <NoteField
        name="action"
        label={t('adverse.action')}
        hint={t('adverse.actionHint')}
        value={known?.action ?? null}
        maxLength={5000}
        optional
      />
      <SelectField
        name="visitId"
        label={t('adverse.visit')}
        optional
        value={event.visitId ?? ''}
        options={[
          { value: '', label: t('adverse.noVisit') },
          ...beside.map((visit) => ({ value: visit.id, label: visitName(visit) })),
        ]}
      />
    </>
  );
}

/** The five grades with what each means: nobody has to know the numbers. */
function GradeField({ grade }: { grade: number | undefined }) {
  const id = useId();
  const error = useContext(FieldErrors).grade;
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="field-label">{t('adverse.gradeLabel')}</legend>
      {adverseGrades.map((each) => (
        <label class="tick adverse-grade" key={each}>
          <input type="radio" name="grade" value={each} required defaultChecked={each === grade} />
          <span>
            <strong>{t('adverse.gradeName', { grade: each })}</strong> {gradeSentence(each)}
            {each === graveFrom && <span class="tick-hint">{t('adverse.graveHint')}</span>}
          </span>
        </label>
      ))}
      {error && (
        <span class="field-error" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </span>
      )}
    </fieldset>
  );
}

/** The entries as the wire wants them. */
export function readAdverseEvent(entries: FormData): NewAdverseEvent {
  const lasting = text(entries, 'lasting');
  const count = numberOrNull(entries, 'durationCount');
  const unit = oneOf(entries, 'durationUnit', durationUnits);
  return {
    term: oneOf(entries, 'term', adverseTerms),
    description: textOrNull(entries, 'description'),
    onsetOn: text(entries, 'onsetOn'),
    onsetTime: textOrNull(entries, 'onsetTime'),
    durationMinutes: lasting === 'lasted' && count !== null ? count * minutesIn[unit] : null,
    endedOn: lasting === 'ended' ? textOrNull(entries, 'endedOn') : null,
    grade: numberOrNull(entries, 'grade') ?? 1,
    action: textOrNull(entries, 'action'),
    visitId: textOrNull(entries, 'visitId'),
  };
}
