import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { t } from '../../words.ts';
import { Busy, ProblemNotice } from '../feedback.tsx';
import type { ChartTime, DrawnAxis } from './chart-axes.ts';
import { readColours, useThemeCount } from './chart-colours.ts';
import { EventLanes } from './event-lanes.tsx';
import { ThumbLane } from './thumb-lane.tsx';

export interface MetricChartProps {
  series: ProgressSeries;
  time: ChartTime;
  patientId: string;
  /** The photo of the reference, which the thumbnails are compared with. */
  referencePhotoId: string | null;
  large: boolean;
}

type DrawChart = typeof import('./draw-chart.ts').drawChart;
/** Once it is here nothing has to be waited for: a browser that is about to print would not. */
let fetched: DrawChart | undefined;

/** One metric drawn on a canvas; the drawing code is fetched when the first chart is. */
export function MetricChart({ series, time, patientId, referencePhotoId, large }: MetricChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [axis, setAxis] = useState<DrawnAxis>();
  const [state, setState] = useState<'drawing' | 'drawn' | { problem: unknown }>('drawing');
  const theme = useThemeCount();
  // Before anything is painted, for the same reason.
  useLayoutEffect(() => {
    let wanted = true;
    let takeAway: () => void = () => undefined;
    const onLayout = (next: DrawnAxis) =>
      queueMicrotask(() => wanted && setAxis((before) => (isSame(before, next) ? before : next)));
    const draw = (drawChart: DrawChart) => {
      if (!wanted || !canvas.current?.parentElement) return;
      const colours = readColours(canvas.current.parentElement);
      const mirrored = document.documentElement.dir === 'rtl';
      takeAway = drawChart(canvas.current, { series, time, colours, named: large, mirrored, onLayout });
      setState('drawn');
    };
    if (fetched) draw(fetched);
    else {
      import('./draw-chart.ts').then(
        ({ drawChart }) => {
          fetched = drawChart;
          draw(drawChart);
        },
        (problem: unknown) => wanted && setState({ problem }),
      );
    }
    return () => {
      wanted = false;
      takeAway();
    };
  }, [series, time, large, theme]);

  return (
    <div class={large ? 'chart chart-large' : 'chart'}>
      {state === 'drawing' && <Busy words={t('progress.drawing')} />}
      {typeof state === 'object' && <ProblemNotice problem={state.problem} />}
      <div class="chart-canvas">
        <canvas
          ref={canvas}
          role="img"
          data-metric={series.metric}
          aria-label={t('progress.chartLabel', { metric: t(`codes.metric.${series.metric}`) })}
        />
      </div>
      <ThumbLane
        points={series.points}
        axis={axis}
        origin={time.origin}
        patientId={patientId}
        referencePhotoId={referencePhotoId}
        large={large}
      />
      {large && <EventLanes time={time} axis={axis} patientId={patientId} />}
    </div>
  );
}

const isSame = (before: DrawnAxis | undefined, next: DrawnAxis): boolean =>
  before !== undefined &&
  Object.entries(next).every(([name, value]) => before[name as keyof DrawnAxis] === value);
