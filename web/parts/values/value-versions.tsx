import type { Measurement, MeasurementHistory } from '../../../server/contract/measurements.ts';
import { get } from '../../api.ts';
import { formatInstant } from '../../dates.ts';
import { useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { saidWords } from './entered-words.ts';

/** What a value said before it was corrected, newest first, with who entered it. */
export function ValueVersions({ value }: { value: Measurement }) {
  const path = `/api/measurements/${value.id}/history`;
  const history = useResource(`${path} ${value.version}`, (signal) =>
    get<MeasurementHistory>(path, { signal }),
  );
  const zone = useTimeZone();
  return (
    <div class="dialog-aside">
      <h3>{t('entry.versions')}</h3>
      <Loaded resource={history} busy={t('entry.part.loading')}>
        {({ versions }) => (
          <ul>
            {versions
              .filter(({ version }) => version < value.version)
              .toReversed()
              .map((each) => {
                const who = each.enteredBy ?? t('entry.nobody');
                const when = formatInstant(each.createdAt, zone);
                return (
                  <li key={each.version} class="small">
                    {each.withdrawn
                      ? t('entry.versionTakenBack', { who, when })
                      : t('entry.version', { what: saidWords(each), who, when })}
                  </li>
                );
              })}
          </ul>
        )}
      </Loaded>
    </div>
  );
}
