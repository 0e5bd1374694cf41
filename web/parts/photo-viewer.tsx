import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Size } from '../../server/contract/fields.ts';
import { identity } from '../../server/contract/matrix.ts';
import type { Photo } from '../../server/contract/photos.ts';
import { formatInstant } from '../dates.ts';
import { t } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Pane } from './stage/pane.tsx';
import { PhotoLayer } from './stage/photo-layer.tsx';
import { panned, viewOf, zoomedAt, zoomStep } from './stage/view-state.ts';
import { useViewStore, type ViewStore } from './stage/view-store.ts';

/** One press of an arrow moves by this share of what is seen. */
const panShare = 0.1;

/** One photo as large as the window, to zoom into by wheel, pinch, buttons and keys. */
export function PhotoViewer(props: { photo: Photo; timeZone: string | undefined; onClose: () => void }) {
  const { photo } = props;
  const view = t(`codes.view.${photo.view}`);
  const title = t('capture.viewer.title', { view, timing: t(`codes.timing.${photo.timing}`) });
  const frame: Size = { widthPx: photo.widthPx, heightPx: photo.heightPx };
  const store = useViewStore();
  const { zoom, keys } = viewerMoves(store, frame);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const move = keys[event.key];
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [photo.id]);
  return (
    <Dialog title={title} look="stage" onClose={props.onClose}>
      <Pane class="viewer" store={store} frame={frame}>
        <PhotoLayer photo={photo} matrix={identity} alt={title} />
      </Pane>
      <ViewerFoot
        words={
          photo.capturedAt
            ? t('capture.slot.taken', { at: formatInstant(photo.capturedAt, props.timeZone) })
            : t('capture.slot.takenUnknown')
        }
      >
        <Button onClick={() => zoom(1 / zoomStep)}>{t('capture.viewer.zoomOut')}</Button>
        <Button onClick={() => zoom(zoomStep)}>{t('capture.viewer.zoomIn')}</Button>
        <Button onClick={() => store.set(null)}>{t('capture.viewer.reset')}</Button>
      </ViewerFoot>
    </Dialog>
  );
}

/** A file that is not stored yet, whole: enough to see which view it is. */
export function FileViewer(props: { name: string; pictureUrl: string; onClose: () => void }) {
  const words = t('capture.viewer.local', { name: props.name });
  return (
    <Dialog title={words} look="stage" onClose={props.onClose}>
      <div class="viewer viewer-file">
        <img src={props.pictureUrl} alt={words} />
      </div>
    </Dialog>
  );
}

const ViewerFoot = (props: { words: string; children: ComponentChildren }) => (
  <div class="viewer-foot">
    <p class="small">
      {props.words}. <span class="quiet">{t('capture.viewer.hint')}</span>
    </p>
    <div class="row">{props.children}</div>
  </div>
);

/** Zooming about the middle and moving by shares of what is seen need no size of the window. */
function viewerMoves(store: ViewStore, frame: Size) {
  const middle = { x: frame.widthPx / 2, y: frame.heightPx / 2 };
  const zoom = (factor: number) =>
    store.set(zoomedAt(viewOf(store.get(), frame), frame, frame, middle, factor));
  const pan = (x: number, y: number) => {
    const shift = { x: x * panShare * frame.widthPx, y: y * panShare * frame.heightPx };
    store.set(panned(viewOf(store.get(), frame), frame, frame, shift));
  };
  const keys: Record<string, () => void> = {
    '+': () => zoom(zoomStep),
    '=': () => zoom(zoomStep),
    '-': () => zoom(1 / zoomStep),
    '0': () => store.set(null),
    ArrowLeft: () => pan(1, 0),
    ArrowRight: () => pan(-1, 0),
    ArrowUp: () => pan(0, 1),
    ArrowDown: () => pan(0, -1),
  };
  return { zoom, keys };
}
