import type { CourseFigure } from '../../contract/course-outcome.ts';
import type { FigureRow } from '../../contract/figures.ts';
import { metricEntries } from '../../contract/metric-entries.ts';
import { figureRow, type KnownError } from './figure-row.ts';

export type FigureRowsInput = {
  courses: readonly CourseFigure[];
  today: string;
  knownError: KnownError;
};

/** The unit that most courses of a measure and view have values in: a course without a value is counted with them. */
function commonUnits(courses: readonly CourseFigure[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { metric, view, unit } of courses) {
    if (unit === null) continue;
    const line = `${metric}|${view}`;
    const units = counts.get(line) ?? new Map<string, number>();
    counts.set(line, units.set(unit, (units.get(unit) ?? 0) + 1));
  }
  const most = (units: ReadonlyMap<string, number>) =>
    [...units].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
  return new Map([...counts].map(([line, units]) => [line, most(units)]));
}

/** Every course as the figures of a day take it. */
export function figureRows({ courses, today, knownError }: FigureRowsInput): FigureRow[] {
  const units = commonUnits(courses);
  return courses.map((course) => {
    const { metric, view } = course;
    const unit = course.unit ?? units.get(`${metric}|${view}`) ?? metricEntries[metric].units[0] ?? '';
    return figureRow(course, unit, today, knownError);
  });
}
