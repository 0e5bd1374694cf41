import type { Photo } from '../../../server/contract/photos.ts';
import { patch } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { NoteField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';

/** Takes a photo out of comparison, with the reason; nothing is deleted. */
export function ExcludeDialog(props: { photo: Photo; onDone: () => void; onClose: () => void }) {
  const { photo } = props;
  return (
    <Dialog title={t('capture.exclude.title')} onClose={props.onClose}>
      <Form
        submit={t('capture.exclude.submit')}
        busy={t('capture.exclude.busy')}
        onCancel={props.onClose}
        onSubmit={async (entries) => {
          const change = { state: 'excluded', reason: text(entries, 'reason') };
          await patch<Photo>(`/api/photos/${photo.id}`, change, { version: photo.version });
          props.onDone();
        }}
      >
        <p>{t('capture.exclude.text')}</p>
        <NoteField name="reason" label={t('capture.exclude.reason')} maxLength={500} />
      </Form>
    </Dialog>
  );
}
