import type { PhotoList } from '../../server/contract/photos.ts';
import type { Visit } from '../../server/contract/visits.ts';
import { get } from '../api.ts';
import { CaptureDesk } from '../parts/capture/capture-desk.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** Capture: one slot a view, the session beside it, the patient in sight. */
export default function VisitPage({ params: { id = '' } }: PageInput) {
  const visit = useResource(`/api/visits/${id}`, (signal) => get<Visit>(`/api/visits/${id}`, { signal }));
  const photos = useResource(`/api/visits/${id}/photos`, (signal) =>
    get<PhotoList>(`/api/visits/${id}/photos`, { signal }),
  );
  const { value } = visit;
  if (value === undefined || value.id !== id) {
    return (
      <div class="page">
        <Loaded resource={visit} busy={t('capture.loading')}>
          {() => null}
        </Loaded>
      </div>
    );
  }
  return (
    <PatientPage patientId={value.patientId} tab={null} title={t('capture.title')} wide>
      {(timeline, timelineResource) => (
        <CaptureDesk
          key={id}
          visit={value}
          timeline={timeline}
          photos={photos}
          onTimelineChanged={timelineResource.reload}
        />
      )}
    </PatientPage>
  );
}
