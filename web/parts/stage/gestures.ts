import type { Size } from '../../../server/contract/fields.ts';
import type { Point } from './matrices.ts';
import { panned, viewOf, zoomedAt } from './view-state.ts';
import type { ViewStore } from './view-store.ts';

/** A finger or mouse that moved less than this meant a press, not a drag. */
const stillPx = 4;
const wheelStrength = 0.0018;
/** A trackpad's pinch arrives as small wheel steps with the control key. */
const pinchStrength = 0.012;

export interface GestureOptions {
  store: ViewStore;
  frame: Size;
  /** A press without a drag, in pixels of the pane. */
  onPress?: ((point: Point) => void) | undefined;
}

const sizeOf = (element: HTMLElement): Size => ({
  widthPx: element.clientWidth || 1,
  heightPx: element.clientHeight || 1,
});

const placeIn = (element: HTMLElement, event: MouseEvent): Point => {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** Mouse, wheel, trackpad and touch on one pane. Returns how to stop listening. */
export function listenToGestures(element: HTMLElement, options: () => GestureOptions): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const pointers = new Map<number, Point>();
  let pressAt: Point | null = null;

  const change = (how: (view: ReturnType<typeof viewOf>, frame: Size, pane: Size) => typeof view) => {
    const { store, frame } = options();
    store.set(how(viewOf(store.get(), frame), frame, sizeOf(element)));
  };

  element.addEventListener(
    'wheel',
    (event) => {
      const { store, frame } = options();
      const strength = event.ctrlKey ? pinchStrength : wheelStrength;
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const factor = Math.exp(-event.deltaY * lines * strength);
      // Nothing is left to zoom out of: the page may scroll on.
      if (!event.ctrlKey && factor < 1 && viewOf(store.get(), frame).zoom <= 1) return;
      event.preventDefault();
      change((view, frame, pane) => zoomedAt(view, frame, pane, placeIn(element, event), factor));
    },
    { signal, passive: false },
  );

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || isControl(event.target, element)) return;
      const point = placeIn(element, event);
      pointers.set(event.pointerId, point);
      pressAt = pointers.size === 1 ? point : null;
      element.setPointerCapture(event.pointerId);
    },
    { signal },
  );

  element.addEventListener(
    'pointermove',
    (event) => {
      const from = pointers.get(event.pointerId);
      if (!from) return;
      const to = placeIn(element, event);
      if (pressAt && Math.hypot(to.x - pressAt.x, to.y - pressAt.y) < stillPx) return;
      pressAt = null;
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, to);
      change((view, frame, pane) => {
        // Two fingers: each carries half of the shift, and their distance the zoom.
        const share = other ? 0.5 : 1;
        const shift = { x: (to.x - from.x) * share, y: (to.y - from.y) * share };
        const moved = panned(view, frame, pane, shift);
        if (!other) return moved;
        const factor = distance(to, other) / Math.max(distance(from, other), 1);
        return zoomedAt(moved, frame, pane, middle(to, other), factor);
      });
    },
    { signal },
  );

  const release = (event: PointerEvent, pressed: boolean) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pressed && pressAt) options().onPress?.(placeIn(element, event));
    pressAt = null;
  };
  element.addEventListener('pointerup', (event) => release(event, true), { signal });
  element.addEventListener('pointercancel', (event) => release(event, false), { signal });
  return () => ends.abort();
}

const isControl = (target: EventTarget | null, within: HTMLElement) => {
  const control = target instanceof Element ? target.closest('button, input, a, [data-handle]') : null;
  return control !== null && control !== within;
};
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
