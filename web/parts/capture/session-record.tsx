import { useRef } from 'preact/hooks';
import type { SessionRecord } from '../../../server/contract/visits.ts';
import { t } from '../../words.ts';
import { NoteField, TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { changedOnly, numberOrNull, textOrNull } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import type { VisitEditing } from './use-visit.ts';

/** Name, least and most, whole or not: the hard ranges of the contract, so that a slip is told before it is sent. */
const numbers = [
  { name: 'bloodDrawnMl', min: 4, max: 120, step: 'any' },
  { name: 'anticoagulantMl', min: 0, max: 15, step: 'any' },
  { name: 'plasmaMl', min: 0.5, max: 30, step: 'any' },
  { name: 'injectedMl', min: 0.2, max: 30, step: 'any' },
  { name: 'injectionPoints', min: 1, max: 400, step: 1 },
  { name: 'pain', min: 0, max: 10, step: 1 },
] as const;

/** The measured part of a session; everything may be left open and filled in later. */
export function SessionRecordForm({ editing }: { editing: VisitEditing }) {
  const { record } = editing.visit;
  // Only what this person touched is sent: what somebody else filled in meanwhile stays.
  const shown = useRef(readShown(record));
  const send = async (entries: FormData) => {
    const changed = changedOnly(shown.current, readRecord(entries));
    if (Object.keys(changed).length === 0) return toast(t('capture.session.nothing'));
    const saved = await editing.save({ record: changed });
    shown.current = readShown(saved.record);
    toast(t('capture.session.saved'));
  };
  return (
    <section class="side-part" aria-labelledby="record-title">
      <div class="section-head">
        <h2 id="record-title">{t('capture.session.record')}</h2>
      </div>
      <Form submit={t('capture.session.save')} busy={t('common.saving')} onSubmit={send}>
        <div class="side-pairs">
          {numbers.map(({ name, min, max, step }) => (
            <TextField
              key={name}
              name={name}
              label={t(`capture.session.${name}`)}
              type="number"
              inputMode="decimal"
              min={min}
              max={max}
              step={step}
              optional="unsaid"
              value={record[name]}
            />
          ))}
        </div>
        <TextField
          name="kitLot"
          label={t('capture.session.kitLot')}
          hint={t('capture.session.kitLotHint')}
          optional="unsaid"
          maxLength={500}
          value={record.kitLot}
        />
        <NoteField
          name="note"
          label={t('capture.session.note')}
          optional="unsaid"
          maxLength={5000}
          value={record.note ?? null}
        />
      </Form>
    </section>
  );
}

type Entries = { [Name in keyof Required<SessionRecord>]: NonNullable<SessionRecord[Name]> | null };

const readShown = (record: SessionRecord): Entries => ({
  bloodDrawnMl: record.bloodDrawnMl ?? null,
  anticoagulantMl: record.anticoagulantMl ?? null,
  kitLot: record.kitLot ?? null,
  plasmaMl: record.plasmaMl ?? null,
  injectedMl: record.injectedMl ?? null,
  injectionPoints: record.injectionPoints ?? null,
  pain: record.pain ?? null,
  note: record.note ?? null,
});

const readRecord = (entries: FormData): Entries => ({
  bloodDrawnMl: numberOrNull(entries, 'bloodDrawnMl'),
  anticoagulantMl: numberOrNull(entries, 'anticoagulantMl'),
  kitLot: textOrNull(entries, 'kitLot'),
  plasmaMl: numberOrNull(entries, 'plasmaMl'),
  injectedMl: numberOrNull(entries, 'injectedMl'),
  injectionPoints: numberOrNull(entries, 'injectionPoints'),
  pain: numberOrNull(entries, 'pain'),
  note: textOrNull(entries, 'note'),
});
