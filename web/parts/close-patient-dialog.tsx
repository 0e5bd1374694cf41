import type { Patient, PatientChange } from '../../server/contract/patients.ts';
import { get, patch } from '../api.ts';
import { t } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { problemWords } from './feedback.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { text } from './form-entries.ts';
import { toast } from './toast.tsx';

const change = (id: string, to: PatientChange, version: number) =>
  patch<Patient>(`/api/patients/${id}`, to, { version });

/** A patient who was closed comes back. Says how it went. */
export async function reopenPatient(id: string, version: number): Promise<void> {
  try {
    await change(id, { status: 'active', lostReason: null }, version);
    toast(t('patients.reopened'));
  } catch (problem) {
    toast(problemWords(problem).detail);
  }
}

/** Closes a patient who will not come back, with the reason; nothing is deleted, and it can be undone. */
export function ClosePatientDialog(props: { patientId: string; onChanged: () => void; onClose: () => void }) {
  const { patientId, onChanged, onClose } = props;
  return (
    <Dialog title={t('patients.close')} onClose={onClose}>
      <Form
        submit={t('patients.close')}
        busy={t('patients.closing')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          const lostReason = text(entries, 'lostReason');
          // Nothing but the state is changed, so the version it has now is as good as the one that was seen.
          const { version: seen } = await get<Patient>(`/api/patients/${patientId}`);
          const { version } = await change(patientId, { status: 'lost', lostReason }, seen);
          onChanged();
          onClose();
          toast(t('patients.closed'), () => void reopenPatient(patientId, version).then(onChanged));
        }}
      >
        <p class="quiet">{t('patients.lostText')}</p>
        <TextField
          name="lostReason"
          label={t('patients.lostReason')}
          hint={t('patients.lostReasonHint')}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
