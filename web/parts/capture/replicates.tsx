import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Thumb } from '../thumb.tsx';
import type { PhotoTask } from './slot.tsx';

/** The re-posed photos beside the primary one. */
export function Replicates(props: { photos: Photo[]; onTask: (task: PhotoTask, photo: Photo) => void }) {
  if (props.photos.length === 0) return null;
  return (
    <div class="slot-more">
      <p class="small quiet">{t('capture.slot.replicates', { count: props.photos.length })}</p>
      <ul class="slot-more-list">
        {props.photos.map((photo, at) => (
          <li key={photo.id}>
            <button
              type="button"
              class="thumb-button"
              aria-label={t('capture.slot.replicateAlt', {
                view: t(`codes.view.${photo.view}`),
                number: at + 1,
              })}
              onClick={() => props.onTask('enlarge', photo)}
            >
              <Thumb photoId={photo.id} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
