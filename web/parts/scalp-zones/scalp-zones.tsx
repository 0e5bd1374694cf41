import { useRef } from 'preact/hooks';
import type { Zone } from '../../../server/contract/codes.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { IconButton } from '../button.tsx';
import { TextField } from '../field.tsx';
import { toggled, totalsOf, withFigure } from './zone-doses.ts';
import { ZoneMap } from './zone-map.tsx';

export interface ScalpZonesProps {
  /** The zones that were injected, front to back. Give the part a `key` where other figures come from elsewhere. */
  value: readonly ZoneDose[];
  onChange: (value: ZoneDose[]) => void;
  /** Shown as it is: a signed record, or somebody who may only read it. */
  disabled?: boolean;
}

/** Where plasma was injected, and how much: zones are chosen on a drawn head, each has a line of figures. */
export function ScalpZones({ value, onChange, disabled = false }: ScalpZonesProps) {
  // A zone that is left out and chosen again has its figures still.
  const leftOut = useRef(new Map<Zone, ZoneDose>());
  const toggle = (zone: Zone) => {
    const chosen = value.find((dose) => dose.zone === zone);
    if (chosen) leftOut.current.set(zone, chosen);
    onChange(toggled(value, zone, leftOut.current.get(zone)));
  };
  return (
    <div class="scalp-zones">
      <ZoneMap doses={value} disabled={disabled} onToggle={toggle} />
      <div class="zone-doses">
        {value.length === 0 ? (
          <p class="quiet">{t(disabled ? 'zones.none' : 'zones.choose')}</p>
        ) : (
          <>
            <ul>
              {value.map((dose) => (
                <ZoneLine
                  key={dose.zone}
                  dose={dose}
                  disabled={disabled}
                  onFigure={(figure) => onChange(withFigure(value, dose.zone, figure))}
                  onLeaveOut={() => toggle(dose.zone)}
                />
              ))}
            </ul>
            <Totals doses={value} />
          </>
        )}
      </div>
    </div>
  );
}

interface ZoneLineProps {
  dose: ZoneDose;
  disabled: boolean;
  onFigure: (figure: Partial<ZoneDose>) => void;
  onLeaveOut: () => void;
}

const figures = [
  { name: 'areaCm2', max: 800 },
  { name: 'volumeMl', max: 30 },
] as const;

function ZoneLine({ dose, disabled, onFigure, onLeaveOut }: ZoneLineProps) {
  const zone = t(`codes.zone.${dose.zone}`);
  return (
    <li>
      <fieldset disabled={disabled}>
        <legend>{zone}</legend>
        {figures.map(({ name, max }) => (
          <TextField
            key={name}
            name={`${dose.zone}-${name}`}
            label={t(`zones.${name}`)}
            type="number"
            inputMode="decimal"
            min={0}
            max={max}
            step="any"
            optional="unsaid"
            value={dose[name]}
            onInput={(typed) => onFigure({ [name]: typed.trim() === '' ? null : Number(typed) })}
          />
        ))}
        {!disabled && <IconButton icon="close" label={t('zones.leaveOut', { zone })} onClick={onLeaveOut} />}
      </fieldset>
    </li>
  );
}

function Totals({ doses }: { doses: readonly ZoneDose[] }) {
  const { areaCm2, volumeMl, withoutArea, withoutVolume } = totalsOf(doses);
  return (
    <dl class="zone-totals">
      <dt>{t('zones.together')}</dt>
      <dd>
        {areaCm2 === null ? t('zones.noArea') : t('zones.cm2', { cm2: formatNumber(areaCm2, { most: 2 }) })}
        {areaCm2 !== null && withoutArea > 0 && (
          <span class="quiet small">{t('zones.without', { count: withoutArea })}</span>
        )}
      </dd>
      <dd>
        {volumeMl === null ? t('zones.noVolume') : t('zones.ml', { ml: formatNumber(volumeMl, { most: 2 }) })}
        {volumeMl !== null && withoutVolume > 0 && (
          <span class="quiet small">{t('zones.without', { count: withoutVolume })}</span>
        )}
      </dd>
    </dl>
  );
}
