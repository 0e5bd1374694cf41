import { Chart, LinearScale, PointElement, ScatterController } from 'chart.js';
import annotation, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import { formatSigned } from '../../numbers.ts';
import { type ChartColours, faint, hatching } from '../progress/chart-colours.ts';
import type { FigureColumn } from './figure-columns.ts';

Chart.register(ScatterController, PointElement, LinearScale, annotation);
// A drawn chart is one canvas: whoever checks the page finds its numbers through this.
Object.assign(globalThis, { whorlCharts: (canvas: HTMLCanvasElement) => Chart.getChart(canvas) });

export interface DrawFigures {
  columns: readonly FigureColumn[];
  band: { sdc: number; provisional: boolean } | null;
  unit: string;
  colours: ChartColours;
  mirrored: boolean;
}

const boxHalf = 0.3;
/** Quartiles of fewer say no more than the dots. */
const leastForBox = 5;

/** Dots stand side by side by their rank, the same at every drawing. */
const beside = (rank: number) => (((rank * 0.618034) % 1) - 0.5) * 1.6 * boxHalf;

/** Draws every single change over its column, with box and median, and the measuring error behind. Returns how to take it away. */
export function drawFigures(canvas: HTMLCanvasElement, options: DrawFigures): () => void {
  const { columns, colours, mirrored } = options;
  const font = { family: colours.font, size: 12 };
  const dots = columns.flatMap(({ changes }, column) =>
    changes.map((change, rank) => ({ x: column + beside(rank), y: change })),
  );
  const widthPx = canvas.parentElement?.clientWidth ?? 0;
  const chart = new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: dots,
          pointRadius: dots.length > 600 ? 1.5 : 3,
          pointBackgroundColor: faint(colours.ink, dots.length > 600 ? 0.35 : 0.6),
          pointBorderWidth: 0,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: {
          type: 'linear',
          min: -0.5,
          max: columns.length - 0.5,
          reverse: mirrored,
          grid: { display: false },
          border: { color: colours.ruleStrong },
          afterBuildTicks: (axis) => {
            axis.ticks = columns.map((_, value) => ({ value }));
          },
          ticks: {
            color: colours.quiet,
            font,
            autoSkip: false,
            maxRotation: widthPx > 0 && widthPx / columns.length < 90 ? 60 : 0,
            callback: (value) => broken(columns[Number(value)]?.label ?? ''),
          },
        },
        y: {
          position: mirrored ? 'right' : 'left',
          grid: { color: colours.rule },
          border: { display: false },
          title: { display: true, text: options.unit, color: colours.quiet, font },
          ticks: { color: colours.quiet, font, callback: (value) => formatSigned(Number(value)) },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: { enabled: false },
        annotation: { annotations: marks(options) },
      },
    },
  });
  return () => chart.destroy();
}

/** A canvas does not break lines by itself. */
const broken = (label: string): string | string[] => {
  const words = label.split(' ');
  const middle = Math.ceil(words.length / 2);
  return words.length < 3 ? label : [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
};

function marks({ columns, band, colours }: DrawFigures): Record<string, AnnotationOptions> {
  const found: Record<string, AnnotationOptions> = {
    zero: {
      type: 'line',
      scaleID: 'y',
      value: 0,
      borderColor: colours.ruleStrong,
      borderWidth: 1,
      drawTime: 'beforeDatasetsDraw',
    },
  };
  if (band) {
    found.noise = {
      type: 'box',
      yMin: -band.sdc,
      yMax: band.sdc,
      backgroundColor: band.provisional ? hatching(colours.ruleStrong) : faint(colours.ruleStrong, 0.22),
      borderColor: faint(colours.ruleStrong, 0.7),
      borderWidth: 1,
      drawTime: 'beforeDatasetsDraw',
    };
  }
  for (const [at, { spread }] of columns.entries()) {
    if (spread.n < leastForBox) continue;
    const [xMin, xMax] = [at - boxHalf, at + boxHalf];
    found[`box_${at}`] = {
      type: 'box',
      xMin,
      xMax,
      yMin: spread.q1,
      yMax: spread.q3,
      backgroundColor: faint(colours.accent, 0.12),
      borderColor: colours.accent,
      borderWidth: 1.5,
      drawTime: 'beforeDatasetsDraw',
    };
    found[`median_${at}`] = {
      type: 'line',
      xMin,
      xMax,
      yMin: spread.median,
      yMax: spread.median,
      borderColor: colours.accent,
      borderWidth: 3,
      drawTime: 'afterDatasetsDraw',
    };
  }
  return found;
}
