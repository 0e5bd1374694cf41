import { OldPhotosDesk } from '../parts/old-photos/old-photos-desk.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** Photographs from before the tool: looked at first, stored when a person says so, taken back together. */
export default function OldPhotosPage({ params: { id = '' } }: PageInput) {
  return (
    <PatientPage patientId={id} tab={null} title={t('oldPhotos.title')}>
      {(timeline, resource) => (
        <OldPhotosDesk key={id} timeline={timeline} onTimelineChanged={resource.reload} />
      )}
    </PatientPage>
  );
}
