import { useState } from 'preact/hooks';
import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { t } from '../../words.ts';
import { ChoiceField, options, SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import { durationIn, durationUnits } from './adverse-words.ts';

const kinds = ['ongoing', 'lasted', 'ended'] as const;
type Kind = (typeof kinds)[number];

const kindOf = (event: AdverseEvent | undefined): Kind => {
  if (event?.endedOn) return 'ended';
  return event?.durationMinutes ? 'lasted' : 'ongoing';
};

/** How long it took: some things are told in minutes, others by the day they ended. */
export function LastingFields({ event, today }: { event: AdverseEvent | undefined; today: string }) {
  const [kind, setKind] = useState<Kind>(kindOf(event));
  const lasted = event?.durationMinutes ? durationIn(event.durationMinutes) : undefined;
  return (
    <>
      <ChoiceField<Kind>
        name="lasting"
        label={t('adverse.lasting')}
        options={options(kinds, (each) => t(`adverse.lastingKind.${each}`))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'lasted' && (
        <div class="form-pair">
          <TextField
            name="durationCount"
            label={t('adverse.lastedCount')}
            type="number"
            inputMode="numeric"
            min={1}
            max={1000}
            step={1}
            value={lasted?.count}
            short
          />
          <SelectField
            name="durationUnit"
            label={t('adverse.lastedUnit')}
            value={lasted?.unit ?? 'minutes'}
            options={options(durationUnits, (each) => t(`adverse.unit.${each}`))}
          />
        </div>
      )}
      {kind === 'ended' && (
        <TextField
          name="endedOn"
          label={t('adverse.endedOn')}
          type="date"
          value={event?.endedOn ?? today}
          max={today}
          short
        />
      )}
    </>
  );
}
