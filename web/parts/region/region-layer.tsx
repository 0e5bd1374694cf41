import { useEffect, useRef } from 'preact/hooks';
import type { RegionShape } from '../../../server/contract/analysis.ts';
import type { Size } from '../../../server/contract/fields.ts';
import { type Matrix3, wayBack } from '../../../server/contract/matrix.ts';
import { t } from '../../words.ts';
import { apply, type Point } from '../stage/matrices.ts';
import { usePaneDrawing } from '../stage/pane.tsx';
import { Placed } from '../stage/placed.tsx';

export interface RegionLayerProps {
  /** `part`: a line through its points, which stay three. */
  shape: RegionShape;
  points: readonly Point[];
  frame: Size;
  /** The point that takes the focus after it was added or its neighbour removed. */
  focus: number | null;
  /** A gesture or key begins to change the outline. */
  onBegin: () => void;
  onMove: (index: number, to: Point, byKey: boolean) => void;
  onAdd: (index: number, at?: Point) => void;
  onRemove: (index: number) => void;
}

const partNames = ['front', 'middle', 'back'] as const;

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The outline with a handle a point; its edges take presses. A part is a line with three. */
export function RegionLayer(props: RegionLayerProps) {
  const { points } = props;
  const isPart = props.shape === 'part';
  const Line = isPart ? 'polyline' : 'polygon';
  const layer = useRef<HTMLDivElement>(null);
  const shape = useRef<SVGSVGElement>(null);
  const matrix = useRef<Matrix3 | null>(null);
  usePaneDrawing(
    (toPane) => {
      matrix.current = toPane;
      const corners = points.map((point) => apply(toPane, point));
      const text = corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
      for (const line of shape.current?.querySelectorAll(Line) ?? []) line.setAttribute('points', text);
      shape.current?.querySelectorAll('line').forEach((line, index) => {
        const [from, to] = [corners[index], corners[(index + 1) % corners.length]];
        if (from && to) placeLine(line, from, to);
      });
    },
    [points],
  );
  useEffect(() => {
    if (props.focus === null) return;
    layer.current?.querySelectorAll<HTMLElement>('.region-handle')[props.focus]?.focus();
  }, [props.focus, points.length]);

  const pointAt = (event: PointerEvent): Point | null => {
    const box = layer.current?.parentElement?.getBoundingClientRect();
    const back = matrix.current && wayBack(matrix.current);
    return box && back ? apply(back, { x: event.clientX - box.left, y: event.clientY - box.top }) : null;
  };
  return (
    <div ref={layer} class="region-layer">
      <svg ref={shape} class="pane-lines" aria-hidden="true">
        <Line class="region-under" />
        <Line class="region-line" />
        {(isPart ? [] : points).map((point, index) => (
          <line
            key={`${index} ${point.x} ${point.y}`}
            class="region-edge"
            data-handle="edge"
            onPointerDown={(event) => {
              const at = pointAt(event);
              if (at) props.onAdd(index, at);
            }}
          />
        ))}
      </svg>
      {points.map((point, index) => (
        // Points have no name but their place in the order.
        <Placed key={index} at={point}>
          <Handle {...props} index={index} point={point} pointAt={pointAt} />
        </Placed>
      ))}
    </div>
  );
}

function placeLine(line: SVGLineElement, from: Point, to: Point) {
  for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) {
    line.setAttribute(name, value.toFixed(1));
  }
}

function Handle(
  props: RegionLayerProps & {
    index: number;
    point: Point;
    pointAt: (event: PointerEvent) => Point | null;
  },
) {
  const { index, point, points } = props;
  const isPart = props.shape === 'part';
  const begun = useRef(false);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    if (arrow) {
      const step = event.shiftKey ? 10 : 1;
      props.onBegin();
      props.onMove(index, { x: point.x + arrow.x * step, y: point.y + arrow.y * step }, true);
    } else if (isPart) return;
    else if (event.key === 'Delete' || event.key === 'Backspace') props.onRemove(index);
    else if (event.key === 'Insert' || event.key === '+') props.onAdd(index);
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      class="region-handle"
      aria-label={t(isPart ? `region.part.${partNames[index] ?? 'middle'}` : 'region.point', {
        number: index + 1,
        count: points.length,
        x: Math.round(point.x),
        y: Math.round(point.y),
      })}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = false;
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const to = props.pointAt(event);
        if (!to) return;
        // A press alone changes nothing, so nothing is there to undo.
        if (!begun.current) props.onBegin();
        begun.current = true;
        props.onMove(index, to, false);
      }}
    />
  );
}
