import { useRef } from 'preact/hooks';
import type { Reference } from '../../server/contract/analysis.ts';
import type { Photo } from '../../server/contract/photos.ts';
import type { Timeline } from '../../server/contract/timeline.ts';
import { put } from '../api.ts';
import { isApiProblem } from '../problem.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { NoteField } from './field.tsx';
import { Form } from './form.tsx';
import { text } from './form-entries.ts';
import { acceptOld, OldReference } from './old-reference.tsx';

/** After the injection the scalp is swollen: such a photo is kept and never the measure of the others. */
export const canBeReference = (
  photo: Pick<Photo, 'id' | 'state' | 'timing' | 'purpose'>,
  referenceId: string | null,
): boolean =>
  photo.id !== referenceId &&
  photo.state === 'current' &&
  photo.purpose !== 'replicate' &&
  photo.timing === 'before_injection';

export interface ReferenceDialogProps {
  photo: Photo;
  timeline: Timeline;
  onDone: () => void;
  onClose: () => void;
}

/** Makes a photo the reference of its view, with the reason; what another doctor chose meanwhile is not overwritten unasked. */
export function ReferenceDialog({ photo, timeline, onDone, onClose }: ReferenceDialogProps) {
  const { view } = photo;
  const old = timeline.visits.find(({ id, kind }) => id === photo.visitId && kind === 'historical');
  // Version 0: none was there to be seen.
  const version = useRef(timeline.references.find((each) => each.view === view)?.version ?? 0);
  return (
    <Dialog title={t('reference.title')} onClose={onClose}>
      <Form
        submit={t('reference.submit')}
        busy={t('reference.busy')}
        onCancel={onClose}
        onSubmit={async (entries) => {
          await acceptOld(old, entries);
          const choice = { photoId: photo.id, reason: text(entries, 'reason') };
          const path = `/api/patients/${timeline.patient.id}/references/${view}`;
          await put<Reference>(path, choice, { version: version.current });
          onDone();
        }}
        onProblem={(problem, again) => {
          const newer = isApiProblem(problem) && problem.status === 412 && (problem.current as Reference);
          if (!newer) return null;
          return (
            <Button
              onClick={() => {
                version.current = newer.version;
                again();
              }}
            >
              {t('problems.conflictKeepMine')}
            </Button>
          );
        }}
      >
        <p>{t('reference.text', { view: t(`codes.view.${view}`) })}</p>
        <p class="quiet">{t('reference.region')}</p>
        {old && <OldReference photo={photo} visit={old} />}
        <NoteField
          name="reason"
          label={t('reference.reason')}
          hint={t('reference.reasonHint')}
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
