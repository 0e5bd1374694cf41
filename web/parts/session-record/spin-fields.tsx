import { useState } from 'preact/hooks';
import { type SpinNumber, spinRanges } from '../../../server/contract/record-ranges.ts';
import { forceG, speedRpm } from '../../../server/contract/session-figures.ts';
import type { SessionRecord, Spin } from '../../../server/contract/session-record.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { TextField } from '../field.tsx';

const mostSpins = 3;
const names = Object.keys(spinRanges) as SpinNumber[];

/** One to three runs of the centrifuge. `entry`: as they are now, for what follows from them. */
export function SpinFields({ record, entry }: { record: SessionRecord; entry: SessionRecord }) {
  const [count, setCount] = useState(Math.max(1, record.spins?.length ?? 0));
  return (
    <div class="stack">
      {Array.from({ length: count }, (_, index) => (
        <OneSpin key={index} index={index} spin={record.spins?.[index]} now={entry.spins?.[index]} />
      ))}
      <div class="row">
        {count < mostSpins && (
          <Button icon="plus" onClick={() => setCount(count + 1)}>
            {t('record.spin.add')}
          </Button>
        )}
        {count > 1 && (
          <Button
            look="plain"
            onClick={(event) => {
              setCount(count - 1);
              // What was in it is gone from the form: what is kept on this device shall know.
              const form = (event.currentTarget as HTMLButtonElement).form;
              setTimeout(() => form?.dispatchEvent(new Event('input', { bubbles: true })));
            }}
          >
            {t('record.spin.remove', { number: count })}
          </Button>
        )}
      </div>
    </div>
  );
}

function OneSpin(props: { index: number; spin: Spin | undefined; now: Spin | undefined }) {
  const { index, spin, now } = props;
  return (
    <fieldset class="field">
      <legend class="field-label">{t('record.spin.title', { number: index + 1 })}</legend>
      <div class="record-fields record-fields-small">
        {names.map((name) => {
          const [min, max] = spinRanges[name];
          return (
            <TextField
              key={name}
              name={`spins.${index}.${name}`}
              label={t(`record.spin.${name}`)}
              type="number"
              inputMode="decimal"
              step="any"
              min={min}
              max={max}
              optional="unsaid"
              value={spin?.[name]}
            />
          );
        })}
      </div>
      {now && <p class="quiet small record-force">{forceWords(now)}</p>}
    </fieldset>
  );
}

/** What speed and radius make, or what speed the stated force needs: `''` where neither can be told. */
function forceWords({ rpm, radiusCm, g }: Spin): string {
  const whole = (value: number) => formatNumber(value, { most: 0 });
  if (radiusCm === null) return '';
  const radius = formatNumber(radiusCm);
  if (rpm !== null)
    return t('record.spin.makes', { rpm: whole(rpm), radius, g: whole(forceG(rpm, radiusCm)) });
  return g === null ? '' : t('record.spin.needs', { g: whole(g), radius, rpm: whole(speedRpm(g, radiusCm)) });
}
