import type { AlignmentQuality } from '../contract/analysis.ts';
import type { PhotoState, Timing, View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { DatedTreatment } from '../contract/treatments.ts';
import type { Preparation } from '../contract/visits.ts';

/** What is known of one photo when it is compared; what was not measured yet is `null` and is said so. */
export type ComparedFacts = {
  patientId: string;
  view: View;
  timing: Timing;
  state: PhotoState;
  /** Day of its visit. */
  takenOn: string;
  /** A historical photo that no doctor accepted. */
  unaccepted: boolean;
  preparation: Preparation;
  /** Make and model of the camera; `null`: the file did not say. */
  device: string | null;
  /** Days since the last injection on an earlier day; `null`: there was none. */
  daysSinceInjection: number | null;
  /** What else was done to the patient's hair, whenever it was. */
  treatments: readonly DatedTreatment[];
  /** `null`: not analysed yet. */
  quality: {
    methodVersion: number;
    /** Fine structure against coarser, at one size of the head. */
    sharpness: number;
    /** Share of pixels ≥ 250 or ≤ 5 of 255, in percent. */
    clippedPercent: number;
    headWidthPx: number | null;
  } | null;
  /** Brightness of its light against the reference's: 1 is alike, 1.14 is 14 % brighter, linear; `null`: not known. */
  relativeBrightness: number | null;
  /** Why it is not known: too little to tell it by, or not told yet. */
  lightUnknown: Reason | null;
  /** The brightness was told from the head itself, whose hair may have changed, not from a colour card. */
  lightFromHead: boolean;
  /** Percent of the region that hair hides; `null`: not measured. */
  coveragePercent: number | null;
  /** How it lies on the reference of its view. `null`: not aligned yet, or nothing to align to. */
  alignment:
    | { state: 'reference'; referenceVersion: number }
    | { state: 'accepted'; referenceVersion: number; quality: AlignmentQuality; mirrored: boolean }
    | { state: 'refused'; referenceVersion: number; refusal: Reason | null }
    | null;
};

/** Is it known where the photo lies on the reference of its view? */
export const hasPlace = ({ alignment }: ComparedFacts): boolean =>
  alignment?.state === 'reference' || alignment?.state === 'accepted';
