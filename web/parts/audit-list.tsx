import { useMemo } from 'preact/hooks';
import type { AuditPage as AuditAnswer, AuditEntry, AuditNames } from '../../server/contract/house.ts';
import { get } from '../api.ts';
import { formatInstant } from '../dates.ts';
import { useTimeZone } from '../session.tsx';
import { findWords, t } from '../words.ts';
import { Empty } from './feedback.tsx';
import { Loaded } from './loaded.tsx';
import { Pager } from './pager.tsx';
import { usePages } from './use-pages.ts';
import { useResource } from './use-resource.ts';

const loadPage = async (patient: string | undefined, after: number | undefined, signal: AbortSignal) => {
  const page = await get<AuditAnswer>('/api/audit', { query: { patient, after }, signal });
  return { items: page.entries, after: page.after };
};

/** The trail, newest first: of one patient, or of the whole house. */
export function AuditList({ patient }: { patient?: string | undefined }) {
  const first = useResource(`audit ${patient ?? ''}`, (signal) => loadPage(patient, undefined, signal));
  const list = usePages(first.value, (after: number, signal) => loadPage(patient, after, signal));
  const address = '/api/audit/names';
  const people = useResource(address, (signal) => get<AuditNames>(address, { signal }));
  const names = useMemo(
    () => new Map(people.value?.people.map((person) => [person.id, person.name])),
    [people.value],
  );
  return (
    <Loaded resource={first} busy={t('audit.loading')}>
      {() =>
        list.items.length === 0 ? (
          <Empty title={t('audit.emptyTitle')} text={t('audit.emptyText')} />
        ) : (
          <>
            <AuditTable entries={list.items} names={names} linked={patient === undefined} />
            <Pager more={list.more} busy={list.busy} problem={list.problem} onMore={list.next} />
          </>
        )
      }
    </Loaded>
  );
}

interface AuditTableProps {
  entries: AuditEntry[];
  names: ReadonlyMap<string, string>;
  /** An entry leads to its patient; not needed where all are of the one whose page it is. */
  linked: boolean;
}

function AuditTable({ entries, names, linked }: AuditTableProps) {
  const zone = useTimeZone();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by keys.
    <section class="table-scroll" aria-label={t('audit.title')} tabIndex={0}>
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
                <About entry={entry} names={names} linked={linked} />
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

function About({ entry, names, linked }: Omit<AuditTableProps, 'entries'> & { entry: AuditEntry }) {
  const person = entry.nounId && names.get(entry.nounId);
  const details = Object.entries(entry.details).flatMap(([name, value]) => {
    const label = findWords(`audit.detail.${name}`);
    return label === undefined ? [] : [`${label}: ${detailWords(value)}`];
  });
  return (
    <>
      {linked && entry.patientId && <a href={`/patients/${entry.patientId}`}>{t('audit.patientRecord')}</a>}
      {person && <span>{person}</span>}
      {details.length > 0 && <span class="table-detail">{details.join(' · ')}</span>}
    </>
  );
}

/** Codes and numbers as they stand in the trail; ids say nothing to a reader and are left out. */
const detailWords = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
