import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Thumb } from '../thumb.tsx';
import type { PhotoTask } from './slot.tsx';
import { SlotMenu } from './slot-menu.tsx';

/** Nothing is thrown away: what a retake replaced and what was excluded, with the reason. */
export function OlderPhotos(props: {
  photos: Photo[];
  referenceId: string | null;
  onTask: (task: PhotoTask, photo: Photo) => void;
}) {
  if (props.photos.length === 0) return null;
  return (
    <details class="slot-older">
      <summary>{t('capture.slot.older', { count: props.photos.length })}</summary>
      <ul>
        {props.photos.map((photo) => (
          <li key={photo.id} class="slot-older-photo">
            <Thumb photoId={photo.id} />
            <span class="small">{stateWords(photo)}</span>
            <SlotMenu photo={photo} referenceId={props.referenceId} onTask={props.onTask} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function stateWords({ state, excludedReason }: Photo): string {
  if (state === 'replaced') return t('capture.slot.replaced');
  return excludedReason
    ? t('capture.slot.excluded', { reason: excludedReason })
    : t('capture.slot.excludedNoReason');
}
