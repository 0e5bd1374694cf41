import { useState } from 'preact/hooks';
import type { RecordHistory, RecordVersion } from '../../../server/contract/session-record.ts';
import { get } from '../../api.ts';
import { formatInstant } from '../../dates.ts';
import { reasonWords, t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { changedFields, fieldValueWords, type RecordContext } from './record-words.ts';

/** Every version of the record: who, when, why, and what stood there before. Fetched when it is opened. */
export function HistoryPart({
  path,
  version,
  context,
}: {
  path: string;
  version: number;
  context: RecordContext;
}) {
  const [open, setOpen] = useState(false);
  const key = open ? `${path}/history ${version}` : null;
  const history = useResource(key, (signal) => get<RecordHistory>(`${path}/history`, { signal }), {
    keep: true,
  });
  return (
    <details class="record-part record-history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Icon name="chevron" directed />
        <span class="record-part-title">{t('record.history.title')}</span>
      </summary>
      <div class="record-part-body">
        {open && (
          <Loaded resource={history} busy={t('record.loading')}>
            {({ versions }) => (
              <ol class="record-versions">
                {versions.map((each, index) => (
                  <Version key={each.version} version={each} before={versions[index + 1]} context={context} />
                ))}
              </ol>
            )}
          </Loaded>
        )}
      </div>
    </details>
  );
}

function titleOf({ state, reason }: RecordVersion): string {
  if (reason !== null) return t('record.history.corrected');
  return t(state === 'signed' ? 'record.history.signed' : 'record.history.written');
}

function Version(props: {
  version: RecordVersion;
  before: RecordVersion | undefined;
  context: RecordContext;
}) {
  const { version, before, context } = props;
  const earlier = before?.record ?? {};
  const fields = changedFields(earlier, version.record);
  const words = (record: typeof earlier, field: (typeof fields)[number]) =>
    fieldValueWords(record, field, context) ?? t('record.history.nothing');
  const when = version.savedAt && formatInstant(version.savedAt, context.timeZone);
  return (
    <li>
      <p>
        <strong>{titleOf(version)}</strong>{' '}
        <span class="quiet small">
          {t('record.history.by', { who: version.savedBy ?? t('record.history.unknown'), when })}
        </span>
      </p>
      {version.reason && <p>{t('record.history.why', { reason: version.reason })}</p>}
      {fields.length === 0 ? (
        <p class="quiet small">{t('record.history.unchanged')}</p>
      ) : (
        <ul class="record-changes">
          {fields.map((field) => (
            <li key={field}>
              {t(`record.field.${field}`)}: {words(version.record, field)}
              {fieldValueWords(earlier, field, context) !== null && (
                <span class="quiet"> ({t('record.history.was', { before: words(earlier, field) })})</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {version.confirmations.map((each) => (
        <p class="small" key={`${each.code} ${each.field}`}>
          {t('record.history.confirmed', { warning: reasonWords(each), reason: each.reason })}
        </p>
      ))}
    </li>
  );
}
