import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { wayBack } from '../../../server/contract/matrix.ts';
import { t } from '../../words.ts';
import type { GestureMoves } from '../stage/gestures.ts';
import { apply, toCss } from '../stage/matrices.ts';
import { Pane, usePaneDrawing } from '../stage/pane.tsx';
import { scaleOf, toPane, viewOf } from '../stage/view-state.ts';
import { useViewStore } from '../stage/view-store.ts';
import { Ghost } from './ghost.tsx';
import { type GhostPlace, scaledGhost, shiftedGhost } from './ghost-place.ts';
import type { Still } from './take-still.ts';

export interface CameraStageProps {
  view: View;
  referenceId: string | null;
  /** What the camera sees now; `undefined` while only a still is to be judged. */
  stream: MediaStream | undefined;
  film: RefObject<HTMLVideoElement | null>;
  /** Shown in place of the film. */
  still: Still | undefined;
  onFilmSize: (size: Size) => void;
  filmSize: Size;
  place: GhostPlace;
  onPlace: (change: (place: GhostPlace) => GhostPlace) => void;
}

/** The camera's picture, whole and never mirrored, with the ghost over it; gestures move the ghost. */
export function CameraStage(props: CameraStageProps) {
  const { view, still, place, onPlace } = props;
  const store = useViewStore();
  const frame = still?.size ?? props.filmSize;
  const whole = viewOf(null, frame);
  const moves: GestureMoves = {
    shift: (by, pane) => {
      const scale = scaleOf(whole, frame, pane);
      onPlace((before) => shiftedGhost(before, by.x / scale / frame.widthPx, by.y / scale / frame.heightPx));
    },
    zoom: (at, factor, pane) => {
      const back = wayBack(toPane(whole, frame, pane));
      if (back) onPlace((before) => scaledGhost(before, factor, { point: apply(back, at), frame }));
    },
    canShrink: () => true,
  };
  return (
    <Pane class="viewer camera-stage" store={store} frame={frame} moves={moves}>
      {props.stream && (
        <Film
          stream={props.stream}
          film={props.film}
          frame={frame}
          // Goes on behind the still, so that taking again waits for nothing.
          behind={still !== undefined}
          label={t('camera.live', { view: t(`codes.view.${view}`) })}
          onSize={props.onFilmSize}
        />
      )}
      {still && <StillPicture still={still} alt={t('camera.stillAlt', { view: t(`codes.view.${view}`) })} />}
      <Ghost view={view} referenceId={props.referenceId} place={place} frame={frame} />
    </Pane>
  );
}

function Film(props: {
  stream: MediaStream;
  film: RefObject<HTMLVideoElement | null>;
  frame: Size;
  behind: boolean;
  label: string;
  onSize: (size: Size) => void;
}) {
  const { stream, film, frame } = props;
  useLayoutEffect(() => {
    if (!film.current) return;
    film.current.srcObject = stream;
    // Refused only where a page may not play by itself, which silent films always may.
    film.current.play().catch(() => undefined);
  }, [stream]);
  usePaneDrawing(
    (matrix) => film.current?.style.setProperty('transform', toCss(matrix)),
    [frame.widthPx, frame.heightPx],
  );
  const measure = ({ currentTarget }: { currentTarget: HTMLVideoElement }) => {
    const size = { widthPx: currentTarget.videoWidth, heightPx: currentTarget.videoHeight };
    if (size.widthPx > 0) props.onSize(size);
  };
  return (
    <video
      ref={film}
      class={props.behind ? 'pane-picture camera-behind' : 'pane-picture'}
      width={frame.widthPx}
      height={frame.heightPx}
      aria-label={props.label}
      aria-hidden={props.behind}
      autoplay
      muted
      playsInline
      onLoadedMetadata={measure}
      // The tablet was turned.
      onResize={measure}
    />
  );
}

function StillPicture({ still, alt }: { still: Still; alt: string }) {
  const element = useRef<HTMLImageElement>(null);
  const { size, pictureUrl } = still;
  usePaneDrawing((matrix) => element.current?.style.setProperty('transform', toCss(matrix)), [pictureUrl]);
  return (
    <img
      ref={element}
      class="pane-picture"
      src={pictureUrl}
      alt={alt}
      width={size.widthPx}
      height={size.heightPx}
      draggable={false}
    />
  );
}
