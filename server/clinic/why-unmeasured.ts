import type { AnalysisState } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { type ReasonCode, reason } from './reason.ts';

/** What the measuring says where it refuses a value; it stands among the reasons of the photo's quality. */
const refusals: ReadonlySet<string> = new Set<ReasonCode>([
  'region_not_visible',
  'hair_and_skin_alike',
  'part_not_visible',
  'part_not_found',
]);

/** What is known of a photo without a value. */
export type UnmeasuredFacts = {
  hasReference: boolean;
  analysis: AnalysisState | null;
  alignment: { state: 'accepted' | 'refused'; refusal: Reason | null } | null;
  /** Of its quality; `null`: not told yet. */
  reasons: readonly Reason[] | null;
};

/** Why the last measuring refused a value; `null`: it did not. An earlier value no longer stands for the photo then. */
export function measuringRefusal({ reasons }: Pick<UnmeasuredFacts, 'reasons'>): Reason | null {
  return reasons?.find(({ code }) => refusals.has(code)) ?? null;
}

/** Why a photo has no value of what its view is measured for. Only a photo that really waits is said to wait. */
export function whyUnmeasured(facts: UnmeasuredFacts): Reason {
  const { hasReference, analysis, alignment } = facts;
  if (!hasReference) return reason('no_reference', 'refuse', {});
  if (analysis === 'queued' || analysis === 'running') return reason('measuring_waits', 'refuse', {});
  if (analysis === 'failed') return reason('measuring_failed', 'refuse', {});
  if (alignment?.state === 'refused') return alignment.refusal ?? reason('alignment_refused', 'refuse', {});
  return measuringRefusal(facts) ?? reason('not_measured', 'refuse', {});
}
