import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { composed, type Matrix3, wayBack } from '../../../server/contract/matrix.ts';
import { toCss } from './matrices.ts';
import { type Drawing, PaneContext, usePaneDrawing } from './pane.tsx';

/** So long after the last movement lines are drawn anew. */
const restMs = 120;

/**
 * Lines over a photo that stay even in width at every zoom. While a gesture lasts what was drawn is only transformed, as
 * the photo is: to draw it anew with every frame costs more than to move two large pictures. At rest it is drawn anew.
 */
export function PaneLines({ children }: { children: ComponentChildren }) {
  const svg = useRef<SVGSVGElement>(null);
  const lines = useMemo(() => restingLines(() => svg.current), []);
  usePaneDrawing(lines.move, [lines]);
  useEffect(() => lines.stop, [lines]);
  return (
    <svg ref={svg} class="pane-lines" aria-hidden="true">
      <PaneContext.Provider value={lines.subscribe}>{children}</PaneContext.Provider>
    </svg>
  );
}

function restingLines(layer: () => SVGSVGElement | null) {
  const drawings = new Set<Drawing>();
  let drawnAt: Matrix3 | null = null;
  let latest: Matrix3 | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    if (latest === null) return;
    drawnAt = latest;
    const element = layer();
    if (element) element.style.transform = '';
    for (const draw of drawings) draw(latest);
  };
  return {
    subscribe(draw: Drawing) {
      drawings.add(draw);
      if (drawnAt) draw(drawnAt);
      return () => {
        drawings.delete(draw);
      };
    },
    move(toPane: Matrix3) {
      latest = toPane;
      clearTimeout(timer);
      const back = drawnAt && wayBack(drawnAt);
      const element = layer();
      if (!back || !element) return rest();
      element.style.transform = toCss(composed(back, toPane));
      timer = setTimeout(rest, restMs);
    },
    stop: () => clearTimeout(timer),
  };
}
