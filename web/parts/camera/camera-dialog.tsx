import { useEffect, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import type { TakenHere } from '../capture/tray.ts';
import { Dialog } from '../dialog.tsx';
import { Busy } from '../feedback.tsx';
import { CameraDesk } from './camera-desk.tsx';
import { CameraNotice } from './camera-notice.tsx';
import type { GhostPlace } from './ghost-place.ts';
import type { Still } from './take-still.ts';
import { useCamera } from './use-camera.ts';

/** What one photo leaves for the next: where the ghost of each view lies, and the camera that was chosen. */
export interface CameraMemory {
  ghosts: Map<View, GhostPlace>;
  deviceId: string | undefined;
}

export interface CameraDialogProps {
  view: View;
  referenceId: string | null;
  memory: CameraMemory;
  /** A photo to be stored in the slot; `taken` where it was taken here and says nothing of it itself. */
  onPhoto: (file: File, taken?: TakenHere) => void;
  onClose: () => void;
}

/** The camera in the browser: live picture, ghost, still, and what to do where there is none. */
export function CameraDialog({ view, referenceId, memory, onPhoto, onClose }: CameraDialogProps) {
  const [deviceId, setDeviceId] = useState(memory.deviceId);
  const { state, retry } = useCamera(deviceId);
  const [still, setStill] = useState<Still>();
  useEffect(() => () => still && URL.revokeObjectURL(still.pictureUrl), [still]);
  const use = ({ blob, takenAt, device }: Still) => {
    onClose();
    onPhoto(fileOf(blob, view, takenAt), { takenAt, device });
  };
  const useFiles = ([file]: File[]) => {
    onClose();
    if (file) onPhoto(file);
  };
  return (
    <Dialog title={t('camera.title', { view: t(`codes.view.${view}`) })} look="stage" onClose={onClose}>
      {state.is === 'live' || still ? (
        <CameraDesk
          view={view}
          referenceId={referenceId}
          camera={state.is === 'live' ? state.camera : undefined}
          still={still}
          memory={memory}
          onStill={setStill}
          onUse={use}
          onFiles={useFiles}
          onDevice={(chosen) => {
            memory.deviceId = chosen;
            setDeviceId(chosen);
          }}
        />
      ) : state.is === 'problem' ? (
        <CameraNotice problem={state.problem} onRetry={retry} onFiles={useFiles} />
      ) : state.is === 'resting' ? (
        <div class="camera-notice">
          <p>{t('camera.resting')}</p>
          <Button onClick={retry}>{t('common.retry')}</Button>
        </div>
      ) : (
        <div class="camera-notice">
          <Busy words={t('camera.opening')} />
        </div>
      )}
    </Dialog>
  );
}

/** Named for the list of files on their way; the server keeps what is in it, not its name. */
function fileOf(blob: Blob, view: View, takenAt: Date): File {
  const at = takenAt.toTimeString().slice(0, 8).replaceAll(':', '-');
  const ending = blob.type === 'image/png' ? 'png' : 'jpg';
  const name = t('camera.fileName', { view: t(`codes.view.${view}`), at, ending });
  return new File([blob], name, { type: blob.type, lastModified: takenAt.getTime() });
}
