import type { Alignment } from '../../server/contract/analysis.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { get } from '../api.ts';
import { formatDay } from '../dates.ts';
import { AlignEditor } from '../parts/align/align-editor.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { useResource } from '../parts/use-resource.ts';
import { isApiProblem } from '../problem.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

export default function AlignPage({ params, query }: PageInput) {
  return (
    <PatientPage patientId={params.id ?? ''} tab="compare" title={t('align.title')} wide>
      {(timeline) => <AlignPhoto timeline={timeline} photoId={query.photo ?? ''} />}
    </PatientPage>
  );
}

interface Loading {
  photo: Photo;
  reference: Photo | null;
  alignment: Alignment | null;
}

function AlignPhoto({ timeline, photoId }: { timeline: Timeline; photoId: string }) {
  const resource = useResource(`align ${photoId}`, (signal) => load(timeline, photoId, signal));
  return (
    <div class="stack">
      <h2 class="align-title">{t('align.title')}</h2>
      <Loaded resource={resource} busy={t('align.loading')}>
        {({ photo, reference, alignment }) => {
          if (!reference || reference.id === photo.id) {
            return (
              <Empty title={t(reference ? 'align.isReference' : 'align.noReference')}>
                <LinkButton href={`/patients/${photo.patientId}/compare`}>{t('align.back')}</LinkButton>
              </Empty>
            );
          }
          return (
            <div class="stack-wide">
              <p class="page-lead">{stateWords(alignment)}</p>
              <AlignEditor
                key={alignment?.id}
                photo={photo}
                reference={reference}
                alignment={alignment}
                names={{
                  reference: nameOf('align.reference', reference, timeline),
                  photo: nameOf('align.photo', photo, timeline),
                }}
                onTakeTheirs={resource.reload}
              />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}

async function load(timeline: Timeline, photoId: string, signal: AbortSignal): Promise<Loading> {
  const photo = await get<Photo>(`/api/photos/${photoId}`, { signal });
  const referenceId = timeline.references.find((each) => each.view === photo.view)?.photoId;
  const [reference, alignment] = await Promise.all([
    referenceId ? get<Photo>(`/api/photos/${referenceId}`, { signal }) : null,
    get<Alignment>(`/api/photos/${photoId}/alignment`, { signal }).catch(noneYet),
  ]);
  return { photo, reference, alignment };
}

function noneYet(problem: unknown): null {
  if (isApiProblem(problem) && problem.status === 404) return null;
  throw problem;
}

function stateWords(alignment: Alignment | null): string {
  if (!alignment) return t('align.nowNone');
  if (alignment.state === 'refused') return t('align.nowRefused');
  return t('align.now', { source: t(`codes.alignmentSource.${alignment.source}`) });
}

function nameOf(side: 'align.reference' | 'align.photo', photo: Photo, { visits }: Timeline): string {
  const visit = visits.find((each) => each.id === photo.visitId);
  return visit
    ? t('align.dateOf', { side: t(side), date: formatDay(visit.date, visit.datePrecision) })
    : t(side);
}
