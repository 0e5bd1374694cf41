import type { Metric, Pattern, View } from '../../../server/contract/codes.ts';

/**
 * What may be entered by hand, in the groups and the order it is offered; a global assessment only comes from a blinded
 * reading. What is asked along with each is the contract's `metricEntries`; ranges are the server's, which refuses in
 * words.
 */
export const enteredMetrics = {
  stages: ['stage_norwood', 'stage_ludwig', 'stage_sinclair', 'salt'],
  said: ['pull', 'shedding', 'satisfaction', 'pain', 'dlqi'],
  measured: ['density', 'calibre', 'tv_ratio', 'cht', 'part_width', 'coverage'],
} as const satisfies Record<string, readonly Metric[]>;

export const enteredGroups = ['stages', 'said', 'measured'] as const;

/** The scale a visit begins with: Norwood's is of men, Ludwig's of women. */
export const usualScale = (pattern: Pattern): Metric =>
  pattern === 'female' ? 'stage_ludwig' : 'stage_norwood';

/** A part is measured from above, coverage anywhere but at a close-up. */
export const viewsFor = (metric: Metric): readonly [View, ...View[]] =>
  metric === 'part_width'
    ? ['superior']
    : ['vertex', 'superior', 'frontal', 'temporal_left', 'temporal_right', 'occipital'];
