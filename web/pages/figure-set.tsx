import type { FigureSet } from '../../server/contract/figures.ts';
import { get } from '../api.ts';
import { formatDay } from '../dates.ts';
import { LinkButton } from '../parts/button.tsx';
import { DivisionFields, figureQuery } from '../parts/figures/division-fields.tsx';
import { ShownFigures } from '../parts/figures/shown-figures.tsx';
import { TakeAway } from '../parts/figures/take-away.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page, Section } from '../parts/page.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** Figures as they stood on the day they were frozen. */
export default function FigureSetPage({ params, query }: PageInput) {
  const asked = figureQuery(query);
  const path = `/api/figure-sets/${params.id}`;
  const set = useResource(
    `${path} ${asked.by} ${asked.deidentified}`,
    (signal) => get<FigureSet>(path, { signal, query: asked }),
    { keep: true },
  );
  const { value } = set;
  return (
    <Page
      title={value?.name ?? t('figures.setTitle')}
      lead={value && t('figures.setLead', { date: formatDay(value.frozenOn), who: value.frozenBy })}
      actions={<LinkButton href="/figures">{t('figures.setBack')}</LinkButton>}
    >
      <DivisionFields asked={asked} />
      <Loaded resource={set} busy={t('figures.setLoading')}>
        {({ figures, methods }) => (
          <>
            <ShownFigures figures={figures} />
            <Section title={t('figures.setMethods')}>
              <p class="measure">
                {t('figures.setMethodsText', {
                  anchor: t(`codes.anchor.${methods.anchor}`),
                  quartiles: methods.quartiles,
                  rules: methods.rules,
                  measuring: Object.entries(methods.measuring)
                    .map(([name, version]) => `${name} ${version}`)
                    .join(', '),
                })}
              </p>
            </Section>
            <Section title={t('figures.take')}>
              <TakeAway path={`${path}/rows.csv`} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
