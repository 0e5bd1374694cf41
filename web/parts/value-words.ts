import type { Change, Verdict } from '../../server/contract/change.ts';
import type { MeasurementSource, Metric } from '../../server/contract/codes.ts';
import { formatNumber, formatSigned } from '../numbers.ts';
import { findWords, t } from '../words.ts';

/** Values in the words of domain §4: never without a unit, `±` always the smallest detectable change. */

/** A difference of two percentages is in points, not percent. */
const unitOfChange = (unit: string) => (unit.startsWith('%') ? t('measures.points') : unit);

/** A share is measured to a tenth, and 50 below 59.1 would read as another precision. */
const digitsOf = (unit: string) => (unit.startsWith('%') ? { exactly: 1 } : { most: 1 });

export const formatValue = (value: number | null, unit: string): string =>
  value === null ? t('measures.noValue') : `${formatNumber(value, digitsOf(unit))}\u00a0${unit}`;

export const formatChange = (change: number | null, unit: string): string =>
  change === null
    ? t('measures.noValue')
    : `${formatSigned(change, digitsOf(unit))}\u00a0${unitOfChange(unit)}`;

export const formatBand = (sdc: number, unit: string): string =>
  `±${formatNumber(sdc)}\u00a0${unitOfChange(unit)}`;

/** A figure of the measuring error by itself: in points or the unit, or relative, in percent of the value. */
export const formatError = (error: number, unit: string, errorKind: 'wsd' | 'wcv'): string =>
  errorKind === 'wcv'
    ? `${formatNumber(error)}\u00a0%`
    : `${formatNumber(error, { most: 2 })}\u00a0${unitOfChange(unit)}`;

/** Of the standard error of one reading no more digits than it has itself: `3.6 points`, `0.43 mm`. */
export const formatStandardError = (uncertainty: number, unit: string): string =>
  `${formatNumber(uncertainty, { most: uncertainty < 1 ? 2 : 1 })}\u00a0${unitOfChange(unit)}`;

/** How well one reading is known by itself: `standard error 0.7 points`; empty where nobody knows. */
export const standardErrorWords = (uncertainty: number | null, unit: string): string =>
  uncertainty === null ? '' : t('measures.standardError', { error: formatStandardError(uncertainty, unit) });

/** By what a value was read: source, method and its version. */
export function methodWords(value: {
  source: MeasurementSource;
  method: string;
  methodVersion: number;
}): string {
  const { source, method, methodVersion: version } = value;
  return t(`measures.how.${source}`, { method: findWords(`measures.method.${method}`) ?? method, version });
}

/** `measurable improvement (provisional), probably not visible`. */
export function verdictWords(verdict: Verdict): string {
  const provisional = verdict.provisional ? ` (${t('codes.provisional')})` : '';
  const visible = verdict.visibility ? `, ${t(`codes.visibility.${verdict.visibility}`)}` : '';
  return t(`codes.verdict.${verdict.code}`) + provisional + visible;
}

/** What a rule makes of one value by itself, where its metric has one: a pull test is positive from three hairs on. */
export const ruleWords = (metric: Metric, value: number): string =>
  metric === 'pull' ? t(value >= 3 ? 'measures.pullPositive' : 'measures.pullNegative') : '';

/** Which way is better, where one is. */
export const betterWords = (better: Change['better']): string =>
  better ? t(`codes.better.${better}`) : t('measures.noBetter');
