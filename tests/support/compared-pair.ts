import { comparabilityOf } from '../../server/clinic/comparability.ts';
import type { ComparedFacts } from '../../server/clinic/compared-facts.ts';
import type { AlignmentQuality } from '../../server/contract/analysis.ts';
import { noPreparation } from '../../server/contract/visits.ts';

export const aligned: AlignmentQuality = {
  correlation: 0.97,
  overlap: 0.98,
  forwardBackwardPercent: 0.2,
  rotationDegrees: 1,
  scale: 1,
  tiltDegrees: 1,
};
export const reference: ComparedFacts = {
  patientId: 'p',
  view: 'vertex',
  timing: 'before_injection',
  state: 'current',
  takenOn: '2026-01-01',
  unaccepted: false,
  preparation: { ...noPreparation, hairState: 'dry', lengthClass: 'from_1_to_3cm' },
  device: 'Maker One',
  daysSinceInjection: null,
  quality: { methodVersion: 1, sharpness: 100, clippedPercent: 0.2, headWidthPx: 2200 },
  relativeBrightness: 1,
  lightUnknown: null,
  lightFromHead: false,
  coveragePercent: 40,
  treatments: [],
  alignment: { state: 'reference', referenceVersion: 1 },
};
export const followUp: ComparedFacts = {
  ...reference,
  takenOn: '2026-06-01',
  daysSinceInjection: 60,
  alignment: { state: 'accepted', referenceVersion: 1, quality: aligned, mirrored: false },
};
export const prepared = (changes: Partial<ComparedFacts['preparation']>): Partial<ComparedFacts> => ({
  preparation: { ...followUp.preparation, ...changes },
});
export const measured = (
  changes: Partial<NonNullable<ComparedFacts['quality']>>,
): Partial<ComparedFacts> => ({
  quality: { methodVersion: 1, sharpness: 100, clippedPercent: 0.2, headWidthPx: 2200, ...changes },
});
export const lying = (changes: Partial<typeof aligned>): Partial<ComparedFacts> => ({
  alignment: { state: 'accepted', referenceVersion: 1, quality: { ...aligned, ...changes }, mirrored: false },
});
export const mirrorPicture: Partial<ComparedFacts> = {
  alignment: { state: 'accepted', referenceVersion: 1, quality: aligned, mirrored: true },
};
export const against = (changes: Partial<ComparedFacts>) =>
  comparabilityOf(reference, { ...followUp, ...changes });
