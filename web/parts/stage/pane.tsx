import { type ComponentChildren, createContext, type HTMLAttributes } from 'preact';
import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Size } from '../../../server/contract/fields.ts';
import { type Matrix3, wayBack } from '../../../server/contract/matrix.ts';
import { type GestureMoves, listenToGestures } from './gestures.ts';
import { apply, type Point } from './matrices.ts';
import { panned, toPane, viewOf, zoomedAt } from './view-state.ts';
import type { ViewStore } from './view-store.ts';

/** What the layers of a pane are told: the matrix baseline → pane, at once and at every change. */
export type Drawing = (toPane: Matrix3) => void;
export const PaneContext = createContext<(draw: Drawing) => () => void>(() => () => undefined);

/** Draws with the pane's matrix now and whenever view or window change, without rendering anything again. */
export function usePaneDrawing(draw: Drawing, inputs: readonly unknown[]): void {
  const subscribe = useContext(PaneContext);
  useLayoutEffect(() => subscribe(draw), [subscribe, ...inputs]);
}

export interface PaneProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'class'> {
  class?: string;
  store: ViewStore;
  /** Size of the baseline's master. */
  frame: Size;
  /** A press without a drag, in pixels of the baseline's master. */
  onPress?: ((point: Point) => void) | undefined;
  /** What gestures move instead of the view. */
  moves?: GestureMoves | undefined;
  children: ComponentChildren;
}

/** A window onto the baseline's coordinates. Gestures in it change the store, and with it every pane of the store. */
export function Pane({ store, frame, onPress, moves, children, class: look, ...attributes }: PaneProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ store, frame, onPress, moves });
  latest.current = { store, frame, onPress, moves };
  /** As it was last laid out: to ask the page for it at every frame would make it lay out anew each time. */
  const size = useRef<Size>({ widthPx: 0, heightPx: 0 });

  const subscribe = useMemo(() => {
    const drawings = new Set<Drawing>();
    return {
      drawings,
      add: (draw: Drawing) => {
        drawings.add(draw);
        const matrix = paneMatrix(size.current, latest.current);
        if (matrix) draw(matrix);
        return () => drawings.delete(draw);
      },
    };
  }, []);

  useLayoutEffect(() => {
    const pane = element.current;
    if (!pane) return;
    const drawAll = () => {
      const matrix = paneMatrix(size.current, latest.current);
      if (!matrix) return;
      const zoomed = String(viewOf(store.get(), frame).zoom > 1);
      if (pane.dataset.zoomed !== zoomed) pane.dataset.zoomed = zoomed;
      for (const draw of subscribe.drawings) draw(matrix);
    };
    const measure = () => {
      size.current = { widthPx: pane.clientWidth, heightPx: pane.clientHeight };
      drawAll();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    const stop = store.subscribe(drawAll);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [store, frame.widthPx, frame.heightPx]);

  useEffect(() => {
    const pane = element.current;
    if (!pane) return;
    const press = (point: Point) => {
      const matrix = paneMatrix(size.current, latest.current);
      const back = matrix && wayBack(matrix);
      if (back) latest.current.onPress?.(apply(back, point));
    };
    return listenToGestures(
      pane,
      () => latest.current.moves ?? viewMoves(latest.current.store, latest.current.frame, press),
    );
  }, []);

  return (
    <div {...attributes} ref={element} class={look ? `pane ${look}` : 'pane'}>
      <PaneContext.Provider value={subscribe.add}>{children}</PaneContext.Provider>
    </div>
  );
}

function paneMatrix(size: Size, { store, frame }: { store: ViewStore; frame: Size }) {
  if (size.widthPx === 0) return null;
  return toPane(viewOf(store.get(), frame), frame, size);
}

/** Gestures that look around and closer: what a pane does unless it is told otherwise. */
export const viewMoves = (store: ViewStore, frame: Size, onPress?: (point: Point) => void): GestureMoves => ({
  shift: (by, pane) => store.set(panned(viewOf(store.get(), frame), frame, pane, by)),
  zoom: (at, factor, pane) => store.set(zoomedAt(viewOf(store.get(), frame), frame, pane, at, factor)),
  canShrink: () => viewOf(store.get(), frame).zoom > 1,
  onPress,
});
