import type { Metric } from '../../../server/contract/codes.ts';

/** The scales that are chosen by a picture. */
export const stageMetrics = ['stage_norwood', 'stage_ludwig', 'stage_sinclair'] as const;
export type StageMetric = (typeof stageMetrics)[number];

export const isStageMetric = (metric: Metric): metric is StageMetric =>
  stageMetrics.some((each) => each === metric);
