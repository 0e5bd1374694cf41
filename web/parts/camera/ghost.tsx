import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../../../server/contract/codes.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { composed } from '../../../server/contract/matrix.ts';
import { toCss } from '../stage/matrices.ts';
import { usePaneDrawing } from '../stage/pane.tsx';
import { ViewDiagram } from '../view-diagram.tsx';
import { type GhostPlace, ghostMatrix } from './ghost-place.ts';

/** Large enough that the drawing is never enlarged beyond its own pixels on a tablet. */
const diagramSize: Size = { widthPx: 1200, heightPx: 1200 };

/**
 * What the photo is to look like, laid over the camera's picture: the reference, or the drawing of the view where
 * there is none or it cannot be had. Never mirrored, and turned by nothing.
 */
export function Ghost(props: { view: View; referenceId: string | null; place: GhostPlace; frame: Size }) {
  const { view, referenceId, place, frame } = props;
  const [size, setSize] = useState<Size>();
  const [missing, setMissing] = useState(false);
  if (referenceId === null || missing) {
    return (
      <Placed place={place} picture={diagramSize} frame={frame} look="ghost-diagram">
        <ViewDiagram view={view} />
      </Placed>
    );
  }
  return (
    <Placed place={place} picture={size ?? frame} frame={frame} look={size ? '' : 'ghost-awaited'}>
      <img
        src={`/api/photos/${referenceId}/screen`}
        alt=""
        draggable={false}
        onLoad={({ currentTarget }) =>
          setSize({ widthPx: currentTarget.naturalWidth, heightPx: currentTarget.naturalHeight })
        }
        onError={() => setMissing(true)}
      />
    </Placed>
  );
}

/** By script, not by a style attribute: the content security policy allows no inline styles. */
function Placed(props: {
  place: GhostPlace;
  picture: Size;
  frame: Size;
  look: string;
  children: ComponentChildren;
}) {
  const { place, picture, frame } = props;
  const element = useRef<HTMLDivElement>(null);
  usePaneDrawing(
    (toPane) => {
      if (!element.current) return;
      const { style } = element.current;
      style.inlineSize = `${picture.widthPx}px`;
      style.blockSize = `${picture.heightPx}px`;
      style.transform = toCss(composed(ghostMatrix(place, picture, frame), toPane));
    },
    [place, picture.widthPx, picture.heightPx, frame.widthPx, frame.heightPx],
  );
  useLayoutEffect(
    () => element.current?.style.setProperty('opacity', String(place.opacity)),
    [place.opacity],
  );
  return (
    <div ref={element} class={`pane-picture ghost ${props.look}`}>
      {props.children}
    </div>
  );
}
