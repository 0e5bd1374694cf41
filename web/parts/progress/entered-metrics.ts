import type { Metric, View } from '../../../server/contract/codes.ts';

/**
 * What may be entered by hand, in the order it is offered; a global assessment only comes from a blinded reading.
 * What is asked along with each is the contract's `metricEntries`; ranges are the server's, which refuses in words.
 */
export const enteredMetrics: readonly [Metric, ...Metric[]] = [
  'density',
  'calibre',
  'tv_ratio',
  'cht',
  'part_width',
  'coverage',
  'pull',
  'shedding',
  'satisfaction',
  'pain',
  'stage_norwood',
  'stage_ludwig',
  'stage_sinclair',
  'salt',
  'dlqi',
];

/** A part is measured from above, coverage anywhere but at a close-up. */
export const viewsFor = (metric: Metric): readonly [View, ...View[]] =>
  metric === 'part_width'
    ? ['superior']
    : ['vertex', 'superior', 'frontal', 'temporal_left', 'temporal_right', 'occipital'];
