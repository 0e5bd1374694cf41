import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { apply, type Point } from './matrices.ts';
import { usePaneDrawing } from './pane.tsx';

/** Something of constant size at a point of the baseline's master; its middle lies on the point. */
export function Placed({ at, children }: { at: Point; children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  usePaneDrawing(
    (toPane) => {
      const { x, y } = apply(toPane, at);
      if (element.current)
        element.current.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    },
    [at.x, at.y],
  );
  return (
    <div ref={element} class="pane-placed">
      {children}
    </div>
  );
}
