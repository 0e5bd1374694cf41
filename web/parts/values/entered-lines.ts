import type { Measurement } from '../../../server/contract/measurements.ts';
import type { TimelineVisit } from '../../../server/contract/timeline.ts';

/** Entered by somebody: not computed, and not signed as a blinded reading. */
const isEntered = ({ source, metric }: Measurement) => source !== 'algorithm' && metric !== 'gpa';

/** What was entered at a visit, in the order it was entered. */
export const enteredAt = (values: readonly Measurement[], visitId: string): Measurement[] =>
  values.filter((value) => value.visitId === visitId && isEntered(value));

const placeOf = ({ metric, unit, view, site }: Measurement) =>
  [metric, unit, view, site?.trim().toLowerCase() ?? ''].join('|');

/** How exactly the day of a value is known, and whether its visit took place at all, by the visit's id. */
export type VisitDays = ReadonlyMap<string, Pick<TimelineVisit, 'datePrecision' | 'status'>>;

/**
 * Earlier values of the same thing at the same place, latest first, none of a visit that was cancelled. `values` as
 * the server sends them, oldest visit first.
 */
export function earlierOf(
  values: readonly Measurement[],
  value: Measurement,
  visits: VisitDays,
): Measurement[] {
  const same = values.filter(
    (each) =>
      isEntered(each) &&
      placeOf(each) === placeOf(value) &&
      (each.id === value.id || visits.get(each.visitId)?.status !== 'cancelled'),
  );
  return same
    .slice(
      0,
      same.findIndex(({ id }) => id === value.id),
    )
    .reverse();
}
