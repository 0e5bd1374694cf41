import type { RegionShape } from '../contract/analysis.ts';
import { isCloseUp, type Metric, type Pattern, type View } from '../contract/codes.ts';
import { metricEntries } from '../contract/metric-entries.ts';

/** What the program measures on photos by itself. */
export type MeasuredMetric = 'coverage' | 'part_width';

/**
 * What is measured in a view (domain §2, §4): the part's width where hair is parted for it, and coverage elsewhere; in a
 * close-up nothing, which shows single hairs and no region of a head.
 */
export function measuredIn(pattern: Pattern, view: View): MeasuredMetric | null {
  if (isCloseUp(view)) return null;
  return pattern === 'female' && view === 'superior' ? 'part_width' : 'coverage';
}

/** Where a metric is measured: along a part, or in an outline, which a view without a metric has too. */
export const shapeFor = (metric: MeasuredMetric | null): RegionShape =>
  metric === 'part_width' ? 'part' : 'area';

/** A metric and unit that the program measures by itself on a photo of a view. */
export type MeasuredLine = { metric: Metric; unit: string; view: View };

/** What a photo of this view is measured for; `scaled`: its reference shows a scale in millimetres. `null`: nothing. */
export function measuredLine(pattern: Pattern, view: View, scaled: boolean): MeasuredLine | null {
  const metric = measuredIn(pattern, view);
  if (metric === null) return null;
  return { metric, unit: metric === 'part_width' ? partWidthUnit(scaled) : '%', view };
}

/** Without a scale a part is told against the head it is on. */
export const partWidthUnit = (scaled: boolean): string => (scaled ? 'mm' : '% of head width');

/** What the program measures on a photo of this view, of a head with this pattern of loss; empty: nothing. */
export function measuredLines(pattern: Pattern, view: View): MeasuredLine[] {
  const metric = measuredIn(pattern, view);
  return metric === null ? [] : metricEntries[metric].units.map((unit) => ({ metric, unit, view }));
}
