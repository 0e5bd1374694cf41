import type { Size } from '../../../server/contract/fields.ts';
import { viewOf, zoomedAt, zoomStep } from './view-state.ts';
import type { ViewStore } from './view-store.ts';

/** One press of an arrow moves by this share of what is seen. */
const panShare = 0.1;

/** What keys and buttons do to a view; `x`, `y` of a pan are steps. */
export interface StageMoves {
  zoom: (direction: 1 | -1) => void;
  pan: (x: number, y: number) => void;
  fit: () => void;
}

export function stageMoves(store: ViewStore, frame: Size): StageMoves {
  return {
    // Zooming about the middle looks alike in every pane, so no pane is asked for its size.
    zoom(direction) {
      const middle = { x: frame.widthPx / 2, y: frame.heightPx / 2 };
      store.set(zoomedAt(viewOf(store.get(), frame), frame, frame, middle, zoomStep ** direction));
    },
    pan(x, y) {
      const view = viewOf(store.get(), frame);
      const centreX = view.centreX + (x * panShare * frame.widthPx) / view.zoom;
      const centreY = view.centreY + (y * panShare * frame.heightPx) / view.zoom;
      store.set(viewOf({ ...view, centreX, centreY }, frame));
    },
    fit: () => store.set(null),
  };
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** For `onKeyDown` of a stage: the arrows move what is looked at, with Shift what `shifted` says. */
export function moveByArrows(
  event: KeyboardEvent,
  move: (x: number, y: number) => void,
  shifted: (x: number, y: number) => void = move,
): void {
  const way = event.target === event.currentTarget ? arrows[event.key] : undefined;
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  (event.shiftKey ? shifted : move)(...way);
}
