import type { Spread } from '../../contract/figures.ts';

/** How quartiles are found, as it stands beside every figure. */
export const quartileRule = 'linear interpolation between ordered values (Hyndman and Fan 1996, type 7)';

/**
 * The value below which the share `p` (0…1) of the ordered values lies: at place (n − 1)·p, between two values in
 * proportion. Hyndman & Fan (1996), type 7, as R, NumPy and spreadsheets do it. Throws RangeError without values.
 */
export function quantile(ordered: readonly number[], p: number): number {
  const place = (ordered.length - 1) * p;
  const [below, above] = [ordered[Math.floor(place)], ordered[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('There is no value.');
  return below + (above - below) * (place - Math.floor(place));
}

/** Median, quartiles and ends of some values in any order; `null`: there are none. */
export function spreadOf(values: readonly number[]): Spread | null {
  const ordered = values.toSorted((a, b) => a - b);
  const [min, max] = [ordered[0], ordered.at(-1)];
  if (min === undefined || max === undefined) return null;
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((p) => quantile(ordered, p)) as [number, number, number];
  return { n: ordered.length, min, q1, median, q3, max };
}
