import { AuditList } from '../parts/audit-list.tsx';
import { PatientPage } from '../parts/patient-page.tsx';
import type { PageInput } from '../routes.tsx';
import { t } from '../words.ts';

/** What was done in one patient's record, and by whom: for doctors and administrators. */
export default function PatientAuditPage({ params: { id = '' } }: PageInput) {
  return (
    <PatientPage patientId={id} tab={null} title={t('audit.title')}>
      {() => (
        <section class="stack">
          <h2>{t('audit.title')}</h2>
          <p class="quiet measure">{t('audit.patientLead')}</p>
          <AuditList key={id} patient={id} />
          <p>
            <a href={`/patients/${id}/edit`}>{t('audit.backToEdit')}</a>
          </p>
        </section>
      )}
    </PatientPage>
  );
}
