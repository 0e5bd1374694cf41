import { isDoneAtOnce } from '../../../server/contract/codes.ts';
import type { ChartedTreatment } from '../../../server/contract/progress.ts';
import { daysBetween } from '../../dates.ts';
import { t } from '../../words.ts';
import { treatmentDates, treatmentName } from '../treatments/treatment-words.ts';
import type { ChartTime } from './chart-axes.ts';

/** What lasted from one day of the axis to another, or was done on one. */
export interface EventBar {
  key: string;
  /** Days of the axis, cut where it ends. */
  from: number;
  to: number;
  kind: 'span' | 'moment' | 'course';
  /** It goes on beyond what is drawn. */
  isOpen: boolean;
  words: string;
  /** Of a course that is not the one shown: which. */
  courseId?: string;
}

export interface EventLane {
  name: string;
  bars: EventBar[];
}

type Range = { min: number; max: number };

const isWithin = ({ from, to }: Pick<EventBar, 'from' | 'to'>, { min, max }: Range) =>
  from <= max && to >= min;

const cut = (bar: EventBar, { min, max }: Range): EventBar => ({
  ...bar,
  from: Math.max(bar.from, min),
  to: Math.min(bar.to, max),
  isOpen: bar.isOpen || bar.to > max,
});

function treatmentBar(treatment: ChartedTreatment, origin: string): EventBar {
  const { treatmentId, kind, startedOn, stoppedOn } = treatment;
  const from = daysBetween(origin, startedOn);
  const goesOn = stoppedOn === null && !isDoneAtOnce(kind);
  return {
    key: treatmentId ?? startedOn,
    from,
    to: goesOn ? Number.POSITIVE_INFINITY : stoppedOn ? daysBetween(origin, stoppedOn) : from,
    kind: isDoneAtOnce(kind) ? 'moment' : 'span',
    isOpen: goesOn,
    words: treatmentDates(treatment),
  };
}

function courseBar(
  number: number,
  sessions: ChartTime['sessions'],
  origin: string,
  courseId?: string,
): EventBar[] {
  const days = sessions.map(({ on }) => daysBetween(origin, on));
  if (days.length === 0) return [];
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const words = t('progress.lane.course', { number });
  return [
    {
      key: `course ${number}`,
      from,
      to,
      kind: 'course',
      isOpen: false,
      words,
      ...(courseId && { courseId }),
    },
  ];
}

/** Where a patient has several courses, which sessions are whose. */
function courseLane({ course, sessions, otherCourses, origin }: ChartTime): EventLane[] {
  if (course === null || otherCourses.length === 0) return [];
  const bars = [
    ...courseBar(course, sessions, origin),
    ...otherCourses.flatMap((other) => courseBar(other.number, other.sessions, origin, other.courseId)),
  ];
  return [{ name: t('progress.lane.courses'), bars: bars.sort((a, b) => a.from - b.from) }];
}

/** A lane for the courses where there are several, then one for everything else that was done to the hair. */
export function eventLanes(time: ChartTime, range: Range): EventLane[] {
  const lanes = new Map<string, EventBar[]>();
  for (const treatment of time.treatments) {
    const name = treatmentName(treatment);
    lanes.set(name, [...(lanes.get(name) ?? []), treatmentBar(treatment, time.origin)]);
  }
  return [...courseLane(time), ...[...lanes].map(([name, bars]) => ({ name, bars }))]
    .map(({ name, bars }) => ({
      name,
      bars: bars.filter((bar) => isWithin(bar, range)).map((bar) => cut(bar, range)),
    }))
    .filter(({ bars }) => bars.length > 0);
}
