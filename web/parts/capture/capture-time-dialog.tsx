import type { Photo } from '../../../server/contract/photos.ts';
import { patch } from '../../api.ts';
import { instantOf, localTime } from '../../clinic-clock.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { NoteField, TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';

/** Corrects when a photo was taken: cameras have wrong clocks. `visitDate` stands where nothing is known. */
export function CaptureTimeDialog(props: {
  photo: Photo;
  visitDate: string;
  timeZone: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { photo, timeZone } = props;
  const known = photo.capturedAt
    ? localTime(photo.capturedAt, timeZone)
    : { day: props.visitDate, clock: '' };
  return (
    <Dialog title={t('capture.time.title')} onClose={props.onClose}>
      <Form
        submit={t('capture.time.submit')}
        busy={t('capture.time.busy')}
        onCancel={props.onClose}
        onSubmit={async (entries) => {
          const local = { day: text(entries, 'day'), clock: text(entries, 'clock') };
          const change = { capturedAt: instantOf(local, timeZone), reason: text(entries, 'reason') };
          await patch<Photo>(`/api/photos/${photo.id}`, change, { version: photo.version });
          props.onDone();
        }}
      >
        <p>{t('capture.time.text', { zone: timeZone })}</p>
        <div class="form-pair">
          <TextField name="day" label={t('capture.time.day')} type="date" value={known.day} />
          <TextField name="clock" label={t('capture.time.clock')} type="time" value={known.clock} />
        </div>
        <NoteField name="reason" label={t('capture.time.reason')} maxLength={500} />
      </Form>
    </Dialog>
  );
}
