import type { Metric, View } from '../../../server/contract/codes.ts';
import { cumulativeThickness, saltScore, toHundredths } from '../../../server/contract/derived-values.ts';
import type { Measurement, NewMeasurement } from '../../../server/contract/measurements.ts';
import { type DetailName, metricEntries } from '../../../server/contract/metric-entries.ts';
import { numberOrNull, oneOf, text, textOrNull } from '../form-entries.ts';
import { viewsFor } from './entered-metrics.ts';

type Details = Partial<Record<DetailName, number>>;

/** Who can have read it: questionnaires and readings have no device. */
export const sourcesOf = (metric: Metric): readonly ['person' | 'device', ...('person' | 'device')[]] =>
  metricEntries[metric].sources.includes('device') ? ['device', 'person'] : ['person'];

/** The value itself: typed, or what follows from its parts, so that nobody works it out by hand. */
function numberOf(metric: Metric, typed: number | null, details: Details): number {
  const { top = 0, back = 0, left = 0, right = 0, densityPerCm2 = 0, calibreUm = 0 } = details;
  if (metric === 'salt') return toHundredths(saltScore({ top, back, left, right }));
  if (metric === 'cht') return toHundredths(cumulativeThickness(densityPerCm2, calibreUm));
  return typed ?? 0;
}

/** The entries of the form as the wire wants them; `before`: the value that is corrected. */
export function readValue(entries: FormData, metric: Metric, before?: Measurement): NewMeasurement {
  const { units, place, details: asked, stages, method } = metricEntries[metric];
  const details: Details = {};
  for (const { name } of asked) {
    const figure = numberOrNull(entries, name);
    if (figure !== null) details[name] = figure;
  }
  const stage = text(entries, 'stage');
  return {
    metric,
    value: stages ? stages.indexOf(stage) + 1 : numberOf(metric, numberOrNull(entries, 'value'), details),
    unit: oneOf(entries, 'unit', units),
    // How an older value was read is not changed by correcting it.
    method: method === null ? text(entries, 'method') : (before?.method ?? method),
    view: place === 'view' ? oneOf<View>(entries, 'view', viewsFor(metric)) : null,
    site: place === 'site' ? textOrNull(entries, 'site') : null,
    source: oneOf(entries, 'source', sourcesOf(metric)),
    uncertainty: numberOrNull(entries, 'uncertainty'),
    details: stages ? { stage } : details,
    note: textOrNull(entries, 'note'),
  };
}
