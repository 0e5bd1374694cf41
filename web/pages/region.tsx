import { useLocation } from 'preact-iso';
import type { Region } from '../../server/contract/analysis.ts';
import type { View } from '../../server/contract/codes.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { LinkButton } from '../parts/button.tsx';
import { options, SelectField } from '../parts/choices.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { RegionEditor } from '../parts/region/region-editor.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

export default function RegionPage({ params, query }: PageInput) {
  return (
    <PatientPage patientId={params.id ?? ''} tab="compare" title={t('region.title')} wide>
      {(timeline) => <RegionOfView timeline={timeline} asked={query.view} />}
    </PatientPage>
  );
}

function RegionOfView({ timeline, asked }: { timeline: Timeline; asked: string | undefined }) {
  const { path, route } = useLocation();
  const patientId = timeline.patient.id;
  const primary = timeline.courses.at(-1)?.primaryView;
  const known = timeline.references;
  const chosen =
    known.find(({ view }) => view === asked) ?? known.find(({ view }) => view === primary) ?? known[0];
  const resource = useResource(
    chosen ? `${patientId} ${chosen.view} ${chosen.photoId}` : null,
    async (signal) => {
      const [region, reference] = await Promise.all([
        get<Region>(`/api/patients/${patientId}/regions/${chosen?.view}`, { signal }),
        get<Photo>(`/api/photos/${chosen?.photoId}`, { signal }),
      ]);
      return { region, reference };
    },
  );
  if (!chosen) {
    return (
      <Empty title={t('region.noReference')} text={t('region.noReferenceText')}>
        <LinkButton href={`/patients/${patientId}`}>{t('region.noReferenceAction')}</LinkButton>
      </Empty>
    );
  }
  return (
    <div class="stack">
      <h2>{t('region.title')}</h2>
      <div class="pickers">
        <SelectField<View>
          name="view"
          label={t('region.view')}
          value={chosen.view}
          options={options(
            known.map(({ view }) => view),
            (view) => t(`codes.view.${view}`),
          )}
          onChange={(view) => route(`${path}?view=${view}`, true)}
        />
      </div>
      <Loaded resource={resource} busy={t('region.loading')}>
        {({ region, reference }) => (
          <div class="stack">
            <p class="page-lead">{t(region.shape === 'part' ? 'region.part.lead' : 'region.lead')}</p>
            <p class="quiet small">
              {t('region.version', { version: region.version, source: t(`region.source.${region.source}`) })}
            </p>
            <RegionEditor
              key={`${region.view} ${region.version}`}
              region={region}
              reference={reference}
              onSaved={(saved) => resource.set({ region: saved, reference })}
              onTakeTheirs={resource.reload}
            />
          </div>
        )}
      </Loaded>
    </div>
  );
}
