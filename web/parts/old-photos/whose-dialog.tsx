import type { Patient } from '../../../server/contract/patients.ts';
import { get } from '../../api.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import type { OldFile } from './old-file.ts';
import { OldPicture } from './old-file-item.tsx';

/** The same bytes are in another patient's record: nobody but a person can say which record is right. */
export function WhoseDialog(props: {
  file: OldFile;
  patient: Patient;
  onConfirm: () => void;
  onRefuse: () => void;
  onClose: () => void;
}) {
  const { file, patient } = props;
  const there = file.look.step === 'seen' ? file.look.found.otherPatient : null;
  const path = there && `/api/patients/${there.patientId}`;
  const other = useResource(path, (signal) => get<Patient>(path ?? '', { signal }));
  const { name, code } = patient;
  return (
    <Dialog title={t('capture.other.title')} onClose={props.onClose}>
      <div class="stack">
        <div class="row">
          <OldPicture file={file} />
          <p class="slot-file-name">{file.file.name}</p>
        </div>
        <p>{t('oldPhotos.refusedOther')}</p>
        <Loaded resource={other} busy={t('capture.other.asking')}>
          {(whose) => (
            <p>
              {t('capture.other.there', { name: whose.name, code: whose.code })}{' '}
              <a href={`/visits/${there?.visitId}`}>{t('capture.other.look')}</a>
            </p>
          )}
        </Loaded>
        <p>
          <strong>{t('capture.other.question', { name, code })}</strong>
        </p>
        <div class="form-actions">
          <Button look="main" onClick={props.onRefuse}>
            {t('oldPhotos.whoseRefuse')}
          </Button>
          <Button onClick={props.onConfirm}>{t('oldPhotos.whoseConfirm', { code })}</Button>
        </div>
      </div>
    </Dialog>
  );
}
