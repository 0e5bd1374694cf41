import type { DatePrecision } from '../../../server/contract/codes.ts';
import type { Progress, ProgressSeries } from '../../../server/contract/progress.ts';
import { daysBetween } from '../../dates.ts';

/** Everything a chart needs beside the series: the same for every chart of a page. */
export interface ChartTime {
  /** Day 0 of the axis. */
  origin: string;
  /** How exactly that day is known. */
  originPrecision: DatePrecision;
  originIsReference: boolean;
  sessions: Progress['sessions'];
  milestones: Progress['milestones'];
  /** The number of the course whose sessions and milestones these are; `null` before any course. */
  course: number | null;
  otherCourses: Progress['otherCourses'];
  treatments: Progress['treatments'];
}

/** The axis as it was drawn: where its first and last day lie, in pixels from the left; mirrored, the first lies right. */
export interface DrawnAxis {
  min: number;
  max: number;
  minPx: number;
  maxPx: number;
}

/** Where a day of the axis lies, in pixels from the left. */
export const placeOf = ({ min, max, minPx, maxPx }: DrawnAxis, day: number): number =>
  minPx + ((day - min) / (max - min)) * (maxPx - minPx);

export function chartTime(progress: Progress): ChartTime | null {
  const first = progress.series
    .flatMap((series) => series.points)
    .sort((a, b) => daysBetween(b.on, a.on))
    .at(0);
  const origin = progress.referenceOn ?? first?.on;
  if (!origin) return null;
  const originPrecision =
    progress.referenceOn === null ? (first?.precision ?? 'day') : progress.referencePrecision;
  const { sessions, milestones, otherCourses, treatments } = progress;
  const course = progress.course?.number ?? null;
  const originIsReference = progress.referenceOn !== null;
  return {
    origin,
    originPrecision,
    originIsReference,
    sessions,
    milestones,
    course,
    otherCourses,
    treatments,
  };
}

/** Windows with both edges, as days of the axis; baseline lies before day 0 and says nothing there. */
export const windowsOf = ({ origin, milestones }: ChartTime) =>
  milestones.flatMap(({ milestone, opensOn, closesOn, state }) =>
    milestone === 'baseline' || state === 'not_applicable' || !opensOn || !closesOn
      ? []
      : [{ milestone, from: daysBetween(origin, opensOn), to: daysBetween(origin, closesOn) }],
  );

/** First and last day shown: every point, session and window, with a little air. */
export function timeRange(time: ChartTime, series: ProgressSeries): { min: number; max: number } {
  const days = [
    0,
    ...series.points.map((point) => daysBetween(time.origin, point.on)),
    ...time.sessions.map((session) => daysBetween(time.origin, session.on)),
    ...time.otherCourses.flatMap(({ sessions }) => sessions.map(({ on }) => daysBetween(time.origin, on))),
    ...windowsOf(time).map((window) => window.to),
  ];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const air = Math.max((last - first) * 0.03, 4);
  return { min: first - air, max: last + air };
}

/**
 * Days that get a tick: where values were taken, day 0 first; those too near to one already named are left out.
 * @param leastDays the distance two labels need
 */
export function tickDays(time: ChartTime, series: ProgressSeries, leastDays: number): number[] {
  const days = [0, ...series.points.map((point) => daysBetween(time.origin, point.on))];
  const kept: number[] = [];
  for (const day of days) {
    if (kept.every((other) => Math.abs(other - day) >= leastDays)) kept.push(day);
  }
  return kept.sort((a, b) => a - b);
}

/**
 * Lowest and highest value shown. A percentage starts at 0, so that a small change looks small; other units start
 * where the numbers are, and the chart says so.
 */
export function valueRange(series: ProgressSeries): { min: number; max: number; cut: boolean } {
  const { band, referenceValue, unit } = series;
  const edges = band && referenceValue !== null ? [referenceValue - band.sdc, referenceValue + band.sdc] : [];
  const values = [...series.points.map((point) => point.value), ...edges];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(most - least, Math.abs(most) * 0.1, 1e-6);
  const step = niceStep(span / 4);
  const top = Math.ceil((most + span * 0.22) / step) * step;
  const fromZero = unit.startsWith('%') || unit === 'points' || least - span <= 0;
  const min = fromZero
    ? Math.min(0, Math.floor(least / step) * step)
    : Math.floor((least - span * 0.15) / step) * step;
  return { min, max: unit === '%' ? Math.min(100, Math.max(top, 1)) : top, cut: min > 0 };
}

/** The next of 1, 2, 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
}
