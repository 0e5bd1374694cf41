import { isCloseUp } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { type ComparedFacts, hasPlace } from './compared-facts.ts';
import { gates, qualityGates } from './gates.ts';
import { reason } from './reason.ts';

/** The gates of domain §2 that one photo passes or not, whatever it is compared with. */

function stateGates(facts: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  if (facts.state === 'excluded') found.push(reason('photo_excluded', 'refuse', {}));
  if (facts.state === 'replaced') found.push(reason('photo_replaced', 'warn', {}));
  return found;
}

function sideGates(facts: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  if (facts.unaccepted) found.push(reason('historical_not_accepted', 'refuse', {}));
  if (facts.timing === 'after_injection') found.push(reason('after_injection', 'refuse', {}));
  return found;
}

/** Swelling and redness pass within a fortnight; photos of the same day are taken before the needle. */
function injectionGate({ daysSinceInjection: days }: ComparedFacts): Reason[] {
  const { pass, warn } = gates.daysSinceInjection;
  if (days === null || days >= pass) return [];
  return [reason('soon_after_injection', days < warn ? 'refuse' : 'warn', { days })];
}

function hairGates({ preparation, view }: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  const { hairState } = preparation;
  if (hairState === 'unknown') found.push(reason('hair_state_unknown', 'warn', {}));
  if (hairState === 'wet') found.push(reason('hair_wet', 'refuse', {}));
  if (hairState === 'product' || preparation.noProduct === false) {
    found.push(reason('hair_product', 'refuse', {}));
  }
  // Parted hair under a probe is parted by the probe.
  if (preparation.combedSame === false && !isCloseUp(view))
    found.push(reason('combed_differently', 'warn', {}));
  return found;
}

/**
 * A close-up shows no head to be registered by, so the program lays none on another: only where a person set landmarks
 * is it known that both show the same place. Its turn and size are the probe's and no pose of a head.
 */
function closeUpGates(facts: ComparedFacts): Reason[] {
  return hasPlace(facts) ? [] : [reason('close_up_place_unknown', 'warn', {})];
}

/**
 * Rotation and scale beyond their limits refuse only where the alignment failed, and then that refuses already:
 * an alignment that was accepted has taken them out, which costs sharpness and earns a warning.
 */
function alignmentGates({ alignment }: ComparedFacts): Reason[] {
  if (!alignment) return [reason('alignment_pending', 'refuse', {})];
  if (alignment.state === 'reference') return [];
  if (alignment.state === 'refused') return [alignment.refusal ?? reason('alignment_refused', 'refuse', {})];
  const { overlap, rotationDegrees, scale, tiltDegrees = null } = alignment.quality;
  const found: Reason[] = [];
  if (alignment.mirrored) found.push(reason('mirrored', 'warn', {}));
  if (overlap === null || rotationDegrees === null || scale === null) {
    found.push(reason('alignment_unmeasured', 'warn', {}));
  }
  const percent = overlap === null ? null : 100 * overlap;
  if (percent !== null && percent < gates.overlapPercent.pass) {
    const severity = percent < gates.overlapPercent.warn ? 'refuse' : 'warn';
    found.push(reason('overlap_low', severity, { percent }));
  }
  if (rotationDegrees !== null && Math.abs(rotationDegrees) > gates.rotationDegrees.pass) {
    found.push(reason('rotated', 'warn', { degrees: Math.abs(rotationDegrees) }));
  }
  // Tilting is the one error of pose that no matrix takes out: not to know it is not to have passed.
  if (tiltDegrees === null) found.push(reason('tilt_unknown', 'warn', {}));
  else if (tiltDegrees > gates.tiltDegrees.pass) {
    const severity = tiltDegrees > gates.tiltDegrees.warn ? 'refuse' : 'warn';
    found.push(reason('tilted', severity, { degrees: tiltDegrees }));
  }
  // The matrix maps the photo onto the reference: it shrinks a head that was photographed from nearer.
  const [least, most] = gates.scale.pass;
  if (scale !== null && scale < least) found.push(reason('too_near', 'warn', { percent: 100 / scale - 100 }));
  if (scale !== null && scale > most) found.push(reason('too_far', 'warn', { percent: 100 - 100 / scale }));
  return found;
}

/**
 * What of its visit stands against a photo, whatever it is compared with: old or after the needle, days since an
 * injection, state of the hair. Nothing of it is measured, so it is known before there is a picture to compare with.
 */
export function visitGates(facts: ComparedFacts): Reason[] {
  return [...sideGates(facts), ...injectionGate(facts), ...hairGates(facts)];
}

/** What stands against a photo by itself: its state, its visit, its quality. */
export function ownGates(facts: ComparedFacts): Reason[] {
  return [
    ...stateGates(facts),
    ...visitGates(facts),
    ...(facts.quality ? qualityGates(facts.quality, facts.view) : [reason('quality_pending', 'refuse', {})]),
  ];
}

/** What stands against how a photo lies on the reference. */
export function placeGates(facts: ComparedFacts): Reason[] {
  return isCloseUp(facts.view) ? closeUpGates(facts) : alignmentGates(facts);
}
