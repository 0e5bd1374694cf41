import { useId } from 'preact/hooks';
import { type Zone, zones } from '../../../server/contract/codes.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { t } from '../../words.ts';

export interface ScalpZonesProps {
  value: readonly ZoneDose[];
  onChange: (value: ZoneDose[]) => void;
  disabled?: boolean;
}

/** Which zones of the scalp were injected, front to back, and what each was given: cm² and ml, both may be left open. */
export function ScalpZones({ value, onChange, disabled = false }: ScalpZonesProps) {
  const id = useId();
  const doseOf = (zone: Zone) => value.find((dose) => dose.zone === zone);
  const put = (zone: Zone, dose: ZoneDose | undefined) => {
    const next = zones.map((each) => (each === zone ? dose : doseOf(each)));
    onChange(next.filter((each) => each !== undefined));
  };
  return (
    <ul class="scalp-zones">
      {zones.map((zone) => {
        const dose = doseOf(zone);
        const name = t(`codes.zone.${zone}`);
        const number = (part: 'areaCm2' | 'volumeMl', most: number, label: string, unit: string) => (
          <span class="scalp-zone-number">
            <input
              class="input"
              type="number"
              inputMode="decimal"
              step="any"
              min={0}
              max={most}
              disabled={disabled}
              aria-label={label}
              aria-describedby={`${id}-${zone}-${part}`}
              // Not set anew at every key: a half typed 0. would become 0.
              defaultValue={dose?.[part] ?? ''}
              onInput={({ currentTarget: { valueAsNumber, validity } }) => {
                if (validity.valid && dose)
                  put(zone, { ...dose, [part]: Number.isNaN(valueAsNumber) ? null : valueAsNumber });
              }}
            />
            <span id={`${id}-${zone}-${part}`} class="quiet small">
              {unit}
            </span>
          </span>
        );
        return (
          <li key={zone} class="scalp-zone">
            <label class="tick">
              <input
                type="checkbox"
                disabled={disabled}
                checked={dose !== undefined}
                onChange={({ currentTarget }) =>
                  put(zone, currentTarget.checked ? { zone, areaCm2: null, volumeMl: null } : undefined)
                }
              />
              <span>{name}</span>
            </label>
            {dose && (
              <>
                {number('areaCm2', 800, t('record.zones.area', { zone: name }), t('record.zones.areaShort'))}
                {number(
                  'volumeMl',
                  30,
                  t('record.zones.volume', { zone: name }),
                  t('record.zones.volumeShort'),
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
