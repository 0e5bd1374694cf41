import type { KitPreset } from '../../../server/contract/kit-presets.ts';
import {
  kitFieldNames,
  type RecordStart,
  type SessionRecord,
} from '../../../server/contract/session-record.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { SelectField } from '../choices.tsx';
import { toast } from '../toast.tsx';

/** What a last session is copied for beside the kit: what is chosen, never what was measured, and no lot. */
const copied = [...kitFieldNames, 'doctorId', 'bloodDrawnMl', 'zones'] as const;

const copyOf = (record: SessionRecord): SessionRecord =>
  Object.fromEntries(copied.filter((name) => name in record).map((name) => [name, record[name]]));

/** Fills a record in at one touch: from the patient's last session, or from one of the clinic's presets. */
export function StartPart(props: {
  start: RecordStart;
  presets: readonly KitPreset[];
  /** Gives back what undoes it: it may have filled over what was typed. */
  onFill: (fields: SessionRecord) => () => void;
}) {
  const { previous } = props.start;
  const presets = props.presets.filter(({ retired }) => !retired);
  if (previous === null && presets.length === 0) return null;
  const date = previous && formatDay(previous.on);
  return (
    <section class="record-start" aria-label={t('record.start.title')}>
      {previous && (
        <Button
          onClick={() => {
            toast(t('record.start.copied', { date }), props.onFill(copyOf(previous.record)));
          }}
        >
          {t('record.start.copy', { date })}
        </Button>
      )}
      {presets.length > 0 && (
        <SelectField
          name="preset"
          label={t('record.start.preset')}
          optional="unsaid"
          options={[
            { value: '', label: t('record.start.choosePreset') },
            ...presets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => {
            const preset = presets.find((each) => each.id === id);
            if (!preset) return;
            toast(t('record.start.fromPreset', { name: preset.name }), props.onFill(preset.fields));
          }}
        />
      )}
      {previous && <p class="quiet small">{t('record.start.copyHint')}</p>}
    </section>
  );
}
