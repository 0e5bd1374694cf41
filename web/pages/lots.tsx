import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { LotSession, LotSessions } from '../../server/contract/lots.ts';
import { get } from '../api.ts';
import { formatDay } from '../dates.ts';
import { formatNumber } from '../numbers.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { useHasRole } from '../session.tsx';
import { t } from '../words.ts';

/** All sessions with a lot, for a recall; the lot stands in the address. */
export default function LotsPage({ query: { lot = '' } }: PageInput) {
  const asked = lot.trim();
  const { route } = useLocation();
  const [typed, type] = useState(asked);
  const found = useResource(asked === '' ? null : `lot ${asked}`, (signal) =>
    get<LotSessions>('/api/lots', { query: { lot: asked }, signal }),
  );
  return (
    <Page title={t('lots.title')} lead={t('lots.lead')}>
      <search>
        <form
          class="lots-search"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') route(`/lots?lot=${encodeURIComponent(typed.trim())}`);
          }}
        >
          <span class="search">
            <Icon name="search" />
            <input
              key={asked}
              class="input"
              type="search"
              aria-label={t('lots.search')}
              placeholder={t('lots.search')}
              defaultValue={asked}
              maxLength={500}
              spellcheck={false}
              onInput={(event) => type(event.currentTarget.value)}
            />
          </span>
          <Button type="submit">{t('lots.find')}</Button>
        </form>
      </search>
      {asked !== '' && (
        <Loaded resource={found} busy={t('lots.loading')}>
          {({ sessions }) =>
            sessions.length === 0 ? (
              <Empty title={t('lots.none', { lot: asked })} text={t('lots.noneText')} />
            ) : (
              <Sessions lot={asked} sessions={sessions} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Sessions({ lot, sessions }: { lot: string; sessions: LotSession[] }) {
  const mayExport = useHasRole('doctor', 'admin');
  return (
    <>
      <div class="row lots-found">
        <p class="list-count" role="status">
          {t('lots.found', { count: sessions.length, lot })}
        </p>
        {mayExport && (
          <a class="button" href={`/api/lots/sessions.csv?lot=${encodeURIComponent(lot)}`} download="">
            {t('lots.csv')}
          </a>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reachable by keys. */}
      <section class="table-scroll" aria-label={t('lots.title')} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('lots.patient')}</th>
              <th scope="col">{t('lots.date')}</th>
              <th scope="col">{t('lots.kit')}</th>
              <th scope="col">{t('lots.expires')}</th>
              <th scope="col" class="number">
                {t('lots.injected')}
              </th>
              <th scope="col">{t('lots.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((each) => (
              <tr key={each.visitId}>
                <th scope="row">
                  <a href={`/patients/${each.patientId}`}>{each.patientName}</a>{' '}
                  <span class="code quiet">{each.patientCode}</span>
                </th>
                <td>{formatDay(each.on)}</td>
                <td>{each.kit ?? '–'}</td>
                <td>{each.expiresOn ? formatDay(each.expiresOn) : '–'}</td>
                <td class="number">
                  {each.injectedMl === null ? '–' : `${formatNumber(each.injectedMl)} ml`}
                </td>
                <td>
                  <a href={`/visits/${each.visitId}/record`}>
                    {t(`codes.recordState.${each.state}`)}
                    <span class="heard-only">
                      {' '}
                      {t('lots.open')}: {each.patientName}
                    </span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
