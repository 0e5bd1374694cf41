import type { ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Size } from '../../../server/contract/fields.ts';
import { composed, type Matrix3 } from '../../../server/contract/matrix.ts';
import type { GestureMoves } from './gestures.ts';
import { type Point, shift } from './matrices.ts';
import { type Drawing, PaneContext, viewMoves } from './pane.tsx';
import { panned, scaleOf, viewOf } from './view-state.ts';
import type { NudgeStore, ViewStore } from './view-store.ts';

/** What it holds lies beside its place by a nudge, in whatever pane. */
export function Nudged({ by, children }: { by: NudgeStore; children: ComponentChildren }) {
  const subscribe = useContext(PaneContext);
  const subscribeNudged = useMemo(
    () => (draw: Drawing) => {
      let last: Matrix3 | null = null;
      const drawNudged = (toPane: Matrix3) => {
        last = toPane;
        const { x, y } = by.get();
        draw(composed(shift(x, y), toPane));
      };
      const leavePane = subscribe(drawNudged);
      const leaveNudge = by.subscribe(() => last && drawNudged(last));
      return () => {
        leavePane();
        leaveNudge();
      };
    },
    [subscribe, by],
  );
  return <PaneContext.Provider value={subscribeNudged}>{children}</PaneContext.Provider>;
}

/**
 * Gestures while the two are not linked: a drag moves one picture and leaves the other where it is. Both keep one zoom,
 * and what was moved stays when they are linked again.
 */
export function unlinkedMoves(
  side: 'before' | 'after',
  store: ViewStore,
  nudge: NudgeStore,
  frame: Size,
): GestureMoves {
  const moved = ({ x, y }: Point) => {
    const from = nudge.get();
    nudge.set({ x: from.x + x, y: from.y + y });
  };
  return {
    ...viewMoves(store, frame),
    shift: (by, pane) => {
      const view = viewOf(store.get(), frame);
      const scale = scaleOf(view, frame, pane);
      if (side === 'after') return moved({ x: by.x / scale, y: by.y / scale });
      const next = panned(view, frame, pane, by);
      store.set(next);
      moved({ x: next.centreX - view.centreX, y: next.centreY - view.centreY });
    },
  };
}

/** As it stands in an address, in whole pixels. */
export function readNudge(query: Record<string, string | undefined>): Point {
  const [x = 0, y = 0] = [query.nx, query.ny].map((text) => Number.parseFloat(text ?? ''));
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : { x: 0, y: 0 };
}

export function writeNudge({ x, y }: Point): Record<string, string> {
  const [nx, ny] = [Math.round(x), Math.round(y)];
  return nx === 0 && ny === 0 ? {} : { nx: String(nx), ny: String(ny) };
}
