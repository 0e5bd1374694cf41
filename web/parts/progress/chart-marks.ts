import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { daysBetween } from '../../dates.ts';
import { t } from '../../words.ts';
import { type ChartTime, windowsOf } from './chart-axes.ts';
import { type ChartColours, faint, hatching } from './chart-colours.ts';

/** Room above the chart for the names of the milestone windows, two lines of them. */
export const windowNamesPx = 34;

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
    ...otherSessionMarks(time, colours),
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
        // Above what is drawn, where no value can lie on it.
        yAdjust: -windowNamesPx,
        color: colours.quiet,
        font: { size: named ? 12 : 11, family: colours.font, weight: 'normal' },
        padding: { x: 4, y: 0 },
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
    marks[`session_${session.visitId}`] = sessionMark(time, session, counted, colours.accent, colours);
  }
  return marks;
}

/** Sessions of the patient's other courses stand on the same axis, quieter, each with its course's number. */
function otherSessionMarks(time: ChartTime, colours: ChartColours) {
  const marks: Record<string, AnnotationOptions> = {};
  for (const { number, sessions } of time.otherCourses) {
    for (const session of sessions) {
      const counted = session.number === null ? '' : `${number}·${session.number}`;
      marks[`session_${session.visitId}`] = sessionMark(time, session, counted, colours.quiet, colours);
    }
  }
  return marks;
}

function sessionMark(
  time: ChartTime,
  session: ChartTime['sessions'][number],
  name: string,
  colour: string,
  colours: ChartColours,
): AnnotationOptions {
  return {
    type: 'line',
    scaleID: 'x',
    value: daysBetween(time.origin, session.on),
    borderColor: colour,
    borderWidth: 1,
    borderDash: session.status === 'planned' ? [2, 4] : [],
    drawTime: 'beforeDatasetsDraw',
    label: {
      display: name !== '',
      content: name,
      position: 'end',
      color: colour,
      backgroundColor: colours.paper,
      padding: { x: 5, y: 1 },
      font: { size: 12, family: colours.font, weight: 'bold' },
    },
  };
}
