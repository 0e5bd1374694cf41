import type { Quality } from '../contract/analysis.ts';
import { headWidthLimitsPx } from '../contract/capture-size.ts';
import { isCloseUp, type View } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { reason } from './reason.ts';

/**
 * The limits of the capture gates (domain §2), ends included: up to `pass` nothing is said, up to `warn` it is a
 * warning, beyond it the photo is not comparable. A gate without `warn` never refuses by itself: the alignment has
 * taken it out, or has failed and refuses for it. The README's table of gates is written from here.
 */
export const gates = {
  rotationDegrees: { pass: 3 },
  scale: { pass: [0.97, 1.03] },
  tiltDegrees: { pass: 5, warn: 10 },
  overlapPercent: { pass: 90, warn: 80 },
  clippedPercent: { pass: 1, warn: 3 },
  sharpnessPercent: { pass: [70, 140], warn: [50, 200] },
  headWidthPx: headWidthLimitsPx,
  daysSinceInjection: { pass: 14, warn: 7 },
  lengthClassesApart: { pass: 1 },
  /**
   * A third of a stop, the step of a camera's exposure: matching takes it out of the measure, but skin this much
   * brighter looks like less hair to the eye. Smaller ones are within what the estimate from the surroundings errs by.
   */
  exposureStops: { pass: 1 / 3 },
  /**
   * Hair that grew outside the region too darkens the head that its light is told from: by so much of the logarithm a
   * point of coverage at most, on 19 of 20 drawn pairs whose light was known. Only what is left of a difference after
   * that is held against the gate, or every patient who responds would be called darker.
   */
  hairDarkensPerPoint: 0.018,
} as const;

/** What of one photo's quality stands against it, whatever it is compared with; said while the patient still sits there. */
export function qualityGates(
  quality: Pick<Quality, 'headWidthPx'> & { clippedPercent: number },
  view: View,
): Reason[] {
  const { clippedPercent: percent, headWidthPx: widthPx } = quality;
  const { clippedPercent, headWidthPx } = gates;
  const found: Reason[] = [];
  if (percent >= clippedPercent.pass) {
    // Without an outline all of the picture was looked at, the room behind the head too.
    const code = widthPx === null ? 'clipped_picture' : 'clipped';
    found.push(reason(code, percent > clippedPercent.warn ? 'refuse' : 'warn', { percent }));
  }
  if (isCloseUp(view)) return found;
  if (widthPx === null) found.push(reason('head_width_unknown', 'warn', {}));
  else if (widthPx < headWidthPx.pass) {
    found.push(reason('head_small', widthPx < headWidthPx.warn ? 'refuse' : 'warn', { widthPx }));
  }
  return found;
}
