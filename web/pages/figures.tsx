import { useEffect } from 'preact/hooks';
import type { Figures } from '../../server/contract/figures.ts';
import { get } from '../api.ts';
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { DivisionFields, figureQuery } from '../parts/figures/division-fields.tsx';
import { FrozenSets } from '../parts/figures/frozen-sets.tsx';
import { ShownFigures } from '../parts/figures/shown-figures.tsx';
import { TakeAway } from '../parts/figures/take-away.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** While courses are still worked out the page asks again by itself. */
const askAgainMs = 500;

/** How all courses of the clinic went. */
export default function FiguresPage({ query }: PageInput) {
  const asked = figureQuery(query);
  const figures = useResource(
    `/api/figures ${asked.by} ${asked.deidentified}`,
    (signal) => get<Figures>('/api/figures', { signal, query: asked }),
    { keep: true },
  );
  const pending = figures.value?.pending ?? 0;
  const { reload, value } = figures;
  useEffect(() => {
    if (pending === 0) return;
    const timer = setTimeout(reload, askAgainMs);
    return () => clearTimeout(timer);
  }, [pending, value, reload]);
  return (
    <Page title={t('figures.title')} lead={t('figures.lead')}>
      <DivisionFields asked={asked} />
      <Loaded resource={figures} busy={t('figures.loading')}>
        {(shown) =>
          shown.courses === 0 && shown.pending === 0 ? (
            <Empty title={t('figures.empty')} text={t('figures.emptyText')}>
              <LinkButton href="/patients">{t('figures.emptyAction')}</LinkButton>
            </Empty>
          ) : (
            <>
              {shown.pending > 0 && (
                <p role="status" class="quiet">
                  {t('figures.pending', { count: shown.pending })}
                </p>
              )}
              <ShownFigures figures={shown} />
              {shown.pending === 0 && (
                <Section title={t('figures.take')}>
                  <TakeAway path="/api/figures.csv" />
                </Section>
              )}
            </>
          )
        }
      </Loaded>
      <FrozenSets mayFreeze={value !== undefined && value.courses > 0 && pending === 0} />
    </Page>
  );
}
