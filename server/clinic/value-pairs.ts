import { metrics, views } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';
import { metricEntries } from '../contract/metric-entries.ts';
import { siteName, valuesRefusal } from './comparable-values.ts';

/** Two readings of one thing on two days, and why they may not be subtracted where they may not. */
export type ValuePair = {
  before: Measurement | null;
  after: Measurement | null;
  refusal: Reason | null;
};

/** What is drawn in one chart and subtracted in one row: a metric in a unit, of a view or at a site. */
export function lineOf({ metric, unit, view, site }: Measurement): string {
  return [metric, unit, view, siteName(site)].join('|');
}

const placeIn = <Item>(list: readonly Item[], item: Item) => {
  const at = list.indexOf(item);
  return at < 0 ? list.length : at;
};

/**
 * The order of lines on every page: metric, what is seen in no view first, then the views, then the unit, then the site.
 * A metric's units stand in `metricEntries` the firmest first: a part's width in millimetres, where a scale or a
 * calliper gave them, leads before percent of the head's width. The first line of a metric speaks for it.
 */
export function lineOrder(
  a: Pick<Measurement, 'metric' | 'unit' | 'view' | 'site'>,
  b: Pick<Measurement, 'metric' | 'unit' | 'view' | 'site'>,
): number {
  const places = ({ metric, unit, view }: typeof a) => [
    placeIn(metrics, metric),
    view === null ? -1 : placeIn(views, view),
    placeIn(metricEntries[metric].units, unit),
  ];
  const [first, second] = [places(a), places(b)];
  const at = first.findIndex((place, k) => place !== second[k]);
  if (at >= 0) return (first[at] ?? 0) - (second[at] ?? 0);
  const [siteA, siteB] = [siteName(a.site), siteName(b.site)];
  return siteA < siteB ? -1 : Number(siteA > siteB);
}

/**
 * The values of one visit or photo that stand for it: of each line the newest of each method. What the program computed
 * counts in its newest row only, because earlier ones stand on a reference, region or alignment that was replaced.
 * `values` in the order of writing; newest first in the answer.
 */
export function standingValues(values: readonly Measurement[]): Map<string, Measurement[]> {
  const newest = new Map<string, Measurement>();
  for (const value of values) {
    const by = value.source === 'algorithm' ? 'algorithm' : `${value.source} ${value.method}`;
    const key = `${lineOf(value)}|${by}`;
    newest.delete(key);
    newest.set(key, value);
  }
  const lines = new Map<string, Measurement[]>();
  for (const value of [...newest.values()].reverse()) {
    lines.set(lineOf(value), [...(lines.get(lineOf(value)) ?? []), value]);
  }
  return lines;
}

/**
 * The newest two readings that may be subtracted; where none may, the newest of each side and why. The same two are
 * found whichever side is named first.
 */
export function pairOf(before: readonly Measurement[], after: readonly Measurement[]): ValuePair {
  const able = before.flatMap((first, i) =>
    after.flatMap((second, j) =>
      valuesRefusal(first, second) === null ? [{ first, second, age: i + j, method: first.method }] : [],
    ),
  );
  const [best] = able.sort((a, b) => a.age - b.age || (a.method < b.method ? -1 : 1));
  if (best) return { before: best.first, after: best.second, refusal: null };
  const [first = null, second = null] = [before[0], after[0]];
  return { before: first, after: second, refusal: first && second && valuesRefusal(first, second) };
}
