import type { Branch, BranchChange, NewBranch } from '../../server/contract/clinic.ts';
import { post } from '../api.ts';
import { t } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { EditForm } from './edit-form.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { text, textOrNull } from './form-entries.ts';
import { TimeZoneField } from './time-zone-field.tsx';
import { toast } from './toast.tsx';

export interface BranchDialogProps {
  /** Left out: a new one is added. */
  branch: Branch | undefined;
  onClose: () => void;
  onSaved: () => void;
}

/** Adds a branch, or changes one. */
export function BranchDialog({ branch, onClose, onSaved }: BranchDialogProps) {
  const done = (words: string) => {
    toast(words);
    onSaved();
    onClose();
  };
  if (!branch) {
    return (
      <Dialog title={t('clinic.addBranch')} onClose={onClose}>
        <Form
          submit={t('clinic.addBranch')}
          busy={t('clinic.addingBranch')}
          onCancel={onClose}
          onSubmit={async (entries) => {
            await post<Branch>('/api/branches', readBranch(entries));
            done(t('clinic.branchAdded'));
          }}
        >
          <BranchFields />
        </Form>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('clinic.editBranch', { name: branch.name })} onClose={onClose}>
      <EditForm<Branch, BranchChange>
        path={`/api/branches/${branch.id}`}
        thing={branch}
        read={readBranch}
        onCancel={onClose}
        onSaved={() => done(t('clinic.branchSaved'))}
      >
        {(shown) => <BranchFields branch={shown} />}
      </EditForm>
    </Dialog>
  );
}

function BranchFields({ branch }: { branch?: Branch }) {
  return (
    <>
      <TextField
        name="name"
        label={t('clinic.branchName')}
        value={branch?.name}
        maxLength={200}
        autocomplete="off"
      />
      {branch ? (
        <TimeZoneField name="timeZone" hint={t('clinic.timeZoneHint')} value={branch.timeZone} />
      ) : (
        <TimeZoneField name="timeZone" />
      )}
      <TextField
        name="phone"
        label={t('clinic.phone')}
        type="tel"
        value={branch?.phone}
        maxLength={500}
        optional
      />
    </>
  );
}

const readBranch = (entries: FormData): NewBranch => ({
  name: text(entries, 'name'),
  timeZone: text(entries, 'timeZone'),
  phone: textOrNull(entries, 'phone'),
});
