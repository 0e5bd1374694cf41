import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** The small picture of a photo, or a quiet place where there is none. `label` empty: words stand beside it. */
export function Thumb({
  photoId,
  label = '',
  large = false,
}: {
  photoId: string | null;
  label?: string;
  large?: boolean;
}) {
  const [failedId, setFailedId] = useState<string>();
  const shown = photoId !== null && failedId !== photoId;
  const size = large ? ' thumb-large' : '';
  return (
    <span class={shown ? `thumb${size}` : `thumb thumb-none${size}`}>
      {shown ? (
        <img
          src={`/api/photos/${photoId}/thumb`}
          alt={label}
          loading="lazy"
          decoding="async"
          onError={() => setFailedId(photoId)}
        />
      ) : (
        <Icon name="photo" />
      )}
    </span>
  );
}
