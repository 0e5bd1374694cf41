import type { Metric } from '../contract/codes.ts';
import { metricRules, sdcFactor } from './metrics.ts';
import { upperBoundFactor } from './upper-bound-factor.ts';

/** Below this many replicate pairs a clinic's own figure is not used yet. */
export const pairsNeeded = 10;

/** What a clinic's replicates say about one metric, unit and view. */
export type Repeatability = {
  /** Within-subject error without its upper-bound factor: in the unit (`wsd`) or in percent (`wcv`). */
  error: number;
  pairs: number;
};

/** wSD of replicate pairs in their unit: √(Σd² / 2n). Throws RangeError without a pair. */
export function withinSubjectSd(pairs: readonly (readonly [number, number])[]): number {
  if (pairs.length === 0) throw new RangeError('no replicate pair');
  const sum = pairs.reduce((total, [a, b]) => total + (a - b) ** 2, 0);
  return Math.sqrt(sum / (2 * pairs.length));
}

/** wCV of replicate pairs in percent: each difference over its pair's mean. Throws RangeError without a pair. */
export function withinSubjectCvPercent(pairs: readonly (readonly [number, number])[]): number {
  const relative = pairs.map(([a, b]) => {
    const mean = (a + b) / 2;
    return mean === 0 ? ([0, 0] as const) : ([(100 * a) / mean, (100 * b) / mean] as const);
  });
  return withinSubjectSd(relative);
}

/** The clinic's own error of a metric from its replicate pairs; `null` without a pair or where none is kept. */
export function repeatabilityOf(
  metric: Metric,
  pairs: readonly (readonly [number, number])[],
): Repeatability | null {
  const { errorKind } = metricRules[metric];
  if (errorKind === 'none' || pairs.length === 0) return null;
  const error = errorKind === 'wsd' ? withinSubjectSd(pairs) : withinSubjectCvPercent(pairs);
  return { error, pairs: pairs.length };
}

/**
 * Smallest detectable change (95 %), in what `error` is in: 2.77 · error, over √k when `captures` true
 * re-captures are averaged on each side. `error` has its upper-bound factor already.
 */
export function smallestDetectableChange(error: number, captures = 1): number {
  return (sdcFactor * error) / Math.sqrt(captures);
}

/** The clinic's own smallest detectable change, held against how few pairs it stands on. */
export function ownDetectableChange({ error, pairs }: Repeatability, captures = 1): number {
  return smallestDetectableChange(error * upperBoundFactor(pairs), captures);
}
