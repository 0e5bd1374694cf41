import { useRef, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { CameraButton } from './camera-button.tsx';
import { FileButton } from './file-button.tsx';
import { OlderPhotos } from './older-photos.tsx';
import { QualityWords } from './quality-words.tsx';
import { Replicates } from './replicates.tsx';
import { SlotEmpty } from './slot-empty.tsx';
import { SlotFile } from './slot-file.tsx';
import { SlotMenu } from './slot-menu.tsx';
import { SlotPicture } from './slot-picture.tsx';
import type { Tray, TrayFile } from './tray.ts';
import { carriesFiles, carriesTrayFile, trayFileType } from './use-file-drop.ts';

/** What can be asked of a photo of the visit; each opens a dialog of the page. */
export type PhotoTask = 'enlarge' | 'move' | 'exclude' | 'takeBack' | 'time' | 'reference';

export interface SlotProps {
  view: View;
  /** The key that places a file here. */
  number: number;
  required: boolean;
  /** Everything of this view and this side of the needle, oldest first. */
  photos: Photo[];
  files: TrayFile[];
  tray: Tray;
  referenceId: string | null;
  visitVersion: number;
  onTask: (task: PhotoTask, photo: Photo) => void;
  onFiles: (files: File[]) => void;
  onCamera: () => void;
  onTrayFile: (key: string) => void;
  onDecide: (file: TrayFile) => void;
  onQuality: (words: string) => void;
  onMeasured: () => void;
}

export const isPrimary = (photo: Photo): boolean =>
  photo.state === 'current' && photo.purpose !== 'replicate';

/** One view of the protocol: its photo, or how to take it. Files can be dropped on it. */
export function Slot(props: SlotProps) {
  const { view, photos, files, tray, referenceId, onTask } = props;
  const primary = photos.filter(isPrimary).at(-1);
  const replicates = photos.filter((each) => each.state === 'current' && each.purpose === 'replicate');
  const older = photos.filter((each) => each.state !== 'current');
  const name = t(`codes.view.${view}`);
  const drop = useSlotDrop(props);
  return (
    <li class={drop.hovering ? 'slot slot-hovering' : 'slot'} {...drop.handlers}>
      <div class="slot-head">
        <span class="slot-number" aria-hidden="true">
          {props.number}
        </span>
        <h3>{name}</h3>
        {primary && <Icon name="check" />}
        {!props.required && <span class="quiet small">{t('capture.optional')}</span>}
        {primary && <SlotMenu photo={primary} referenceId={referenceId} onTask={onTask} />}
      </div>
      {primary ? (
        <SlotPicture photo={primary} referenceId={referenceId} onEnlarge={() => onTask('enlarge', primary)} />
      ) : (
        <SlotEmpty view={view} referenceId={referenceId} />
      )}
      {files.map((file) => (
        <SlotFile key={file.key} file={file} tray={tray} onDecide={props.onDecide} />
      ))}
      {primary && (
        <QualityWords
          // Against another reference it is measured again: asked from the start.
          key={`${primary.id} ${referenceId}`}
          photo={primary}
          referenceId={referenceId}
          visitVersion={props.visitVersion}
          onSettled={props.onQuality}
          onMeasured={props.onMeasured}
        />
      )}
      <Replicates
        photos={replicates}
        referenceId={referenceId}
        visitVersion={props.visitVersion}
        onTask={onTask}
        onQuality={props.onQuality}
        onMeasured={props.onMeasured}
      />
      <div class="slot-foot">
        <CameraButton of={name} again={primary !== undefined} onPress={props.onCamera} />
        <FileButton of={name} onFiles={props.onFiles}>
          {primary ? t('capture.slot.retake') : t('capture.chooseShort')}
        </FileButton>
      </div>
      <OlderPhotos photos={older} referenceId={referenceId} onTask={onTask} />
    </li>
  );
}

/** Takes files from outside and files of the tray. */
function useSlotDrop({ onFiles, onTrayFile }: SlotProps) {
  const [hovering, setHovering] = useState(false);
  // Entering a child fires before leaving its parent: count, or the mark flickers.
  const depth = useRef(0);
  const leave = () => {
    depth.current = 0;
    setHovering(false);
  };
  const takes = (event: DragEvent) => carriesFiles(event) || carriesTrayFile(event);
  return {
    hovering,
    handlers: {
      onDragEnter: (event: DragEvent) => {
        if (!takes(event)) return;
        depth.current += 1;
        setHovering(true);
      },
      onDragLeave: () => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDragOver: (event: DragEvent) => takes(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        leave();
        if (!takes(event)) return;
        event.preventDefault();
        const key = event.dataTransfer?.getData(trayFileType);
        if (key) onTrayFile(key);
        else onFiles([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}
