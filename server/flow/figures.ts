import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listCourseFigures } from '../../storage/queries/course-outcomes.ts';
import { type FigureRowsInput, figureRows } from '../clinic/figures/figure-rows.ts';
import { figuresOf } from '../clinic/figures/figures.ts';
import { deidentified } from '../clinic/figures/suppress.ts';
import type { Repeatability } from '../clinic/repeatability.ts';
import { figureDivisions } from '../contract/codes.ts';
import type { FigureDivision, FigureQuery, FigureRow, Figures } from '../contract/figures.ts';
import { branchOrFirst } from './branch.ts';
import { todayAt } from './clinic-day.ts';
import { catchUpOutcomes } from './course-outcomes.ts';
import { ownErrors } from './repeatability.ts';

/** So long a page waits for outcomes that are behind; then it is shown as it stands, and says what is missing. */
const budgetMs = 400;

/** The rows that the figures of today are made of, and what is said of all of them. */
export type FiguresBasis = {
  on: string;
  rows: FigureRow[];
  /** Patients whose outcomes are still behind. */
  pending: number;
  clinicAnchor: Figures['anchor']['clinic'];
};

/** Every line's own error is asked for once, not once a course. */
async function knownErrors(store: Store, actor: Actor, input: Omit<FigureRowsInput, 'knownError'>) {
  const lines = new Map<string, Repeatability | null>();
  const key = (line: { metric: string; unit: string; view: string }, method: string) =>
    [line.metric, line.unit, line.view, method].join('|');
  const own = ownErrors(store, actor);
  for (const row of figureRows({ ...input, knownError: () => null })) {
    for (const { method } of row.milestones) {
      if (method === null || lines.has(key(row, method))) continue;
      const { metric, unit, view } = row;
      lines.set(key(row, method), await own({ metric, unit, view, method }));
    }
  }
  return (line: Pick<FigureRow, 'metric' | 'view' | 'unit'>, method: string) =>
    lines.get(key(line, method)) ?? null;
}

/** What the figures of this day are made of. */
export async function figuresBasis(store: Store, actor: Actor, now: Date): Promise<FiguresBasis> {
  const pending = await catchUpOutcomes(store, now, { budgetMs });
  const on = await todayAt(store, await branchOrFirst(store, undefined), now);
  const courses = await listCourseFigures(store, actor);
  const knownError = await knownErrors(store, actor, { courses, today: on });
  const clinicAnchor = (await findClinic(store))?.anchor ?? 'third_session';
  return { on, rows: figureRows({ courses, today: on, knownError }), pending, clinicAnchor };
}

/** The figures of the clinic as it stands today. */
export async function clinicFigures(
  store: Store,
  actor: Actor,
  now: Date,
  query: FigureQuery,
): Promise<Figures> {
  const basis = await figuresBasis(store, actor, now);
  return shownFigures(figuresOf({ ...basis, by: query.by ?? 'all' }), query);
}

/** As they are, or without what could be put down to single people. */
export const shownFigures = (figures: Figures, { deidentified: hidden }: FigureQuery): Figures =>
  hidden === 'yes' ? deidentified(figures) : figures;

/** The figures of every division, as a frozen set keeps them. */
export const figuresOfAll = (basis: FiguresBasis): Record<FigureDivision, Figures> =>
  Object.fromEntries(figureDivisions.map((by) => [by, figuresOf({ ...basis, by })])) as Record<
    FigureDivision,
    Figures
  >;
