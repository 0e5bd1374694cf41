import { t } from '../words.ts';
import { SelectField } from './choices.tsx';

/** The time zones the browser knows, by continent; the device's own is chosen where nothing else is said. */
export function TimeZoneField({ name, hint, value }: { name: string; hint?: string; value?: string }) {
  const chosen = value ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(chosen) ? known : [...known, chosen];
  const groups = new Map<string, string[]>();
  for (const zone of zones) {
    const group = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : t('setup.otherZones');
    groups.set(group, [...(groups.get(group) ?? []), zone]);
  }
  return (
    <SelectField name={name} label={t('setup.timeZone')} hint={hint}>
      {[...groups].map(([group, members]) => (
        <optgroup key={group} label={group}>
          {members.map((zone) => (
            <option key={zone} value={zone} selected={zone === chosen}>
              {zone
                .slice(zone.indexOf('/') + 1)
                .replaceAll('_', ' ')
                .replaceAll('/', ', ')}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
