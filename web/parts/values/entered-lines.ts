import type { Measurement } from '../../../server/contract/measurements.ts';

/** Entered by somebody: not computed, and not signed as a blinded reading. */
const isEntered = ({ source, metric }: Measurement) => source !== 'algorithm' && metric !== 'gpa';

/** What was entered at a visit, in the order it was entered. */
export const enteredAt = (values: readonly Measurement[], visitId: string): Measurement[] =>
  values.filter((value) => value.visitId === visitId && isEntered(value));

const placeOf = ({ metric, unit, view, site }: Measurement) =>
  [metric, unit, view, site?.trim().toLowerCase() ?? ''].join('|');

/** Earlier values of the same thing at the same place, latest first; `values` oldest visit first, as the server sends them. */
export function earlierOf(values: readonly Measurement[], value: Measurement): Measurement[] {
  const same = values.filter((each) => isEntered(each) && placeOf(each) === placeOf(value));
  return same
    .slice(
      0,
      same.findIndex(({ id }) => id === value.id),
    )
    .reverse();
}
