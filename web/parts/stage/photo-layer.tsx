import { useEffect, useRef, useState } from 'preact/hooks';
import { composed, type Matrix3 } from '../../../server/contract/matrix.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import { arrivalOf } from './arrivals.ts';
import { type DrawnLight, LightFilter, lightFilterId } from './light-filter.tsx';
import { toCss } from './matrices.ts';
import { usePaneDrawing } from './pane.tsx';
import { PaneImage } from './pane-image.tsx';

type PlacedPhoto = Pick<Photo, 'id' | 'widthPx' | 'heightPx'>;

/** A photo on its pane: the small picture at once, the master over it when it has arrived and is decoded. */
export function PhotoLayer(props: {
  photo: PlacedPhoto;
  matrix: Matrix3;
  alt: string;
  mask?: boolean;
  /** `null`: as taken. */
  light?: DrawnLight | null;
}) {
  const { photo, matrix, alt, light = null } = props;
  const filterId = light && lightFilterId(photo.id);
  const masterUrl = `/api/photos/${photo.id}/master`;
  const arrived = useArrival(masterUrl) === 'here';
  const alone = useLater(arrived, shownMs);
  return (
    <>
      {light && <LightFilter photoId={photo.id} light={light} />}
      {!alone && (
        <PaneImage
          key="small"
          src={`/api/photos/${photo.id}/screen`}
          size={photo}
          matrix={matrix}
          alt={alt}
          filterId={filterId}
        />
      )}
      {arrived && (
        <PaneImage
          key="sharp"
          src={masterUrl}
          size={photo}
          matrix={matrix}
          alt={alone ? alt : ''}
          sharp
          filterId={filterId}
        />
      )}
      {props.mask && <MaskLayer photo={photo} matrix={matrix} />}
    </>
  );
}

/** Where the program saw hair: the mask lies on the very pixels it was made from. */
function MaskLayer({ photo, matrix }: { photo: PlacedPhoto; matrix: Matrix3 }) {
  const element = useRef<HTMLDivElement>(null);
  const url = `/api/photos/${photo.id}/mask`;
  usePaneDrawing(
    (toPane) => {
      if (element.current) element.current.style.transform = toCss(composed(matrix, toPane));
    },
    [matrix, photo.id],
  );
  useEffect(() => {
    const { style } = element.current ?? {};
    if (!style) return;
    style.inlineSize = `${photo.widthPx}px`;
    style.blockSize = `${photo.heightPx}px`;
    style.maskImage = `url("${url}")`;
  }, [url, photo.widthPx, photo.heightPx]);
  const missing = useArrival(url) === 'missing';
  return (
    <>
      <div ref={element} class="pane-picture pane-mask" />
      {missing && <p class="pane-note">{t('compare.noMask')}</p>}
    </>
  );
}

/** The sharp picture is wholly there by then (look/stage.css); a gesture has one less to move. */
const shownMs = 250;

/** Whether something has been so for a while. */
function useLater(is: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!is) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [is, afterMs]);
  return is && late;
}

/** Whether the picture at `url` is on its way, here and decoded (so that it appears in one piece), or cannot be had. */
function useArrival(url: string): 'awaited' | 'here' | 'missing' {
  const [arrival, setArrival] = useState<{ url: string; is: 'here' | 'missing' }>();
  useEffect(() => {
    let wanted = true;
    arrivalOf(url).then(
      () => wanted && setArrival({ url, is: 'here' }),
      // Without the master the small picture stays: seeing less sharply beats seeing nothing.
      () => wanted && setArrival({ url, is: 'missing' }),
    );
    return () => {
      wanted = false;
    };
  }, [url]);
  return arrival?.url === url ? arrival.is : 'awaited';
}
