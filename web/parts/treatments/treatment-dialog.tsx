import { useState } from 'preact/hooks';
import type { Treatment } from '../../../server/contract/treatments.ts';
import { patch, post } from '../../api.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { EditForm } from '../edit-form.tsx';
import { problemWords } from '../feedback.tsx';
import { Form } from '../form.tsx';
import { toast } from '../toast.tsx';
import { readTreatment, TreatmentFields } from './treatment-fields.tsx';

interface DialogProps {
  today: string;
  onSaved: () => void;
  onClose: () => void;
}

export function NewTreatmentDialog({
  patientId,
  today,
  onSaved,
  onClose,
}: DialogProps & { patientId: string }) {
  return (
    <Dialog title={t('treatments.addTitle')} onClose={onClose}>
      <Form
        submit={t('treatments.submit')}
        busy={t('common.saving')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          await post<Treatment>(`/api/patients/${patientId}/treatments`, readTreatment(entries));
          toast(t('treatments.saved'));
          onSaved();
          onClose();
        }}
      >
        <TreatmentFields today={today} />
      </Form>
    </Dialog>
  );
}

/** Corrects an entry, or takes it back; nothing of what was entered is lost. */
export function TreatmentDialog(props: DialogProps & { treatment: Treatment }) {
  const { today, onSaved, onClose } = props;
  const [shown, show] = useState(props.treatment);
  const path = `/api/treatments/${shown.id}`;

  const withdraw = async (seen: Treatment, withdrawn: boolean): Promise<void> => {
    try {
      const after = await patch<Treatment>(path, { withdrawn }, { version: seen.version });
      onSaved();
      if (withdrawn) toast(t('treatments.withdrawn'), () => void withdraw(after, false));
      else toast(t('treatments.back'));
      onClose();
    } catch (problem) {
      toast(problemWords(problem).detail);
    }
  };

  return (
    <Dialog title={t('treatments.editTitle')} onClose={onClose}>
      <EditForm
        key={shown.version}
        path={path}
        thing={shown}
        read={readTreatment}
        onSaved={(after, how) => {
          onSaved();
          if (how === 'taken') return show(after);
          toast(t('treatments.saved'));
          onClose();
        }}
        onCancel={onClose}
      >
        {(treatment) => <TreatmentFields treatment={treatment} today={today} />}
      </EditForm>
      <div class="form-actions">
        <Button look="plain" onClick={() => void withdraw(shown, true)}>
          {t('treatments.withdraw')}
        </Button>
      </div>
    </Dialog>
  );
}
