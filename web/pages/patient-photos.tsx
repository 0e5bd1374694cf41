import type { Timeline } from '../../server/contract/timeline.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty } from '../parts/feedback.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { gridColumns } from '../parts/photo-grid/columns.ts';
import { PhotoGrid } from '../parts/photo-grid/photo-grid.tsx';
import { usePairChoice } from '../parts/photo-grid/use-pair-choice.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** All photos of a patient at a glance: what there is, what is missing, and any two side by side. */
export default function PatientPhotosPage({ params: { id = '' } }: PageInput) {
  return (
    <PatientPage patientId={id} tab="photos" title={t('grid.title')} wide>
      {(timeline) => <Photos key={id} timeline={timeline} />}
    </PatientPage>
  );
}

function Photos({ timeline }: { timeline: Timeline }) {
  const { patient } = timeline;
  const choice = usePairChoice(patient.id);
  if (gridColumns(timeline).length === 0) {
    return (
      <Empty title={t('grid.empty')} text={t('grid.emptyText')}>
        <LinkButton href={`/patients/${patient.id}`}>{t('grid.emptyAction')}</LinkButton>
      </Empty>
    );
  }
  return (
    <>
      <div class="grid-choice">
        <p role="status">{choice.words || t('grid.lead')}</p>
        {choice.first && <Button onClick={choice.clear}>{t('grid.choice.clear')}</Button>}
      </div>
      <PhotoGrid timeline={timeline} choice={choice} />
    </>
  );
}
