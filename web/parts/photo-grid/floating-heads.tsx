import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { columnTitle, dayOf } from './column-words.ts';
import type { GridColumn } from './columns.ts';

/**
 * What the columns are, under the patient's banner, once the table's own heads were scrolled away. A head that sticks
 * to the page cannot be inside something that scrolls sideways, so it stands before it and follows it; for the eye
 * only, the table keeps its heads.
 */
export function FloatingHeads(props: { columns: GridColumn[]; scroller: RefObject<HTMLElement | null> }) {
  const { columns, scroller } = props;
  const strip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() =>
    strip.current && scroller.current ? follow(strip.current, scroller.current) : undefined,
  );
  return (
    <div class="grid-floating" aria-hidden="true" ref={strip}>
      <div class="grid-floating-heads">
        <div class="grid-floating-corner" />
        {columns.map((column) => (
          <div key={column.key} class={column.kind === 'milestone' ? 'grid-open' : undefined}>
            <span class="grid-title">{columnTitle(column)}</span>
            {column.kind === 'visit' && <span class="grid-line">{dayOf(column.visit)}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Keeps the strip below the banner and beside the columns it names. Returns how to stop. */
function follow(strip: HTMLElement, scroller: HTMLElement): () => void {
  const heads = strip.firstElementChild;
  const own = scroller.querySelector('thead');
  const banner = document.querySelector('.banner');
  const place = () => {
    if (!heads || !own) return;
    const isFixed = banner !== null && getComputedStyle(banner).position === 'sticky';
    const topPx = isFixed ? banner.getBoundingClientRect().height : 0;
    strip.style.insetBlockStart = `${topPx}px`;
    const bottomPx = topPx + heads.getBoundingClientRect().height;
    const hasLeft = own.getBoundingClientRect().bottom < bottomPx;
    strip.dataset.shown = String(hasLeft && scroller.getBoundingClientRect().bottom > bottomPx);
    heads.scrollLeft = scroller.scrollLeft;
  };
  place();
  const ends = new AbortController();
  const quietly = { signal: ends.signal, passive: true };
  addEventListener('scroll', place, quietly);
  addEventListener('resize', place, quietly);
  scroller.addEventListener('scroll', place, quietly);
  return () => ends.abort();
}
