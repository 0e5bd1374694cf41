import type { CourseFigure, MilestoneOutcome, OutcomeReading } from '../../contract/course-outcome.ts';
import type { FigureMilestone, FigureRow } from '../../contract/figures.ts';
import { bandOf, verdictOf } from '../reliable-change.ts';
import type { Repeatability } from '../repeatability.ts';
import { doseBand } from './dose.ts';
import { fateOf } from './fate.ts';

/** What the clinic knows of its own error for a method; `null`: not enough yet. */
export type KnownError = (
  line: Pick<FigureRow, 'metric' | 'view' | 'unit'>,
  method: string,
) => Repeatability | null;

const noReading: OutcomeReading = {
  before: null,
  after: null,
  method: null,
  methodVersion: null,
  source: null,
  site: null,
  refusal: null,
};

type Judged = Pick<
  FigureMilestone,
  'change' | 'changePercent' | 'sdc' | 'sdcProvisional' | 'sdcPairs' | 'verdict'
>;

const notJudged: Judged = {
  change: null,
  changePercent: null,
  sdc: null,
  sdcProvisional: null,
  sdcPairs: null,
  verdict: null,
};

/** A comparable photo without a value that may be subtracted is not comparable in what was measured. */
function judged(
  line: Pick<FigureRow, 'metric' | 'view' | 'unit'>,
  { before, after, method, refusal }: OutcomeReading,
  knownError: KnownError,
): Judged {
  if (refusal !== null || before === null || after === null) {
    return { ...notJudged, verdict: 'not_comparable' };
  }
  const change = after - before;
  const band = bandOf(line.metric, line.unit, before, method === null ? null : knownError(line, method));
  return {
    change,
    changePercent: before === 0 ? null : (100 * change) / Math.abs(before),
    sdc: band?.sdc ?? null,
    sdcProvisional: band?.provisional ?? null,
    sdcPairs: band?.pairs ?? null,
    verdict: verdictOf(line.metric, change, band, before).code,
  };
}

/** Ten years around the age at a day: `30–39`; `null`: the year of birth or the day is not known. */
export function ageBand(yearOfBirth: number | null, on: string | null): string | null {
  if (yearOfBirth === null || on === null) return null;
  const decade = Math.floor((Number(on.slice(0, 4)) - yearOfBirth) / 10) * 10;
  return `${decade}–${decade + 9}`;
}

/** A course as the figures of a day take it. `unit`: of its line, where it has no value of its own. */
export function figureRow(
  course: CourseFigure,
  unit: string,
  today: string,
  knownError: KnownError,
): FigureRow {
  const { yearOfBirth, milestones, ...kept } = course;
  const line = { metric: course.metric, view: course.view, unit };
  const milestone = (outcome: MilestoneOutcome): FigureMilestone => {
    const { standing: _standing, projected: _projected, reading, ...dated } = outcome;
    const fate = fateOf(outcome, today, course.lost);
    const read = reading ?? noReading;
    return {
      ...dated,
      ...read,
      fate,
      ...(fate === 'comparable' ? judged(line, read, knownError) : notJudged),
    };
  };
  return {
    ...kept,
    unit,
    ageBand: ageBand(yearOfBirth, course.firstSessionOn),
    dose: doseBand(course.injectedMl),
    milestones: milestones.map(milestone),
  };
}
