import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';

/** The photo on its stage; pressing it looks closer. The reference can be laid over it like a ghost. */
export function SlotPicture(props: { photo: Photo; referenceId: string | null; onEnlarge: () => void }) {
  const { photo } = props;
  const ghost = useRef<HTMLImageElement>(null);
  const id = useId();
  const [ghostPercent, setGhostPercent] = useState(0);
  const referenceId = props.referenceId === photo.id ? null : props.referenceId;
  // By script, not by a style attribute: the content security policy allows no inline styles.
  useEffect(() => ghost.current?.style.setProperty('opacity', String(ghostPercent / 100)), [ghostPercent]);
  const values = { view: t(`codes.view.${photo.view}`), timing: t(`codes.timing.${photo.timing}`) };
  return (
    <>
      <button type="button" class="slot-stage" onClick={props.onEnlarge}>
        {photo.fileMissing ? (
          <span class="slot-missing">
            <Icon name="alert" />
            {t('capture.slot.fileMissing')}
          </span>
        ) : (
          <PhotoPicture photoId={photo.id} alt={t('capture.slot.photoAlt', values)} />
        )}
        {referenceId && ghostPercent > 0 && (
          <img ref={ghost} class="slot-ghost" src={`/api/photos/${referenceId}/screen`} alt="" />
        )}
        <span class="heard-only">: {t('capture.slot.lookCloser')}</span>
      </button>
      {referenceId && (
        <div class="slot-ghost-row">
          <label for={id}>{t('capture.slot.ghost')}</label>
          <input
            id={id}
            type="range"
            min={0}
            max={100}
            step={5}
            value={ghostPercent}
            aria-valuetext={t('capture.slot.ghostValue', { percent: ghostPercent })}
            onInput={(event) => setGhostPercent(event.currentTarget.valueAsNumber)}
          />
        </div>
      )}
      {props.referenceId === photo.id && <p class="slot-note">{t('capture.slot.isReference')}</p>}
    </>
  );
}

/** The small picture, and the larger one where the display is finer. */
const PhotoPicture = ({ photoId, alt }: { photoId: string; alt: string }) => (
  <img
    src={`/api/photos/${photoId}/thumb`}
    srcset={`/api/photos/${photoId}/thumb 320w, /api/photos/${photoId}/screen 1600w`}
    sizes="20rem"
    alt={alt}
    decoding="async"
  />
);
