import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import { loadWords, t } from '../../words.ts';
import type { CameraMemory } from '../camera/camera-dialog.tsx';
import { toast } from '../toast.tsx';
import type { TakenHere } from './tray.ts';

type Dialog = typeof import('../camera/camera-dialog.tsx')['CameraDialog'];

/** Fetches the camera's dialog with its words when it is first asked for, and keeps what it is to remember. */
export function CameraOpener(props: {
  /** The view to photograph; `undefined` while the camera is away. */
  view: View | undefined;
  referenceOf: (view: View) => string | null;
  onPhoto: (view: View, file: File, taken?: TakenHere) => void;
  onClose: () => void;
}) {
  const { view, onClose } = props;
  const memory = useRef<CameraMemory>({ ghosts: new Map(), deviceId: undefined });
  const [dialog, setDialog] = useState<{ Dialog: Dialog }>();
  const asked = view !== undefined;
  useEffect(() => {
    if (!asked || dialog) return;
    let wanted = true;
    Promise.all([import('../camera/camera-dialog.tsx'), loadWords(['camera'])]).then(
      ([{ CameraDialog }]) => wanted && setDialog({ Dialog: CameraDialog }),
      () => {
        if (!wanted) return;
        toast(t('problems.chunkFailed'));
        onClose();
      },
    );
    return () => {
      wanted = false;
    };
  }, [asked, dialog]);
  if (!view) return null;
  if (!dialog) {
    return (
      <p class="opening" role="status">
        {t('capture.openingCamera')}
      </p>
    );
  }
  return (
    <dialog.Dialog
      key={view}
      view={view}
      referenceId={props.referenceOf(view)}
      memory={memory.current}
      onPhoto={(file, taken) => props.onPhoto(view, file, taken)}
      onClose={onClose}
    />
  );
}
