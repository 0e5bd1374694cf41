import type { Patient } from '../../../server/contract/patients.ts';
import { get } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Loaded } from '../loaded.tsx';
import { useResource } from '../use-resource.ts';
import { FilePicture } from './slot-file.tsx';
import type { TrayFile } from './tray.ts';

/** The same bytes are in another patient's record: nobody but a person can say which record is right. */
export function OtherPatientDialog(props: {
  file: TrayFile;
  patient: Patient;
  onConfirm: () => void;
  onRefuse: () => void;
  onClose: () => void;
}) {
  const { name, code } = props.patient;
  const there = whereItIs(props.file);
  const other = useResource(there ? `/api/patients/${there.patientId}` : null, (signal) =>
    get<Patient>(`/api/patients/${there?.patientId}`, { signal }),
  );
  return (
    <Dialog title={t('capture.other.title')} onClose={props.onClose}>
      <div class="stack">
        <div class="row">
          <FilePicture file={props.file} />
          <p class="slot-file-name">{props.file.file.name}</p>
        </div>
        <p>{t('capture.other.text')}</p>
        {there && (
          <Loaded resource={other} busy={t('capture.other.asking')}>
            {(patient) => (
              <p>
                {t('capture.other.there', { name: patient.name, code: patient.code })}{' '}
                <a href={`/visits/${there.visitId}`}>{t('capture.other.look')}</a>
              </p>
            )}
          </Loaded>
        )}
        <p>
          <strong>{t('capture.other.question', { name, code })}</strong>
        </p>
        <div class="form-actions">
          <Button look="main" onClick={props.onRefuse}>
            {t('capture.other.refuse')}
          </Button>
          <Button onClick={props.onConfirm}>{t('capture.other.confirm', { code })}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The 409 names the photo that is already there, its visit and its patient. */
function whereItIs({ state }: TrayFile): { patientId: string; visitId: string } | undefined {
  if (state.step !== 'otherPatient' || !isApiProblem(state.problem)) return undefined;
  const { patientId, visitId } = state.problem.values;
  return typeof patientId === 'string' && typeof visitId === 'string' ? { patientId, visitId } : undefined;
}
