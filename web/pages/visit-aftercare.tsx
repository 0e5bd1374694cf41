import type { AftercareSheet } from '../../server/contract/aftercare.ts';
import { get } from '../api.ts';
import { formatDay } from '../dates.ts';
import { dayWords } from '../parts/aftercare/aftercare-words.ts';
import { OverridesSection } from '../parts/aftercare/overrides-section.tsx';
import { Sheet } from '../parts/aftercare/sheet.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Empty, Notice, ProblemNotice } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { usePrint } from '../parts/use-print.ts';
import { useResource } from '../parts/use-resource.ts';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** What the patient takes home after a session, and what a doctor says otherwise for this one. */
export default function VisitAftercarePage({ params: { id = '' } }: PageInput) {
  const path = `/api/visits/${id}/aftercare`;
  const sheet = useResource(path, (signal) => get<AftercareSheet>(path, { signal }));
  const { value } = sheet;
  if (!value?.patientId || value.visitId !== id) {
    return (
      <div class="page">
        <Loaded resource={sheet} busy={t('aftercare.loading')}>
          {() => null}
        </Loaded>
      </div>
    );
  }
  return (
    <PatientPage patientId={value.patientId} tab={null} title={t('aftercare.title')}>
      {({ patient }) =>
        value.standing === 'runs' ? (
          <>
            <Tools sheet={value} visitId={id} />
            <Sheet sheet={value} patient={patient} />
            <OverridesSection sheet={value} patient={patient} onSaved={sheet.reload} />
          </>
        ) : (
          <NoSheet standing={value.standing} visitId={id} />
        )
      }
    </PatientPage>
  );
}

function NoSheet({ standing, visitId }: { standing: AftercareSheet['standing']; visitId: string }) {
  return (
    <Empty title={t(`aftercare.standingTitle.${standing}`)} text={t(`aftercare.standing.${standing}`)}>
      <LinkButton href={`/visits/${visitId}`}>{t('aftercare.toVisit')}</LinkButton>
    </Empty>
  );
}

function Tools({ sheet, visitId }: { sheet: AftercareSheet; visitId: string }) {
  const { printing, problem, print } = usePrint(`/api/visits/${visitId}/aftercare/prints`, '.leaflet');
  const { restartedBy, today } = sheet;
  return (
    <div class="leaflet-tools">
      <p class="page-lead measure">
        {today && <strong>{dayWords(today.day)}. </strong>}
        {t('aftercare.lead')}
      </p>
      {restartedBy && <Restarted {...restartedBy} />}
      {!sheet.branch.phone && <p class="quiet small">{t('aftercare.noPhone')}</p>}
      <div class="row">
        <Button look="main" busy={printing && t('aftercare.printing')} onClick={() => void print()}>
          {t('aftercare.print')}
        </Button>
        <LinkButton href={`/visits/${visitId}`}>{t('aftercare.back')}</LinkButton>
        <LinkButton href="/information" look="plain">
          {t('aftercare.toInformation')}
        </LinkButton>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  );
}

function Restarted({ visitId, on }: NonNullable<AftercareSheet['restartedBy']>) {
  const date = formatDay(on);
  return (
    <Notice look="caution" title={t('aftercare.restartedTitle')}>
      <p>{t('aftercare.restartedText', { date })}</p>
      <LinkButton href={`/visits/${visitId}/aftercare`}>{t('aftercare.restartedLink', { date })}</LinkButton>
    </Notice>
  );
}
