import type { Reason } from '../contract/fields.ts';
import type { Measurement } from '../contract/measurements.ts';
import { reason } from './reason.ts';

/** What two values must have in common to be subtracted. */
export type ValueIdentity = Pick<
  Measurement,
  | 'metric'
  | 'unit'
  | 'method'
  | 'methodVersion'
  | 'view'
  | 'site'
  | 'referenceVersion'
  | 'regionVersion'
  | 'matchingVersion'
>;

/** A site is typed by hand: capitals and a space at the end make no other place of the head. */
export function siteName(site: string | null): string {
  return site?.trim().toLowerCase() ?? '';
}

/**
 * Why two values may not be subtracted, or `null`. Another metric, unit, method, version of the method, view,
 * site, reference, region or matching is never silently compared (domain §4).
 */
export function valuesRefusal(a: ValueIdentity, b: ValueIdentity): Reason | null {
  if (a.metric !== b.metric) return reason('different_metric', 'refuse', {});
  if (a.unit !== b.unit) return reason('different_unit', 'refuse', { before: a.unit, after: b.unit });
  if (a.method !== b.method)
    return reason('different_method', 'refuse', { before: a.method, after: b.method });
  if (a.methodVersion !== b.methodVersion) {
    const [before, after] = [a.methodVersion, b.methodVersion];
    return reason('different_method_version', 'refuse', { before, after });
  }
  if (a.view !== b.view) return reason('different_view', 'refuse', {});
  if (siteName(a.site) !== siteName(b.site))
    return reason('different_site', 'refuse', { before: a.site, after: b.site });
  if (a.referenceVersion !== b.referenceVersion) return reason('different_reference', 'refuse', {});
  if (a.regionVersion !== b.regionVersion) return reason('different_region', 'refuse', {});
  if (a.matchingVersion !== b.matchingVersion) return reason('different_matching_version', 'refuse', {});
  return null;
}
