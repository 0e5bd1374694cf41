import { useState } from 'preact/hooks';
import { safetyQuestions } from '../../../server/contract/codes.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { t } from '../../words.ts';
import { NoteField } from '../field.tsx';
import { ActivationFields, AnaesthesiaField, NeedleFields, TubeFields } from './kit-fields.tsx';
import { NeededFields, TimeFields } from './needed-fields.tsx';
import { NumberEntry } from './number-entry.tsx';
import { RecordPart } from './record-part.tsx';
import type { RecordContext } from './record-words.ts';
import { SafetyFields } from './safety-fields.tsx';
import { SpinFields } from './spin-fields.tsx';

const allNo = Object.fromEntries(safetyQuestions.map((question) => [question, false]));

/** Every field of a record: what a signature needs first, the rest folded under its name. */
export function RecordFields(props: {
  /** What the fields are drawn from. */
  record: SessionRecord;
  /** What they say now. */
  entry: SessionRecord;
  context: RecordContext;
  endsNow: boolean;
  onZones: (zones: ZoneDose[]) => void;
  onFill: (fields: SessionRecord) => void;
}) {
  const { record, entry, context, onFill } = props;
  const [zones, setZones] = useState<readonly ZoneDose[]>(record.zones ?? []);
  const part = { entry };
  return (
    <>
      <NeededFields
        record={record}
        context={context}
        zones={zones}
        onZones={(next) => {
          setZones(next);
          props.onZones(next);
        }}
      />
      <div class="record-parts">
        <RecordPart {...part} title={t('record.safety.title')} fields={['safety']} open>
          <SafetyFields record={record} onAllNo={() => onFill({ safety: allNo })} />
        </RecordPart>
        <RecordPart
          {...part}
          title={t('record.part.blood')}
          fields={['kit', 'anticoagulant', 'anticoagulantMl', 'bloodPlateletsKPerUl', 'haematocrit']}
        >
          <TubeFields record={record} />
          <div class="record-fields">
            <NumberEntry name="bloodPlateletsKPerUl" record={record} />
            <NumberEntry name="haematocrit" record={record} />
          </div>
        </RecordPart>
        <RecordPart {...part} title={t('record.part.spins')} fields={['spins']}>
          <SpinFields record={record} entry={entry} />
        </RecordPart>
        <RecordPart
          {...part}
          title={t('record.part.plasma')}
          fields={[
            'plasmaMl',
            'plasmaPlateletsKPerUl',
            'activation',
            'activatorMl',
            'activatorPercent',
            'activatedMinutesBefore',
          ]}
        >
          <div class="record-fields">
            <NumberEntry name="plasmaMl" record={record} />
            <NumberEntry name="plasmaPlateletsKPerUl" record={record} />
          </div>
          <ActivationFields record={record} />
        </RecordPart>
        <RecordPart
          {...part}
          title={t('record.part.injection')}
          fields={['startedAt', 'endedAt', 'injectionPoints', 'needleGauge', 'depthMm', 'technique']}
        >
          <TimeFields
            record={record}
            timeZone={context.timeZone}
            onEndNow={props.endsNow ? () => onFill({ endedAt: new Date().toISOString() }) : undefined}
          />
          <div class="record-fields">
            <NumberEntry name="injectionPoints" record={record} />
          </div>
          <NeedleFields record={record} />
        </RecordPart>
        <RecordPart {...part} title={t('record.part.care')} fields={['anaesthesia', 'pain', 'note']}>
          <AnaesthesiaField record={record} />
          <div class="record-fields">
            <NumberEntry name="pain" record={record} />
          </div>
          <NoteField
            name="note"
            label={t('record.field.note')}
            optional="unsaid"
            maxLength={5000}
            value={record.note ?? null}
          />
        </RecordPart>
      </div>
    </>
  );
}
