import { useState } from 'preact/hooks';
import {
  type DatePrecision,
  datePrecisions,
  isDoneAtOnce,
  type TreatmentKind,
  treatmentKinds,
} from '../../../server/contract/codes.ts';
import type { NewTreatment, Treatment } from '../../../server/contract/treatments.ts';
import { t } from '../../words.ts';
import { options, SelectField, TickField } from '../choices.tsx';
import { NoteField, TextField } from '../field.tsx';
import { oneOf, text, textOrNull } from '../form-entries.ts';

/** The entries of a treatment, for adding and for correcting one. */
export function TreatmentFields({ treatment, today }: { treatment?: Treatment; today: string }) {
  const [kind, setKind] = useState<TreatmentKind>(treatment?.kind ?? 'topical_minoxidil');
  const [isStopped, stop] = useState(Boolean(treatment?.stoppedOn));
  const atOnce = isDoneAtOnce(kind);
  return (
    <>
      <SelectField<TreatmentKind>
        name="kind"
        label={t('treatments.kind')}
        value={kind}
        options={options(treatmentKinds, (each) => t(`codes.treatment.${each}`))}
        onChange={setKind}
      />
      <TextField
        name="name"
        label={kind === 'other' ? t('treatments.nameOther') : t('treatments.name')}
        value={treatment?.name}
        optional={kind !== 'other'}
        maxLength={200}
      />
      <DateFields
        name="started"
        label={atOnce ? t('treatments.doneOn') : t('treatments.startedOn')}
        on={treatment?.startedOn ?? today}
        precision={treatment?.startedPrecision}
        today={today}
      />
      {!atOnce && (
        <TickField
          name="isStopped"
          label={t('treatments.isStopped')}
          checked={isStopped}
          onChange={(checked) => stop(checked)}
        />
      )}
      {!atOnce && isStopped && (
        <DateFields
          name="stopped"
          label={t('treatments.stoppedOn')}
          on={treatment?.stoppedOn ?? today}
          precision={treatment?.stoppedPrecision}
          today={today}
        />
      )}
      <NoteField name="note" label={t('treatments.note')} value={treatment?.note ?? null} optional />
    </>
  );
}

/** A day, and how much of it is known: patients remember months. */
function DateFields(props: {
  name: 'started' | 'stopped';
  label: string;
  on: string;
  precision: DatePrecision | undefined;
  today: string;
}) {
  const { name } = props;
  return (
    <div class="form-pair">
      <TextField
        name={`${name}On`}
        label={props.label}
        type="date"
        value={props.on}
        min="1950-01-01"
        max={props.today}
        short
      />
      <SelectField
        name={`${name}Precision`}
        label={t(`treatments.${name}Precision`)}
        value={props.precision ?? 'day'}
        options={options(datePrecisions, (each) => t(`codes.datePrecision.${each}`))}
      />
    </div>
  );
}

/** The entries as the wire wants them. */
export function readTreatment(entries: FormData): NewTreatment {
  const isStopped = text(entries, 'isStopped') !== '' && text(entries, 'stoppedOn') !== '';
  return {
    kind: oneOf(entries, 'kind', treatmentKinds),
    name: textOrNull(entries, 'name'),
    startedOn: text(entries, 'startedOn'),
    startedPrecision: oneOf(entries, 'startedPrecision', datePrecisions),
    stoppedOn: isStopped ? text(entries, 'stoppedOn') : null,
    ...(isStopped && { stoppedPrecision: oneOf(entries, 'stoppedPrecision', datePrecisions) }),
    note: textOrNull(entries, 'note'),
  };
}
