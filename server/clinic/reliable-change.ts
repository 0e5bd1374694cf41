import type { Band, Change, Verdict } from '../contract/change.ts';
import type { Metric, Visibility } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';
import { metricRules } from './metrics.ts';
import { reason } from './reason.ts';
import { ownDetectableChange, pairsNeeded, type Repeatability } from './repeatability.ts';

/** From here on three dermatologists in four see a gain in density: both must be reached (domain §4). */
const visibleGain = { hairsPerCm2: 43.4, percent: 22.7 };

/** Differences of decimals are not exact: 30.3 − 22.3 is a little more than 8. */
const rounding = 1e-9;

/** A smallest detectable change as it is in use: in the unit (`wsd`) or in percent of the reference value (`wcv`). */
export type DetectableChange = { sdc: number; provisional: boolean; pairs: number };

/**
 * The smallest detectable change in use for a metric and unit: the clinic's own from ten replicate pairs on, until then
 * the published one, provisional. `null`: neither is known, or no error is kept of this metric.
 */
export function detectableChangeInUse(
  metric: Metric,
  unit: string,
  own: Repeatability | null,
  captures = 1,
): DetectableChange | null {
  const { errorKind, provisionalSdc } = metricRules[metric];
  if (errorKind === 'none') return null;
  if (own !== null && own.pairs >= pairsNeeded) {
    return { sdc: ownDetectableChange(own, captures), provisional: false, pairs: own.pairs };
  }
  const published = provisionalSdc[unit];
  if (published === undefined) return null;
  return { sdc: published / Math.sqrt(captures), provisional: true, pairs: 0 };
}

/**
 * The measurement-noise band of a metric. A relative error is taken from `referenceValue`, whichever way round
 * two photos are named. `null`: no error is known for this metric in this unit, or it is a share of a reference value
 * that is missing or zero.
 */
export function bandOf(
  metric: Metric,
  unit: string,
  referenceValue: number | null,
  own: Repeatability | null,
  captures = 1,
): Band | null {
  const inUse = detectableChangeInUse(metric, unit, own, captures);
  if (inUse === null) return null;
  if (metricRules[metric].errorKind === 'wsd') return inUse;
  return referenceValue ? { ...inUse, sdc: (inUse.sdc / 100) * Math.abs(referenceValue) } : null;
}

/** Only a gain in density is ever said to be visible or not; all else needs a blinded reading. */
function visibilityOf(metric: Metric, change: number, reference: number): Visibility | null {
  if (metric !== 'density') return null;
  const seen = change >= visibleGain.hairsPerCm2 && 100 * change >= visibleGain.percent * reference;
  return seen ? 'likely_visible' : 'probably_not_visible';
}

/**
 * The verdict on a change (after − before). Within the band nothing is claimed; the band's edge belongs to it.
 * Without a band, or where no direction is better, the change is shown and not judged.
 */
export function verdictOf(
  metric: Metric,
  change: number,
  band: Band | null,
  referenceValue: number | null,
): Verdict {
  const { better } = metricRules[metric];
  if (!band || !better) return { code: 'no_verdict', provisional: false, visibility: null, reason: null };
  const { provisional } = band;
  if (Math.abs(change) <= band.sdc + rounding) {
    return { code: 'within_noise', provisional, visibility: null, reason: null };
  }
  if (change > 0 !== (better === 'up')) {
    return { code: 'worsening', provisional, visibility: null, reason: null };
  }
  const visibility = referenceValue === null ? null : visibilityOf(metric, change, referenceValue);
  return { code: 'improvement', provisional, visibility, reason: null };
}

export type ChangeInput = {
  metric: Metric;
  unit: string;
  before: number | null;
  after: number | null;
  /** The value at the reference photo, which a relative error is a share of. */
  referenceValue: number | null;
  own: Repeatability | null;
  /** The reading whose place and method are named; left out where only the numbers are asked for. */
  reading?: Pick<Measurement, 'view' | 'site' | 'method' | 'methodVersion' | 'source'>;
  /** Standard error of each reading, in the unit. */
  uncertainty?: Change['uncertainty'];
  /** Why the two may not be subtracted, where they may not. */
  refusal: Reason | null;
  /** What else may have made the change, besides plasma. */
  otherCauses?: readonly Reason[];
  /** True re-captures averaged on each side. */
  captures?: number;
};

function missingValue(metric: Metric, before: number | null, after: number | null): Reason | null {
  if (before !== null && after !== null) return null;
  if (before === null && after === null) return reason('values_missing', 'refuse', { metric });
  if (before === null) return reason('value_missing_before', 'refuse', { metric });
  return reason('value_missing_after', 'refuse', { metric });
}

/** One metric between two visits, with its band and verdict (domain §4). */
export function changeOf(input: ChangeInput): Change {
  const { metric, unit, before, after, referenceValue } = input;
  const { better } = metricRules[metric];
  const band = bandOf(metric, unit, referenceValue, input.own, input.captures ?? 1);
  const {
    view = null,
    site = null,
    method = null,
    methodVersion = null,
    source = null,
  } = input.reading ?? {};
  const { uncertainty = { before: null, after: null } } = input;
  const otherCauses = [...(input.otherCauses ?? [])];
  const place = { metric, unit, view, site, method, methodVersion, source };
  const parts = { ...place, better, before, after, uncertainty, band, otherCauses };
  const unattributable = otherCauses.find(({ severity }) => severity === 'refuse') ?? null;
  const refusal = input.refusal ?? missingValue(metric, before, after) ?? unattributable;
  if (refusal || before === null || after === null) {
    const verdict = {
      code: 'not_comparable',
      provisional: false,
      visibility: null,
      reason: refusal,
    } as const;
    return { ...parts, change: null, verdict };
  }
  const change = after - before;
  return { ...parts, change, verdict: verdictOf(metric, change, band, referenceValue) };
}
