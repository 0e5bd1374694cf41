import type { PhotoImport } from '../../../server/contract/photo-imports.ts';
import { post } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';

/** Takes an import back as a whole, with the reason; nothing is deleted. */
export function UndoDialog(props: { one: PhotoImport; onUndone: () => void; onClose: () => void }) {
  const { one, onUndone, onClose } = props;
  return (
    <Dialog title={t('oldPhotos.undoTitle')} onClose={onClose}>
      <Form
        submit={t('oldPhotos.undoSubmit')}
        busy={t('common.saving')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          await post<PhotoImport>(`/api/photo-imports/${one.id}/undo`, { reason: text(entries, 'reason') });
          toast(t('oldPhotos.undone'));
          onUndone();
          onClose();
        }}
      >
        <p>{t('oldPhotos.undoText', { count: one.standing })}</p>
        <NoteField name="reason" label={t('oldPhotos.undoReason')} maxLength={500} />
      </Form>
    </Dialog>
  );
}
