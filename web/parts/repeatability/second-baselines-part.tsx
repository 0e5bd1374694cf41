import type { SecondBaselineList } from '../../../server/contract/repeatability.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Loaded } from '../loaded.tsx';
import type { Resource } from '../use-resource.ts';
import { formatError } from '../value-words.ts';
import { CoverWords } from './cover-part.tsx';

/** Pairs of two visits before any injection: what weeks add to the error, beside the figure and not in it. */
export function SecondBaselinesPart({ list }: { list: Resource<SecondBaselineList> }) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t('repeatability.second.title')}</h2>
      </div>
      <p class="quiet measure section-body">{t('repeatability.second.lead')}</p>
      <Loaded resource={list} busy={t('repeatability.loading')}>
        {({ rows, since, patientsAtMost }) => (
          <>
            {rows.length === 0 && <p class="measure">{t('repeatability.second.empty')}</p>}
            {rows.map((row) => (
              <div key={`${row.metric} ${row.unit} ${row.view}`} class="cover measure">
                <h3>
                  {t('repeatability.line', {
                    metric: t(`codes.metric.${row.metric}`),
                    unit: row.unit,
                    view: t(`codes.view.${row.view}`),
                  })}
                </h3>
                {row.error !== null && (
                  <p class="ink">
                    {t('repeatability.second.figure', {
                      count: row.pairs,
                      error: formatError(row.error, row.unit, row.errorKind),
                    })}
                  </p>
                )}
                {row.cover && <CoverWords cover={row.cover} />}
              </div>
            ))}
            <p class="quiet small measure">
              {t('repeatability.second.scope', { since: formatDay(since), most: patientsAtMost })}
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}
