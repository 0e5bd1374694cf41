import { useEffect, useRef, useState } from 'preact/hooks';
import { identity } from '../../../server/contract/matrix.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { t } from '../../words.ts';
import type { Point } from '../stage/matrices.ts';
import { Pane } from '../stage/pane.tsx';
import { PhotoLayer } from '../stage/photo-layer.tsx';
import { Placed } from '../stage/placed.tsx';
import { useViewStore } from '../stage/view-store.ts';

export interface LandmarkPaneProps {
  photo: Photo;
  /** "Reference, 4 Mar 2026". */
  name: string;
  points: readonly Point[];
  /** The number of the point that is to be set here now; `null`: the other photo's turn. */
  awaited: number | null;
  onSet: (point: Point) => void;
}

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** One photo on which landmarks are set by a press, or by a cross-hair and Enter. */
export function LandmarkPane({ photo, name, points, awaited, onSet }: LandmarkPaneProps) {
  const store = useViewStore();
  const [hair, setHair] = useState<Point>({ x: photo.widthPx / 2, y: photo.heightPx / 2 });
  const [focused, setFocused] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const isAwaited = awaited !== null;
  useEffect(() => {
    const other = document.activeElement;
    const isBeside = other?.classList.contains('pane') && figure.current?.parentElement?.contains(other);
    // Who set the first point by keyboard goes on with the same place on the other photo.
    if (isAwaited && isBeside) figure.current?.querySelector<HTMLElement>('.pane')?.focus();
  }, [isAwaited]);
  const set = (point: Point) => {
    const inside = point.x >= 0 && point.y >= 0 && point.x <= photo.widthPx && point.y <= photo.heightPx;
    if (awaited === null || !inside) return;
    setHair(point);
    onSet(point);
  };
  const press = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!arrow && event.key !== 'Enter')) return;
    event.preventDefault();
    if (!arrow) return set(hair);
    const step = event.shiftKey ? 1 : Math.max(Math.round(photo.widthPx / 100), 1);
    setHair({
      x: Math.min(Math.max(hair.x + arrow.x * step, 0), photo.widthPx),
      y: Math.min(Math.max(hair.y + arrow.y * step, 0), photo.heightPx),
    });
  };
  return (
    <figure class="stage-side" ref={figure}>
      <figcaption class="stage-label">
        <span class="stage-side-name">{name}</span>
        <span>{awaited !== null && t('align.setHere', { number: awaited })}</span>
      </figcaption>
      <Pane
        store={store}
        frame={photo}
        class={awaited === null ? 'pane-press' : 'pane-press pane-awaited'}
        role="application"
        aria-label={t('align.pane', { side: name })}
        tabIndex={0}
        onPress={set}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        <PhotoLayer photo={photo} matrix={identity} alt={name} />
        {points.map((point, index) => (
          <Placed key={`${point.x} ${point.y}`} at={point}>
            <span class="landmark">{index + 1}</span>
          </Placed>
        ))}
        {focused && awaited !== null && (
          <Placed at={hair}>
            <span class="cross-hair" />
          </Placed>
        )}
      </Pane>
    </figure>
  );
}
