import { post } from '../api.ts';
import { t } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { Form } from './form.tsx';
import { toast } from './toast.tsx';

/** Changes the password of the person signed in, who proves to be that person with the current one. */
export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('frame.ownPassword')} onClose={onClose}>
      <Form
        submit={t('common.save')}
        busy={t('common.saving')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          await post('/api/session/password', {
            currentPassword: entries.get('currentPassword'),
            newPassword: entries.get('newPassword'),
          });
          toast(t('ownPassword.changed'));
          onClose();
        }}
      >
        <TextField
          name="currentPassword"
          label={t('ownPassword.current')}
          type="password"
          autocomplete="current-password"
        />
        <TextField
          name="newPassword"
          label={t('ownPassword.new')}
          hint={t('frame.newPasswordHint')}
          type="password"
          autocomplete="new-password"
          minLength={10}
          maxLength={200}
        />
      </Form>
    </Dialog>
  );
}
