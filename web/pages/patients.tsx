import { useMemo } from 'preact/hooks';
import type { PatientPage, PatientRow } from '../../server/contract/patients.ts';
import type { Trend } from '../../server/contract/progress.ts';
import { get } from '../api.ts';
import { formatDay, todayIn } from '../dates.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { Pager } from '../parts/pager.tsx';
import { TrendLine } from '../parts/patients/trend-line.tsx';
import { useTrends } from '../parts/patients/use-trends.ts';
import { Thumb } from '../parts/thumb.tsx';
import { usePages } from '../parts/use-pages.ts';
import { useResource } from '../parts/use-resource.ts';
import { useSearch } from '../parts/use-search.ts';
import { t } from '../words.ts';

const loadPage = async (q: string, after: string | undefined, signal: AbortSignal) => {
  const page = await get<PatientPage>('/api/patients', { query: { q, after }, signal });
  return { items: page.patients, after: page.after };
};

export default function PatientsPage() {
  const { typed, type, asked } = useSearch();
  const first = useResource(`patients ${asked}`, (signal) => loadPage(asked, undefined, signal), {
    keep: true,
  });
  const page = useMemo(() => first.value, [first.value]);
  const list = usePages(page, (after: string, signal) => loadPage(asked, after, signal));
  const trends = useTrends(list.items.filter((row) => row.thumbPhotoId !== null).map(({ id }) => id));
  return (
    <Page
      title={t('patients.title')}
      actions={
        <LinkButton href="/patients/new" look="main" icon="plus">
          {t('patients.newPatient')}
        </LinkButton>
      }
    >
      <search class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          aria-label={t('patients.search')}
          placeholder={t('patients.search')}
          value={typed}
          maxLength={100}
          spellcheck={false}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </search>
      <p class="small">
        <a href="/lots">{t('patients.byLot')}</a>
      </p>
      <Loaded resource={first} busy={t('patients.loading')}>
        {() => (
          <>
            <p class={list.items.length > 0 ? 'list-count' : 'heard-only'} role="status">
              {countWords(list.items.length, list.more)}
            </p>
            {list.items.length === 0 ? (
              <NobodyFound query={asked} />
            ) : (
              <ul class="rows">
                {list.items.map((row) => (
                  <Row key={row.id} row={row} trend={trends.get(row.id)} />
                ))}
              </ul>
            )}
            <Pager more={list.more} busy={list.busy} problem={list.problem} onMore={list.next} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const countWords = (count: number, more: boolean) =>
  more ? t('patients.foundMore', { count }) : t('patients.found', { count });

/** What the patient is to come for next, and until when. */
function nextWords({ milestone, opensOn, closesOn }: NonNullable<PatientRow['next']>): string {
  const today = todayIn();
  const name = t(`codes.milestone.${milestone}`);
  if (opensOn > today) return t('patients.nextOpens', { milestone: name, date: formatDay(opensOn) });
  const which = closesOn < today ? 'patients.nextOverdue' : 'patients.nextDue';
  return t(which, { milestone: name, date: formatDay(closesOn) });
}

function Row({ row, trend }: { row: PatientRow; trend: Trend | null | undefined }) {
  return (
    <li>
      <a class="rows-link rows-patient" href={`/patients/${row.id}`}>
        <Thumb photoId={row.thumbPhotoId} />
        <span class="rows-main">
          <span class="rows-name">{row.name}</span>
          <span class="rows-detail">
            <span class="code">{row.code}</span>
            {row.yearOfBirth !== null && ` · ${t('patient.born', { year: row.yearOfBirth })}`}
            {row.status === 'lost' && ` · ${t('patients.lost')}`}
          </span>
          {row.next && <span class="rows-detail">{nextWords(row.next)}</span>}
        </span>
        {/* Room is kept for it, so that no row moves when it comes. */}
        {row.thumbPhotoId !== null && <span class="rows-trend">{trend && <TrendLine trend={trend} />}</span>}
        <span class="rows-end">
          {row.lastVisitOn === null ? (
            t('patients.noVisit')
          ) : (
            <>
              <span>{t('patients.lastVisit')}</span>
              <span class="ink">{formatDay(row.lastVisitOn)}</span>
            </>
          )}
        </span>
      </a>
    </li>
  );
}

function NobodyFound({ query }: { query: string }) {
  if (query === '') return <Empty title={t('patients.noneTitle')} text={t('patients.noneText')} />;
  return (
    <Empty title={t('patients.nobodyTitle', { query })} text={t('patients.nobodyText')}>
      <LinkButton href="/patients/new" icon="plus">
        {t('patients.newPatient')}
      </LinkButton>
    </Empty>
  );
}
