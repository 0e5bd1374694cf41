import { isCloseUp, lengthClasses } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { type ComparedFacts, hasPlace } from './compared-facts.ts';
import { gates } from './gates.ts';
import { reason } from './reason.ts';

/** Gates on how far two photos differ: each says of which of them it speaks, because what to do depends on that. */

/** The name in a sentence (`sentences.photo`). */
export type PhotoName = 'reference' | 'photo' | 'earlier' | 'later' | 'one' | 'other';
type Names = { photo: PhotoName; beside: PhotoName };

const isReference = ({ alignment }: ComparedFacts): boolean => alignment?.state === 'reference';

/** As reference and photo, else by day; two of one day are told apart by nothing but what is said of them. */
export function namesOf(photo: ComparedFacts, beside: ComparedFacts): Names {
  if (isReference(beside)) return { photo: 'photo', beside: 'reference' };
  if (isReference(photo)) return { photo: 'reference', beside: 'photo' };
  if (photo.takenOn === beside.takenOn) return { photo: 'one', beside: 'other' };
  return photo.takenOn > beside.takenOn
    ? { photo: 'later', beside: 'earlier' }
    : { photo: 'earlier', beside: 'later' };
}

/** Nothing but what differs itself says which of the two is meant. */
const isAlike = (base: ComparedFacts, other: ComparedFacts): boolean =>
  base.takenOn === other.takenOn && !isReference(base) && !isReference(other);

/** Sharpness of the one in percent of the other's, at equal scale. Said as the softer one's share of the sharper one's. */
export function sharpnessGate(base: ComparedFacts, other: ComparedFacts): Reason[] {
  if (!base.quality || !other.quality) return [];
  // Two photos without any focus are not alike sharp.
  const percent = other.quality.sharpness && (100 * other.quality.sharpness) / base.quality.sharpness;
  const within = ([least, most]: readonly [number, number]) => percent >= least && percent <= most;
  const { pass, warn } = gates.sharpnessPercent;
  if (within(pass)) return [];
  const severity = within(warn) ? 'warn' : 'refuse';
  if (percent < 100) return [reason('softer', severity, { ...namesOf(other, base), percent })];
  const ofSofter = 10_000 / percent;
  return isAlike(base, other)
    ? [reason('softer', severity, { ...namesOf(base, other), percent: ofSofter })]
    : [reason('sharper', severity, { ...namesOf(other, base), percent: ofSofter })];
}

/**
 * How many times brighter the light of `other` is, as far as hair that grew or fell out between the two cannot be taken
 * for it: hair darkens the head, never the card.
 */
function brighterTimes(base: ComparedFacts, other: ComparedFacts): number | null {
  if (!base.relativeBrightness || !other.relativeBrightness) return null;
  const apart = Math.log(other.relativeBrightness / base.relativeBrightness);
  const [before, after] = [base.coveragePercent, other.coveragePercent];
  const isFromHead = base.lightFromHead || other.lightFromHead;
  const byHair =
    isFromHead && before !== null && after !== null ? gates.hairDarkensPerPoint * (before - after) : 0;
  const explained = Math.min(Math.max(apart, Math.min(0, byHair)), Math.max(0, byHair));
  return Math.exp(apart - explained);
}

/**
 * The photo against the reference, the later against the earlier; of one day the brighter against the other. Not to know
 * it is not to have passed; a photo without a place says that, and nothing of its light. A close-up has no head around
 * what is looked at to tell it by.
 */
export function exposureGate(base: ComparedFacts, other: ComparedFacts): Reason[] {
  const ratio = brighterTimes(base, other);
  if (ratio === null) {
    const isExpected = hasPlace(base) && hasPlace(other) && !isCloseUp(base.view);
    const why = base.lightUnknown ?? other.lightUnknown ?? reason('light_unknown', 'warn', {});
    return isExpected ? [why] : [];
  }
  const times = Math.max(ratio, 1 / ratio);
  if (times <= 2 ** gates.exposureStops.pass) return [];
  if (ratio > 1) {
    return [reason('exposure_brighter', 'warn', { ...namesOf(other, base), percent: 100 * (ratio - 1) })];
  }
  return isAlike(base, other)
    ? [reason('exposure_brighter', 'warn', { ...namesOf(base, other), percent: 100 * (times - 1) })]
    : [reason('exposure_darker', 'warn', { ...namesOf(other, base), percent: 100 * (1 - ratio) })];
}

/** Classes are few: `sentences.classes` has a word for each number from two to four. */
export function lengthGate(base: ComparedFacts, other: ComparedFacts): Reason[] {
  const [before, after] = [base.preparation.lengthClass, other.preparation.lengthClass];
  if (!before || !after) return [];
  const longer = lengthClasses.indexOf(after) - lengthClasses.indexOf(before);
  const classes = Math.abs(longer);
  if (classes <= gates.lengthClassesApart.pass) return [];
  if (longer > 0) return [reason('hair_longer', 'refuse', { ...namesOf(other, base), classes })];
  return isAlike(base, other)
    ? [reason('hair_longer', 'refuse', { ...namesOf(base, other), classes })]
    : [reason('hair_shorter', 'refuse', { ...namesOf(other, base), classes })];
}
