import { pullTest } from '../../../server/contract/derived-values.ts';
import type { Measurement } from '../../../server/contract/measurements.ts';
import { metricEntries } from '../../../server/contract/metric-entries.ts';
import { formatNumber } from '../../numbers.ts';
import { findWords, t } from '../../words.ts';
import { formatValue } from '../value-words.ts';

export type Said = Pick<Measurement, 'metric' | 'value' | 'unit' | 'details'>;

const two = (value: number) => formatNumber(value, { most: 2 });

/** A value as a person says it: `III vertex`, `3 of 60 hairs`, `26.6 of 100`, `7 of 10`, `140 hairs/cm²`. */
export function saidWords({ metric, value, unit, details }: Said): string {
  const { stages } = metricEntries[metric];
  if (stages) return stages[value - 1] ?? String(value);
  if (metric === 'pull') {
    const { pulled } = details;
    return typeof pulled === 'number' ? t('scales.pull.said', { removed: value, pulled }) : String(value);
  }
  if (metric === 'salt') return t('scales.salt.said', { score: two(value) });
  if (metric === 'dlqi') return t('scales.dlqi.said', { value });
  if (metric === 'shedding' || metric === 'satisfaction' || metric === 'pain') {
    return t('scales.score', { value });
  }
  return metric === 'cht' ? `${two(value)}\u00a0${unit}` : formatValue(value, unit);
}

/** Both rules in use for what came out of a pull. */
export function pullWords(removed: number, pulled: number): string {
  const { positive, positiveOlderRule } = pullTest(removed, pulled);
  const older = positiveOlderRule ? (positive ? 'olderPositive' : 'olderOnly') : 'olderNegative';
  return `${t(positive ? 'scales.pull.positive' : 'scales.pull.negative')} ${t(`scales.pull.${older}`)}`;
}

/** What follows from a value, or what it was made of; empty where the value says all. */
export function besideWords({ metric, value, details }: Said): string {
  const { pulled, top, back, left, right } = details;
  const { stages } = metricEntries[metric];
  if (stages) return findWords(`scales.${metric}.${stages[value - 1]}`) ?? '';
  if (metric === 'pull' && typeof pulled === 'number') return pullWords(value, pulled);
  if (metric === 'salt' && [top, back, left, right].every((area) => typeof area === 'number')) {
    return t('scales.salt.areas', { top, back, left, right });
  }
  return '';
}
