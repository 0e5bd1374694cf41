import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Thumb } from '../thumb.tsx';
import { QualityWords } from './quality-words.tsx';
import type { PhotoTask } from './slot.tsx';

/** The re-posed photos beside the primary one, each judged as that one is: a bad one makes no measuring error known. */
export function Replicates(props: {
  photos: Photo[];
  referenceId: string | null;
  visitVersion: number;
  onTask: (task: PhotoTask, photo: Photo) => void;
  onQuality: (words: string) => void;
  onMeasured: () => void;
}) {
  const { photos, referenceId } = props;
  if (photos.length === 0) return null;
  return (
    <div class="slot-more">
      <p class="small quiet">{t('capture.slot.replicates', { count: photos.length })}</p>
      <ul class="slot-replicates">
        {photos.map((photo, at) => {
          const named = { view: t(`codes.view.${photo.view}`), number: at + 1 };
          return (
            <li key={photo.id}>
              <button
                type="button"
                class="thumb-button"
                aria-label={t('capture.slot.replicateAlt', named)}
                onClick={() => props.onTask('enlarge', photo)}
              >
                <Thumb photoId={photo.id} />
              </button>
              <QualityWords
                key={`${photo.id} ${referenceId}`}
                photo={photo}
                name={t('capture.slot.replicate', named)}
                referenceId={referenceId}
                visitVersion={props.visitVersion}
                onSettled={props.onQuality}
                onMeasured={props.onMeasured}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
