import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Patient, PatientChange } from '../../server/contract/patients.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ClosePatientDialog, reopenPatient } from '../parts/close-patient-dialog.tsx';
import { EditForm } from '../parts/edit-form.tsx';
import { Section } from '../parts/page.tsx';
import { PatientFields, readPatient } from '../parts/patient-fields.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import { toast } from '../parts/toast.tsx';
import type { PageInput } from '../routes.tsx';
import { useHasRole } from '../session.tsx';
import { t } from '../words.ts';

export default function PatientEditPage({ params }: PageInput) {
  const { route } = useLocation();
  const patientId = params.id ?? '';
  const mayReadTrail = useHasRole('doctor', 'admin');
  return (
    <PatientPage patientId={patientId} tab="edit" title={t('patients.editTitle')}>
      {({ patient }, { reload }) => (
        <>
          <EditForm<Patient, PatientChange>
            key={`${patient.id} ${patient.version}`}
            path={`/api/patients/${patient.id}`}
            thing={patient}
            read={readPatient}
            onCancel={() => route(`/patients/${patient.id}`)}
            onSaved={(_, how) => {
              if (how === 'taken') return reload();
              toast(t('patients.saved'));
              route(`/patients/${patient.id}`);
            }}
          >
            {(shown) => <PatientFields patient={shown} />}
          </EditForm>
          <Section title={t('patients.lostPart')}>
            <Lost patient={patient} onChanged={reload} />
          </Section>
          {mayReadTrail && (
            <Section title={t('patients.trailPart')}>
              <div class="section-body stack">
                <p class="quiet">{t('patients.trailText')}</p>
                <div>
                  <LinkButton href={`/patients/${patient.id}/audit`}>{t('patients.trail')}</LinkButton>
                </div>
              </div>
            </Section>
          )}
        </>
      )}
    </PatientPage>
  );
}

/** A patient who will not come back is closed with the reason, and can be opened again. */
function Lost({ patient, onChanged }: { patient: Patient; onChanged: () => void }) {
  const [asking, setAsking] = useState(false);
  if (patient.status === 'lost') {
    return (
      <div class="section-body stack">
        <p>{t('patients.isLost', { reason: patient.lostReason ?? t('common.unknown') })}</p>
        <div>
          <Button onClick={() => void reopenPatient(patient.id, patient.version).then(onChanged)}>
            {t('patients.reopen')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div class="section-body stack">
      <p class="quiet">{t('patients.lostText')}</p>
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('patients.close')}
        </Button>
      </div>
      {asking && (
        <ClosePatientDialog patientId={patient.id} onChanged={onChanged} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}
