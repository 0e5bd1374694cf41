import { type Actor, isStaff } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listCourseFigures } from '../../storage/queries/course-outcomes.ts';
import type { KnownError } from '../clinic/figures/figure-row.ts';
import { figureRows } from '../clinic/figures/figure-rows.ts';
import { figuresOf } from '../clinic/figures/figures.ts';
import { deidentified } from '../clinic/figures/suppress.ts';
import type { Repeatability } from '../clinic/repeatability.ts';
import { figureDivisions } from '../contract/codes.ts';
import type { CourseFigure } from '../contract/course-outcome.ts';
import type { FigureDivision, FigureQuery, FigureRow, Figures } from '../contract/figures.ts';
import { AppError } from '../errors.ts';
import { branchOrFirst } from './branch.ts';
import { todayAt } from './clinic-day.ts';
import { catchUpOutcomes, outcomeRounds } from './course-outcomes.ts';
import { ownErrors } from './repeatability.ts';

/** So long a page waits for outcomes that are behind; then it is shown as it stands, and says what is missing. */
const pageBudgetMs = 1000;
/** What is taken away or frozen is whole, and may be waited for. */
const wholeBudgetMs = 15_000;

/** The rows that the figures of today are made of, and what is said of all of them. */
export type FiguresBasis = {
  on: string;
  rows: FigureRow[];
  /** Patients whose outcomes are still behind. */
  pending: number;
  clinicAnchor: Figures['anchor']['clinic'];
};

/** Every line's own error is asked for once, not once a course. */
async function knownErrors(
  store: Store,
  actor: Actor,
  courses: readonly CourseFigure[],
): Promise<KnownError> {
  const errors = new Map<string, Repeatability | null>();
  const key = (line: { metric: string; unit: string; view: string }, method: string) =>
    [line.metric, line.unit, line.view, method].join('|');
  const own = ownErrors(store, actor);
  for (const { metric, view, unit, milestones } of courses) {
    if (unit === null) continue;
    for (const { reading } of milestones) {
      const method = reading?.method ?? null;
      if (method === null || errors.has(key({ metric, view, unit }, method))) continue;
      errors.set(key({ metric, view, unit }, method), await own({ metric, unit, view, method }));
    }
  }
  return (line, method) => errors.get(key(line, method)) ?? null;
}

async function readBasis(store: Store, actor: Actor, on: string, pending: number): Promise<FiguresBasis> {
  const courses = await listCourseFigures(store, actor);
  const knownError = await knownErrors(store, actor, courses);
  const clinicAnchor = (await findClinic(store))?.anchor ?? 'third_session';
  return { on, rows: figureRows({ courses, today: on, knownError }), pending, clinicAnchor };
}

/**
 * The rows of today since an outcome was last written, which every change of a record leads to: who divides them otherwise
 * asks for the same again.
 */
const known = new WeakMap<Store, { stamp: string; basis: FiguresBasis }>();

/** What the figures of this day are made of. */
export async function figuresBasis(
  store: Store,
  actor: Actor,
  now: Date,
  budgetMs = pageBudgetMs,
): Promise<FiguresBasis> {
  const pending = await catchUpOutcomes(store, now, { budgetMs });
  const on = await todayAt(store, await branchOrFirst(store, undefined), now);
  const stamp = [outcomeRounds(store), on, pending, isStaff(actor)].join(' ');
  const held = known.get(store);
  if (held?.stamp === stamp) return held.basis;
  const basis = await readBasis(store, actor, on, pending);
  known.set(store, { stamp, basis });
  return basis;
}

/** The same with nobody left out. Throws `figures_unfinished` while too many are still being worked out. */
export async function wholeBasis(store: Store, actor: Actor, now: Date): Promise<FiguresBasis> {
  const basis = await figuresBasis(store, actor, now, wholeBudgetMs);
  if (basis.pending > 0) throw new AppError('figures_unfinished', { count: basis.pending });
  return basis;
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
