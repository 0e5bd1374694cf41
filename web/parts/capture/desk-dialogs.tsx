import { useEffect } from 'preact/hooks';
import type { Photo } from '../../../server/contract/photos.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { patch } from '../../api.ts';
import { t } from '../../words.ts';
import { problemWords } from '../feedback.tsx';
import { FileViewer, PhotoViewer } from '../photo-viewer.tsx';
import { ReferenceDialog } from '../reference-dialog.tsx';
import { toast } from '../toast.tsx';
import { CaptureTimeDialog } from './capture-time-dialog.tsx';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { OtherPatientDialog } from './other-patient-dialog.tsx';
import type { PhotoTask } from './slot.tsx';
import type { Tray, TrayFile } from './tray.ts';
import type { VisitEditing } from './use-visit.ts';
import { VisitDialog } from './visit-dialog.tsx';

/** What the person is about to do in a dialog. */
export type DeskTask =
  | { kind: PhotoTask; photo: Photo }
  | { kind: 'file'; file: TrayFile }
  | { kind: 'otherPatient'; file: TrayFile; tray: Tray }
  | { kind: 'visit' };

export interface DeskDialogsProps {
  task: DeskTask;
  editing: VisitEditing;
  timeline: Timeline;
  timeZone: string;
  /** Photos or what is counted from them are different now. */
  onChanged: () => void;
  onClose: () => void;
}

/** The one dialog that is open. */
export function DeskDialogs({ task, editing, timeline, timeZone, onChanged, onClose }: DeskDialogsProps) {
  const done = (words: string) => {
    onClose();
    onChanged();
    toast(words);
  };
  switch (task.kind) {
    case 'enlarge':
      return <PhotoViewer photo={task.photo} timeZone={timeZone} onClose={onClose} />;
    case 'file':
      return <FileViewer name={task.file.file.name} pictureUrl={task.file.pictureUrl} onClose={onClose} />;
    case 'exclude':
      return (
        <ExcludeDialog photo={task.photo} onDone={() => done(t('capture.exclude.done'))} onClose={onClose} />
      );
    case 'takeBack':
      return <TakeBack photo={task.photo} onDone={done} onClose={onClose} />;
    case 'time':
      return (
        <CaptureTimeDialog
          photo={task.photo}
          visitDate={editing.visit.date}
          timeZone={timeZone}
          onDone={() => done(t('capture.time.done'))}
          onClose={onClose}
        />
      );
    case 'reference':
      return (
        <ReferenceDialog
          photo={task.photo}
          timeline={timeline}
          onDone={() => done(t('reference.done'))}
          onClose={onClose}
        />
      );
    case 'move':
      return (
        <MoveDialog
          photo={task.photo}
          timeline={timeline}
          onDone={(place) => done(t('capture.move.done', { place }))}
          onClose={onClose}
        />
      );
    case 'otherPatient': {
      const { file, tray } = task;
      const decide = (how: (key: string) => void) => () => {
        how(file.key);
        onClose();
      };
      return (
        <OtherPatientDialog
          file={file}
          patient={timeline.patient}
          onConfirm={decide(tray.confirm)}
          onRefuse={decide(tray.drop)}
          onClose={onClose}
        />
      );
    }
    case 'visit':
      return (
        <VisitDialog
          visit={editing.visit}
          courses={timeline.courses}
          save={async (change) => {
            await editing.save(change);
            onChanged();
          }}
          onClose={onClose}
        />
      );
  }
}

/** Needs no question: it is undone as easily as it was done. */
function TakeBack(props: { photo: Photo; onDone: (words: string) => void; onClose: () => void }) {
  useEffect(() => {
    const { id, version } = props.photo;
    patch<Photo>(`/api/photos/${id}`, { state: 'current' }, { version }).then(
      () => props.onDone(t('capture.photo.tookBack')),
      (problem: unknown) => {
        props.onClose();
        toast(problemWords(problem).detail);
      },
    );
  }, []);
  return null;
}
