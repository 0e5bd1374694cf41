import { useRef } from 'preact/hooks';
import type { MeasuredPlace, Polygon } from '../../../server/contract/analysis.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { composed, type Matrix3 } from '../../../server/contract/matrix.ts';
import { apply } from './matrices.ts';
import { usePaneDrawing } from './pane.tsx';

/** Corners of a region (shares of the reference's width and height) in pane pixels. */
export const cornersOn = (toPane: Matrix3, polygon: Polygon, frame: Size) =>
  polygon.map(([x = 0, y = 0]) => apply(toPane, { x: x * frame.widthPx, y: y * frame.heightPx }));

/** Among a pane's lines the measured region, or a part, as a line of even width at every zoom. `matrix`: baseline → what is shown. */
export function RegionOutline(props: { place: MeasuredPlace; frame: Size; matrix: Matrix3 }) {
  const { frame, matrix } = props;
  const { shape, polygon } = props.place;
  const Line = shape === 'part' ? 'polyline' : 'polygon';
  const lines = useRef<SVGGElement>(null);
  usePaneDrawing(
    (toPane) => {
      const points = cornersOn(composed(matrix, toPane), polygon, frame)
        .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
        .join(' ');
      for (const line of lines.current?.children ?? []) line.setAttribute('points', points);
    },
    [polygon, matrix, frame.widthPx, frame.heightPx],
  );
  // A dark line under a light one: seen on hair and on skin.
  return (
    <g ref={lines}>
      <Line class="region-under" />
      <Line class="region-line" />
    </g>
  );
}
