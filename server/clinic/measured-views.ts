import type { Metric, Pattern, View } from '../contract/codes.ts';
import { metricEntries } from '../contract/metric-entries.ts';

/**
 * Whether the program measures coverage in a view (domain §2, §4): not where the hair is parted to measure the part's
 * width, which is the metric there, and not in a close-up, which shows single hairs and no region of a head.
 */
export function isCoverageMeasured(pattern: Pattern, view: View): boolean {
  const parted = pattern === 'female' && view === 'superior';
  return !parted && view !== 'trichoscopy';
}

/** A metric and unit that the program measures by itself on a photo of a view. */
export type MeasuredLine = { metric: Metric; unit: string; view: View };

/** What the program measures on a photo of this view, of a head with this pattern of loss; empty: nothing. */
export function measuredLines(pattern: Pattern, view: View): MeasuredLine[] {
  const [unit] = metricEntries.coverage.units;
  return isCoverageMeasured(pattern, view) ? [{ metric: 'coverage', unit, view }] : [];
}
