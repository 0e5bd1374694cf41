import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listReplicatePairs } from '../../storage/queries/replicates.ts';
import { type Repeatability, repeatabilityOf } from '../clinic/repeatability.ts';
import type { Metric, View } from '../contract/codes.ts';

/** Asks each metric, unit and view once; values without a view have no replicates to learn from. */
export type OwnError = (metric: Metric, unit: string, view: View | null) => Promise<Repeatability | null>;

/** What the clinic's own replicates say of a measuring error, as long as one answer is put together. */
export function ownErrors(store: Store, actor: Actor): OwnError {
  const known = new Map<string, Promise<Repeatability | null>>();
  return (metric, unit, view) => {
    if (view === null) return Promise.resolve(null);
    const key = `${metric}|${unit}|${view}`;
    const asked =
      known.get(key) ??
      listReplicatePairs(store, actor, metric, unit, view).then((pairs) =>
        repeatabilityOf(
          metric,
          pairs.map(({ values }) => values),
        ),
      );
    known.set(key, asked);
    return asked;
  };
}
