import { useMemo } from 'preact/hooks';
import type { AuditPage as AuditAnswer, AuditEntry } from '../../server/contract/house.ts';
import type { PersonList } from '../../server/contract/people.ts';
import { get } from '../api.ts';
import { formatInstant } from '../dates.ts';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Pager } from '../parts/pager.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { usePages } from '../parts/use-pages.ts';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useTimeZone } from '../session.tsx';
import { findWords, t } from '../words.ts';

const loadPage = async (patient: string | undefined, after: number | undefined, signal: AbortSignal) => {
  const page = await get<AuditAnswer>('/api/audit', { query: { patient, after }, signal });
  return { items: page.entries, after: page.after };
};

export default function AuditPage({ query }: PageInput) {
  const { patient } = query;
  const first = useResource(`audit ${patient ?? ''}`, (signal) => loadPage(patient, undefined, signal));
  const list = usePages(first.value, (after: number, signal) => loadPage(patient, after, signal));
  const people = useResource('/api/people', (signal) => get<PersonList>('/api/people', { signal }));
  const names = useMemo(
    () => new Map(people.value?.people.map((person) => [person.id, person.name])),
    [people.value],
  );
  return (
    <SettingsPage tab="audit" lead={t('audit.lead')}>
      <Loaded resource={first} busy={t('audit.loading')}>
        {() =>
          list.items.length === 0 ? (
            <Empty title={t('audit.emptyTitle')} text={t('audit.emptyText')} />
          ) : (
            <>
              <AuditTable entries={list.items} names={names} />
              <Pager more={list.more} busy={list.busy} problem={list.problem} onMore={list.next} />
            </>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}

function AuditTable({ entries, names }: { entries: AuditEntry[]; names: ReadonlyMap<string, string> }) {
  const zone = useTimeZone();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by keys.
    <section class="table-scroll" aria-label={t('settings.tabs.audit')} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.about')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td class="nowrap">
                <time dateTime={entry.at}>{formatInstant(entry.at, zone)}</time>
              </td>
              <td>{actorName(entry.actorId, names)}</td>
              <td>
                {codeWords('action', entry.action)} {codeWords('noun', entry.noun)}
              </td>
              <td>
                <About entry={entry} names={names} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function actorName(id: string | null, names: ReadonlyMap<string, string>): string {
  if (id === null || id === 'system') return t('audit.system');
  return names.get(id) ?? id;
}

const codeWords = (group: 'action' | 'noun', code: string) =>
  findWords(`audit.${group}.${code}`) ?? code.replaceAll('_', ' ');

function About({ entry, names }: { entry: AuditEntry; names: ReadonlyMap<string, string> }) {
  const person = entry.nounId && names.get(entry.nounId);
  const details = Object.entries(entry.details).flatMap(([name, value]) => {
    const label = findWords(`audit.detail.${name}`);
    return label === undefined ? [] : [`${label}: ${detailWords(value)}`];
  });
  return (
    <>
      {entry.patientId && <a href={`/patients/${entry.patientId}`}>{t('audit.patientRecord')}</a>}
      {person && <span>{person}</span>}
      {details.length > 0 && <span class="table-detail">{details.join(' · ')}</span>}
    </>
  );
}

/** Codes and numbers as they stand in the trail; ids say nothing to a reader and are left out. */
const detailWords = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
