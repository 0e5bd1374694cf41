import { safetyQuestions } from '../../../server/contract/codes.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
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
  /** Counts up when the fields are drawn anew. */
  round: number;
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
  const part = { entry, round: props.round };
  return (
    <>
      <NeededFields
        key={props.round}
        record={record}
        context={context}
        zones={entry.zones ?? []}
        onZones={props.onZones}
      />
      <div class="record-parts">
        <RecordPart
          {...part}
          title={t('record.safety.title')}
          fields={['safety']}
          open
          after={<Button onClick={() => onFill({ safety: allNo })}>{t('record.safety.allNo')}</Button>}
        >
          <SafetyFields record={record} />
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
          after={
            props.endsNow && (
              <Button onClick={() => onFill({ endedAt: new Date().toISOString() })}>
                {t('record.endNow')}
              </Button>
            )
          }
        >
          <TimeFields record={record} timeZone={context.timeZone} />
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
