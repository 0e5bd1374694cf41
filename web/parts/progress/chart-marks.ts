import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { daysBetween } from '../../dates.ts';
import { t } from '../../words.ts';
import { type ChartTime, windowsOf } from './chart-axes.ts';
import { type ChartColours, faint, hatching } from './chart-colours.ts';

/** What lies behind the values: windows of the milestones, the measuring error, the reference, the sessions. */
export function chartMarks(
  series: ProgressSeries,
  time: ChartTime,
  colours: ChartColours,
  named: boolean,
): Record<string, AnnotationOptions> {
  return {
    ...windowMarks(time, colours, named),
    ...bandMarks(series, colours),
    ...sessionMarks(time, colours),
  };
}

function windowMarks(time: ChartTime, colours: ChartColours, named: boolean) {
  const marks: Record<string, AnnotationOptions> = {};
  for (const { milestone, from, to } of windowsOf(time)) {
    marks[`window_${milestone}`] = {
      type: 'box',
      xMin: from,
      xMax: to,
      backgroundColor: faint(colours.quiet, 0.09),
      borderWidth: 0,
      drawTime: 'beforeDatasetsDraw',
      label: {
        display: true,
        content: t(`progress.${named ? 'windowName' : 'windowShort'}.${milestone}`).split('|'),
        textAlign: 'center',
        position: { x: 'center', y: 'start' },
        color: colours.quiet,
        font: { size: named ? 12 : 11, family: colours.font, weight: 'normal' },
        padding: 4,
      },
    };
  }
  return marks;
}

function bandMarks({ band, referenceValue }: ProgressSeries, colours: ChartColours) {
  if (referenceValue === null) return {};
  const marks: Record<string, AnnotationOptions> = {
    reference: {
      type: 'line',
      scaleID: 'y',
      value: referenceValue,
      borderColor: colours.ruleStrong,
      borderWidth: 1,
      borderDash: [5, 4],
      drawTime: 'beforeDatasetsDraw',
    },
  };
  if (!band) return marks;
  marks.noise = {
    type: 'box',
    yMin: referenceValue - band.sdc,
    yMax: referenceValue + band.sdc,
    backgroundColor: band.provisional ? hatching(colours.ruleStrong) : faint(colours.ruleStrong, 0.22),
    borderColor: faint(colours.ruleStrong, 0.7),
    borderWidth: 1,
    drawTime: 'beforeDatasetsDraw',
  };
  return marks;
}

function sessionMarks(time: ChartTime, colours: ChartColours) {
  const marks: Record<string, AnnotationOptions> = {};
  for (const session of time.sessions) {
    const counted = session.number === null ? '' : String(session.number);
    marks[`session_${session.visitId}`] = {
      type: 'line',
      scaleID: 'x',
      value: daysBetween(time.origin, session.on),
      borderColor: colours.accent,
      borderWidth: 1,
      borderDash: session.status === 'planned' ? [2, 4] : [],
      drawTime: 'beforeDatasetsDraw',
      label: {
        display: counted !== '',
        content: counted,
        position: 'end',
        color: colours.accent,
        backgroundColor: colours.paper,
        padding: { x: 5, y: 1 },
        font: { size: 12, family: colours.font, weight: 'bold' },
      },
    };
  }
  return marks;
}
