import { activations, anaesthesias, anticoagulants } from '../../../server/contract/codes.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import { t } from '../../words.ts';
import { options, SelectField, TickField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import { NumberEntry } from './number-entry.tsx';
import { PartError } from './record-part.tsx';

/** The fields that stay alike from session to session: the record's form and a preset's show the same. */

interface Shown {
  record: SessionRecord;
}

function CodeEntry<Code extends string>(props: {
  name: 'anticoagulant' | 'activation';
  codes: readonly Code[];
  value: Code | null | undefined;
  words: (code: Code) => string;
}) {
  return (
    <SelectField<Code | ''>
      name={props.name}
      label={t(`record.field.${props.name}`)}
      optional="unsaid"
      options={[{ value: '', label: t('record.unsaid') }, ...options(props.codes, props.words)]}
      value={props.value ?? ''}
    />
  );
}

export function TextEntry({ name, record }: Shown & { name: 'kit' | 'technique' }) {
  const label = t(`record.field.${name}`);
  return <TextField name={name} label={label} optional="unsaid" maxLength={500} value={record[name]} />;
}

export function TubeFields({ record }: Shown) {
  return (
    <div class="record-fields">
      <TextEntry name="kit" record={record} />
      <CodeEntry
        name="anticoagulant"
        codes={anticoagulants}
        value={record.anticoagulant}
        words={(code) => t(`codes.anticoagulant.${code}`)}
      />
      <NumberEntry name="anticoagulantMl" record={record} />
    </div>
  );
}

export function ActivationFields({ record }: Shown) {
  return (
    <div class="record-fields">
      <CodeEntry
        name="activation"
        codes={activations}
        value={record.activation}
        words={(code) => t(`codes.activation.${code}`)}
      />
      <NumberEntry name="activatorMl" record={record} />
      <NumberEntry name="activatorPercent" record={record} />
      <NumberEntry name="activatedMinutesBefore" record={record} />
    </div>
  );
}

export function NeedleFields({ record }: Shown) {
  return (
    <div class="record-fields">
      <NumberEntry name="needleGauge" record={record} />
      <NumberEntry name="depthMm" record={record} />
      <TextEntry name="technique" record={record} />
    </div>
  );
}

export function AnaesthesiaField({ record }: Shown) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('record.field.anaesthesia')}</legend>
      <div class="record-ticks">
        {anaesthesias.map((each) => (
          <TickField
            key={each}
            name="anaesthesia"
            value={each}
            label={t(`codes.anaesthesia.${each}`)}
            checked={record.anaesthesia?.includes(each) ?? false}
          />
        ))}
      </div>
      <PartError name="anaesthesia" />
    </fieldset>
  );
}
