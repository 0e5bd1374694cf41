import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Size } from '../../../server/contract/fields.ts';
import { composed, identity, type Matrix3 } from '../../../server/contract/matrix.ts';
import { toCss } from './matrices.ts';
import { usePaneDrawing } from './pane.tsx';

/** A picture on a pane, drawn where its matrix puts it on the baseline. */
export function PaneImage(props: {
  src: string;
  size: Size;
  alt: string;
  /** Pixels of `size` → the baseline's; left out: it is the baseline's own. */
  matrix?: Matrix3;
  sharp?: boolean;
  /** Id of a filter element that it is seen through. */
  filterId?: string | null;
  onMissing?: () => void;
}) {
  const { src, size, alt, matrix = identity, filterId = null } = props;
  const element = useRef<HTMLImageElement>(null);
  usePaneDrawing(
    (toPane) => {
      if (element.current) element.current.style.transform = toCss(composed(matrix, toPane));
    },
    [matrix, src],
  );
  useLayoutEffect(() => {
    if (element.current) element.current.style.filter = filterId === null ? '' : `url("#${filterId}")`;
  }, [filterId]);
  return (
    <img
      ref={element}
      class={props.sharp ? 'pane-picture pane-sharp' : 'pane-picture'}
      src={src}
      alt={alt}
      width={size.widthPx}
      height={size.heightPx}
      draggable={false}
      onError={props.onMissing}
    />
  );
}
