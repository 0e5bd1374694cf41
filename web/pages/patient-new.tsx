import { useLocation } from 'preact-iso';
import type { Patient } from '../../server/contract/patients.ts';
import { post } from '../api.ts';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { PatientFields, readPatient } from '../parts/patient-fields.tsx';
import { toast } from '../parts/toast.tsx';
import { t } from '../words.ts';

export default function PatientNewPage() {
  const { route } = useLocation();
  return (
    <Page title={t('patients.addTitle')} narrow>
      <Form
        submit={t('patients.add')}
        busy={t('patients.adding')}
        onCancel={() => route('/patients')}
        onSubmit={async (entries) => {
          const patient = await post<Patient>('/api/patients', readPatient(entries));
          toast(t('patients.added', { name: patient.name, code: patient.code }));
          route(`/patients/${patient.id}`);
        }}
      >
        <PatientFields />
      </Form>
    </Page>
  );
}
