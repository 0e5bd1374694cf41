import type { RepeatabilityList, SecondBaselineList } from '../../server/contract/repeatability.ts';
import { get } from '../api.ts';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { CoverPart } from '../parts/repeatability/cover-part.tsx';
import { ErrorTable } from '../parts/repeatability/error-table.tsx';
import { SecondBaselinesPart } from '../parts/repeatability/second-baselines-part.tsx';
import { TakingPart } from '../parts/repeatability/taking-part.tsx';
import { SettingsPage } from '../parts/settings-page.tsx';
import { useResource } from '../parts/use-resource.ts';
import { t } from '../words.ts';

/** The measuring error: what verdicts stand on, how far the clinic knows its own, and what that covers. */
export default function RepeatabilityPage() {
  const path = '/api/repeatability';
  const list = useResource(path, (signal) => get<RepeatabilityList>(path, { signal }));
  const secondPath = `${path}/second-baselines`;
  const second = useResource(secondPath, (signal) => get<SecondBaselineList>(secondPath, { signal }));
  return (
    <SettingsPage tab="repeatability" lead={t('repeatability.lead')}>
      <Loaded resource={list} busy={t('repeatability.loading')}>
        {({ rows, pairsNeeded }) => (
          <>
            {rows.every(({ pairs }) => pairs === 0) && (
              <Empty
                title={t('repeatability.emptyTitle')}
                text={t('repeatability.emptyText', { needed: pairsNeeded })}
              >
                <a class="button button-main" href="/">
                  {t('repeatability.where')}
                </a>
              </Empty>
            )}
            <ErrorTable rows={rows} pairsNeeded={pairsNeeded} />
            <CoverPart title={t('repeatability.coversTitle')} rows={rows} />
            <TakingPart />
          </>
        )}
      </Loaded>
      <SecondBaselinesPart list={second} />
    </SettingsPage>
  );
}
