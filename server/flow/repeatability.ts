import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { type Repeatability, repeatabilityOf } from '../clinic/repeatability.ts';
import type { Measurement } from '../contract/measurements.ts';
import { replicatesOf } from './replicates.ts';

/** The error of what a value was measured by; values without a view have no replicates to learn from. */
export type OwnError = (
  value: Pick<Measurement, 'metric' | 'unit' | 'view' | 'method'>,
) => Promise<Repeatability | null>;

/** What the clinic's own replicates say of the measuring error of a value. */
export function ownErrors(store: Store, actor: Actor): OwnError {
  return async ({ metric, unit, view, method }) => {
    if (view === null) return null;
    const { pairs } = await replicatesOf(store, actor, { metric, unit, view });
    // A calliper's error is not the program's, though both are in millimetres.
    const values = pairs.filter((pair) => pair.method === method).map((pair) => pair.values);
    return repeatabilityOf(metric, values);
  };
}
