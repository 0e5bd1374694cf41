import type { SessionRecord } from '../../../server/contract/session-record.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { localTime } from '../../clinic-clock.ts';
import { t } from '../../words.ts';
import { SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import { ScalpZones } from '../scalp-zones/scalp-zones.tsx';
import { NumberEntry } from './number-entry.tsx';
import { PartError } from './record-part.tsx';
import type { RecordContext } from './record-words.ts';

/** What a signature needs: who, how much blood, which lot, how much went where. */
export function NeededFields(props: {
  record: SessionRecord;
  context: RecordContext;
  zones: readonly ZoneDose[];
  onZones: (zones: ZoneDose[]) => void;
}) {
  const { record, context } = props;
  return (
    <fieldset class="form-part">
      <legend>{t('record.part.needed')}</legend>
      <p class="quiet small">{t('record.part.neededHint')}</p>
      <PartError name="date" />
      <div class="record-fields">
        <SelectField
          name="doctorId"
          label={t('record.field.doctorId')}
          optional="unsaid"
          options={[
            { value: '', label: t('record.unsaid') },
            ...context.doctors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={record.doctorId ?? ''}
        />
        <NumberEntry name="bloodDrawnMl" record={record} />
        <TextField
          name="kitLot"
          label={t('record.field.kitLot')}
          hint={t('record.lotHint')}
          optional="unsaid"
          maxLength={500}
          value={record.kitLot}
        />
        <TextField
          name="kitExpiresOn"
          label={t('record.field.kitExpiresOn')}
          type="date"
          optional="unsaid"
          value={record.kitExpiresOn}
        />
        <NumberEntry name="injectedMl" record={record} />
      </div>
      <fieldset class="field">
        <legend class="field-label">{t('record.zones.legend')}</legend>
        <ScalpZones value={props.zones} onChange={props.onZones} />
        <PartError name="zones" />
      </fieldset>
    </fieldset>
  );
}

/** When the session began and ended, on the clock of its branch. */
export function TimeFields({ record, timeZone }: { record: SessionRecord; timeZone: string }) {
  const clockOf = (at: string | null | undefined) => (at ? localTime(at, timeZone).clock : '');
  return (
    <div class="record-fields">
      {(['startedAt', 'endedAt'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`record.field.${name}`)}
          hint={t('record.clockHint', { zone: timeZone })}
          type="time"
          optional="unsaid"
          value={clockOf(record[name])}
        />
      ))}
    </div>
  );
}
