import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findFigureSet, keepFigureSet } from '../../storage/queries/figure-sets.ts';
import { quartileRule } from '../clinic/figures/spread.ts';
import type { FigureQuery, FigureSet, FigureSetHead } from '../contract/figures.ts';
import { outcomeRules } from './course-outcomes.ts';
import { figuresOfAll, shownFigures, wholeBasis } from './figures.ts';
import { measuringMethods } from './measuring-methods.ts';
import { found } from './outcome.ts';

/**
 * Freezes the figures of today under a name: rows, denominators, and by what they were made. Throws `figures_unfinished`
 * while courses are still being worked out.
 */
export async function freezeFigures(
  store: Store,
  actor: Actor,
  now: Date,
  name: string,
): Promise<FigureSetHead> {
  const basis = await wholeBasis(store, actor, now);
  const methods = {
    rules: outcomeRules,
    measuring: measuringMethods,
    anchor: basis.clinicAnchor,
    quartiles: quartileRule,
  };
  return keepFigureSet(store, actor, now, {
    name: name.trim(),
    frozenOn: basis.on,
    frozen: { methods, figures: figuresOfAll(basis) },
    rows: basis.rows,
  });
}

/** A frozen set as it was kept. Throws `not_found`. */
export async function readFigureSet(
  store: Store,
  actor: Actor,
  id: string,
  query: FigureQuery,
): Promise<FigureSet> {
  const { head, frozen } = found(await findFigureSet(store, actor, id));
  return {
    ...head,
    methods: frozen.methods,
    figures: shownFigures(frozen.figures[query.by ?? 'all'], query),
  };
}
