import { type ChartTime, type DrawnAxis, placeOf } from './chart-axes.ts';
import { type EventBar, eventLanes } from './event-bars.ts';

/** What else was done over the time of the chart, under its days: other treatments, haircut, dye, other courses. */
export function EventLanes(props: { time: ChartTime; axis: DrawnAxis | undefined; patientId: string }) {
  const { time, axis } = props;
  if (!axis) return null;
  const lanes = eventLanes(time, axis);
  if (lanes.length === 0) return null;
  return (
    <dl class="event-lanes">
      {lanes.map(({ name, bars }) => (
        <div key={name} class="event-lane">
          <dt style={nameBeside(bars, axis)}>{name}</dt>
          {bars.map((bar) => (
            <Bar key={bar.key} bar={bar} axis={axis} patientId={props.patientId} />
          ))}
        </div>
      ))}
    </dl>
  );
}

/** The name stands over the first bar's beginning, or ends with the last bar where there is no room for it. */
function nameBeside(bars: readonly EventBar[], axis: DrawnAxis) {
  const sides = bars.flatMap((bar) => [placeOf(axis, bar.from), placeOf(axis, bar.to)]);
  const [left, right] = [Math.min(...sides), Math.max(...sides)];
  const widthPx = Math.max(axis.minPx, axis.maxPx);
  const isMirrored = axis.minPx > axis.maxPx;
  const fromLeft = isMirrored ? right < widthPx * 0.4 : left < widthPx * 0.6;
  return fromLeft ? { paddingLeft: `${left}px` } : { width: `${right}px`, textAlign: 'right' as const };
}

function Bar({ bar, axis, patientId }: { bar: EventBar; axis: DrawnAxis; patientId: string }) {
  const [from, to] = [placeOf(axis, bar.from), placeOf(axis, bar.to)];
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const open = bar.isOpen ? (to < from ? ' event-open-left' : ' event-open-right') : '';
  const look = `event-bar event-${bar.kind}${open}`;
  return (
    <dd style={{ left: `${left}px`, width: `${right - left}px` }} title={bar.words}>
      {bar.courseId ? (
        <a class={look} href={`/patients/${patientId}/progress?course=${bar.courseId}`}>
          <span class="heard-only">{bar.words}</span>
        </a>
      ) : (
        <span class={look}>
          <span class="heard-only">{bar.words}</span>
        </span>
      )}
    </dd>
  );
}
