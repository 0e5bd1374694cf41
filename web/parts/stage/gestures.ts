import type { Size } from '../../../server/contract/fields.ts';
import type { Point } from './matrices.ts';

/** A finger or mouse that moved less than this meant a press, not a drag. */
const stillPx = 4;
const wheelStrength = 0.0018;
/** A trackpad's pinch arrives as small wheel steps with the control key. */
const pinchStrength = 0.012;

/** What gestures do, in pixels of the pane: to the view of a photo, or to a ghost over one. */
export interface GestureMoves {
  /** The pointer, or the middle between two fingers, has moved by so much. */
  shift: (by: Point, pane: Size) => void;
  /** Larger or smaller by `factor`; what lies under `at` stays there. */
  zoom: (at: Point, factor: number, pane: Size) => void;
  /** Whether there is something to make smaller; where not, the wheel scrolls the page on. */
  canShrink: () => boolean;
  /** A press without a drag. */
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
export function listenToGestures(element: HTMLElement, moves: () => GestureMoves): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const pointers = new Map<number, Point>();
  let pressAt: Point | null = null;

  element.addEventListener(
    'wheel',
    (event) => {
      const strength = event.ctrlKey ? pinchStrength : wheelStrength;
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const factor = Math.exp(-event.deltaY * lines * strength);
      if (!event.ctrlKey && factor < 1 && !moves().canShrink()) return;
      event.preventDefault();
      moves().zoom(placeIn(element, event), factor, sizeOf(element));
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
      // Two fingers: each carries half of the shift, and their distance the zoom.
      const share = other ? 0.5 : 1;
      moves().shift({ x: (to.x - from.x) * share, y: (to.y - from.y) * share }, sizeOf(element));
      if (!other) return;
      const factor = distance(to, other) / Math.max(distance(from, other), 1);
      moves().zoom(middle(to, other), factor, sizeOf(element));
    },
    { signal },
  );

  const release = (event: PointerEvent, pressed: boolean) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pressed && pressAt) moves().onPress?.(placeIn(element, event));
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
