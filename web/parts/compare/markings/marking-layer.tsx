import { useRef } from 'preact/hooks';
import type { Annotation } from '../../../../server/contract/annotations.ts';
import type { Size } from '../../../../server/contract/fields.ts';
import { composed, type Matrix3 } from '../../../../server/contract/matrix.ts';
import type { Point } from '../../stage/matrices.ts';
import { usePaneDrawing } from '../../stage/pane.tsx';
import { cornersOn } from '../../stage/region-outline.tsx';
import { besideWords } from './marking-words.ts';
import { strokesOf, wordsPlace } from './strokes.ts';

/** What is drawn over a photo, and the point a new marking begins with. */
export interface Markings {
  shown: readonly Annotation[];
  /** Shares of the reference's width and height. */
  begun: Point | null;
}

/** Among a pane's lines, of even width at every zoom. `matrix`: baseline → what is shown. */
export function MarkingLayer(props: { markings: Markings; frame: Size; matrix: Matrix3 }) {
  const { markings, frame, matrix } = props;
  const begun = markings.begun && [[markings.begun.x, markings.begun.y]];
  return (
    <>
      {markings.shown.map((marking) => (
        <Marking
          key={marking.id}
          kind={marking.kind}
          points={marking.points}
          words={besideWords(marking)}
          frame={frame}
          matrix={matrix}
        />
      ))}
      {begun && <Marking kind="words" points={begun} words="" frame={frame} matrix={matrix} />}
    </>
  );
}

function Marking(props: {
  kind: Annotation['kind'];
  points: Annotation['points'];
  words: string;
  frame: Size;
  matrix: Matrix3;
}) {
  const { kind, points, words, frame, matrix } = props;
  const group = useRef<SVGGElement>(null);
  usePaneDrawing(
    (toPane) => {
      const ends = cornersOn(composed(matrix, toPane), points, frame);
      const [under, over, text] = group.current?.children ?? [];
      for (const line of [under, over]) line?.setAttribute('d', strokesOf(kind, ends));
      const { x, y, anchor } = wordsPlace(kind, ends);
      text?.setAttribute('text-anchor', anchor);
      text?.setAttribute('x', x.toFixed(1));
      text?.setAttribute('y', y.toFixed(1));
    },
    [kind, points, matrix, frame.widthPx, frame.heightPx],
  );
  return (
    <g ref={group}>
      <path class="marking-under" />
      <path class="marking-line" />
      <text class="marking-words">{words}</text>
    </g>
  );
}
