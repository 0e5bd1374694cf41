import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import type { ProgressPoint, ProgressSeries } from '../../../server/contract/progress.ts';
import { daysBetween, formatDay } from '../../dates.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { formatValue } from '../value-words.ts';
import { type ChartTime, type DrawnAxis, tickDays, timeRange, valueRange } from './chart-axes.ts';
import type { ChartColours } from './chart-colours.ts';
import { chartMarks, windowNamesPx } from './chart-marks.ts';
import { pointWords } from './point-words.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, annotation);
// A drawn chart is one canvas: whoever checks the page finds its numbers through this.
Object.assign(globalThis, { whorlCharts: (canvas: HTMLCanvasElement) => Chart.getChart(canvas) });

export interface DrawOptions {
  series: ProgressSeries;
  time: ChartTime;
  colours: ChartColours;
  /** Names of windows and sessions on the chart itself; small charts leave them to the legend. */
  named: boolean;
  /** Time runs from right to left, as the page is read. */
  mirrored: boolean;
  /** Told where the days lie. */
  onLayout: (axis: DrawnAxis) => void;
}

/** Below this, names on the chart would lie on each other. */
const narrowPx = 560;
/** Room for the label of a tick. */
const tickPx = 30;

const dayWords = (point: ProgressPoint | undefined): string =>
  point ? formatDay(point.on, point.precision) : '';

/** Draws one metric over real time. Returns how to take it away. */
export function drawChart(canvas: HTMLCanvasElement, options: DrawOptions): () => void {
  const chart = new Chart(canvas, configuration(canvas, options));
  return () => chart.destroy();
}

function configuration(canvas: HTMLCanvasElement, options: DrawOptions): ChartConfiguration<'line'> {
  const { series, time, colours } = options;
  const values = valueRange(series);
  const range = timeRange(time, series);
  // The canvas itself has no width of its own yet.
  const widthPx = canvas.parentElement?.clientWidth || narrowPx;
  const leastDays = ((range.max - range.min) / widthPx) * tickPx;
  const font = { family: colours.font, size: 12 };
  const days = series.points.map((point) => daysBetween(time.origin, point.on));
  return {
    type: 'line',
    data: { datasets: [dataset(options, days)] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      layout: {
        padding: { top: windowNamesPx, left: options.mirrored ? 6 : 0, right: options.mirrored ? 0 : 6 },
      },
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: {
          type: 'linear',
          ...range,
          reverse: options.mirrored,
          grid: { display: false },
          border: { color: colours.ruleStrong },
          ticks: {
            color: colours.quiet,
            font,
            maxRotation: 0,
            autoSkip: false,
            callback: (day) => formatNumber(Number(day) / 7, { most: 0 }),
          },
          afterBuildTicks: (axis) => {
            axis.ticks = tickDays(time, series, leastDays).map((value) => ({ value }));
          },
        },
        y: {
          position: options.mirrored ? 'right' : 'left',
          min: values.min,
          max: values.max,
          grid: { color: colours.rule },
          border: { display: false },
          ticks: {
            color: colours.quiet,
            font,
            maxTicksLimit: 6,
            callback: (value) => formatNumber(Number(value), { most: 2 }),
          },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: colours.ink,
          titleColor: colours.paper,
          bodyColor: colours.paper,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          displayColors: false,
          rtl: options.mirrored,
          padding: 10,
          callbacks: {
            title: ([item]) => dayWords(series.points[item?.dataIndex ?? 0]),
            label: (item) => tipLines(series, item.dataIndex),
          },
        },
        annotation: {
          clip: false,
          annotations: chartMarks(series, time, colours, options.named && widthPx >= narrowPx),
        },
      },
    },
    plugins: [
      {
        id: 'places',
        afterLayout: (chart) => {
          const axis = chart.scales.x;
          if (!axis) return;
          const { min, max } = axis;
          options.onLayout({
            min,
            max,
            minPx: axis.getPixelForValue(min),
            maxPx: axis.getPixelForValue(max),
          });
        },
      },
    ],
  };
}

/** Straight lines; filled points where comparable, hollow where not, and the way to a hollow one dashed. */
function dataset({ series, colours, named }: DrawOptions, days: number[]): ChartDataset<'line'> {
  const { points } = series;
  const size = named ? 6 : 5;
  const isSolid = (index: number) => points[index]?.comparable ?? false;
  return {
    data: points.map((point, index) => ({ x: days[index] ?? 0, y: point.value })),
    tension: 0,
    borderColor: colours.ink,
    borderWidth: 2,
    segment: {
      borderDash: ({ p0DataIndex, p1DataIndex }) =>
        isSolid(p0DataIndex) && isSolid(p1DataIndex) ? undefined : [4, 4],
      borderColor: ({ p0DataIndex, p1DataIndex }) =>
        isSolid(p0DataIndex) && isSolid(p1DataIndex) ? colours.ink : colours.quiet,
    },
    pointStyle: points.map((point) => (point.isReference ? 'rectRot' : 'circle')),
    pointRadius: points.map((point) => (point.isReference ? size + 2 : size)),
    pointHoverRadius: size + 3,
    pointHitRadius: 16,
    pointBackgroundColor: points.map((point) => (point.comparable ? colours.ink : colours.paper)),
    pointBorderColor: colours.ink,
    pointBorderWidth: 2,
    clip: false,
  };
}

function tipLines(series: ProgressSeries, index: number): string[] {
  const point = series.points[index];
  if (!point) return [];
  return [
    formatValue(point.value, series.unit),
    t('progress.tip.sessions', { count: point.sessionsGiven }),
    ...pointWords(point, series),
  ].flatMap((line) => wrapped(line));
}

/** A canvas does not break lines by itself. */
function wrapped(line: string, most = 46): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
