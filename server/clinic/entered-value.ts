import type { Reason } from '../contract/fields.ts';
import type { NewMeasurement } from '../contract/measurements.ts';
import { metricEntries } from '../contract/metric-entries.ts';
import { metricRules, type Range } from './metrics.ts';
import { reason } from './reason.ts';
import { checkDetails } from './required-details.ts';

function outside(value: number, { min, max }: Range): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}

/** What stands against a value as such; everything here is refused. */
function refusals(entered: NewMeasurement): Reason[] {
  const { metric, value, unit, source } = entered;
  const { units, sources } = metricEntries[metric];
  const rule = metricRules[metric];
  const found: Reason[] = [];
  if (!units.includes(unit)) {
    found.push(reason('unit_unknown', 'refuse', { metric, unit, units: units.join(', ') }));
  }
  if (outside(value, rule.hard)) {
    const { min, max } = rule.hard;
    found.push(reason('value_out_of_range', 'refuse', { metric, value, min, max, unit }));
  }
  if (rule.whole && !Number.isInteger(value)) {
    found.push(reason('value_not_whole', 'refuse', { metric, value }));
  }
  if (source && !sources.includes(source)) {
    found.push(reason('source_unfit', 'refuse', { metric, source }));
  }
  return [...found, ...checkDetails(entered)];
}

/**
 * Checks a value somebody enters against domain §4. A reason of severity `refuse` stands against storing it;
 * one of severity `warn` asks whether the unusual value is meant, and goes away once it is `confirmed`.
 */
export function checkEnteredValue(entered: NewMeasurement): Reason[] {
  const refused = refusals(entered);
  if (refused.length > 0) return refused;
  const { metric, value, unit } = entered;
  const { warn } = metricRules[metric];
  if (!warn || entered.confirmed || !outside(value, warn)) return [];
  return [reason('value_unusual', 'warn', { metric, value, unit })];
}
