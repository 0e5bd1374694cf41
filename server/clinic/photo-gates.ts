import type { Reason } from '../contract/fields.ts';
import type { ComparedFacts } from './compared-facts.ts';
import { reason } from './reason.ts';

/** The gates of domain §2 that one photo passes or not, whatever it is compared with. */

type Severity = Reason['severity'];

/** `pass` up to the first limit, `warn` up to the second, both included; beyond it `refuse`. */
function above(value: number, warn: number, refuse: number): Severity {
  return value > refuse ? 'refuse' : value > warn ? 'warn' : 'pass';
}

function stateGates(facts: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  if (facts.state === 'excluded') found.push(reason('photo_excluded', 'refuse', {}));
  if (facts.state === 'replaced') found.push(reason('photo_replaced', 'warn', {}));
  if (facts.unaccepted) found.push(reason('historical_not_accepted', 'refuse', {}));
  if (facts.timing === 'after_injection') found.push(reason('after_injection', 'refuse', {}));
  return found;
}

/** Swelling and redness pass within a fortnight; photos of the same day are taken before the needle. */
function injectionGate({ daysSinceInjection: days }: ComparedFacts): Reason[] {
  if (days === null || days >= 14) return [];
  return [reason('soon_after_injection', days < 7 ? 'refuse' : 'warn', { days })];
}

function hairGates({ preparation }: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  const { hairState } = preparation;
  if (hairState === 'unknown') found.push(reason('hair_state_unknown', 'warn', {}));
  if (hairState === 'wet') found.push(reason('hair_wet', 'refuse', {}));
  if (hairState === 'product' || preparation.noProduct === false) {
    found.push(reason('hair_product', 'refuse', {}));
  }
  if (preparation.combedSame === false) found.push(reason('combed_differently', 'warn', {}));
  return found;
}

function qualityGates({ quality }: ComparedFacts): Reason[] {
  if (!quality) return [reason('quality_pending', 'refuse', {})];
  const found: Reason[] = [];
  const { clippedPercent, headWidthPx } = quality;
  const clipped = clippedPercent >= 1 ? above(clippedPercent, 0, 3) : 'pass';
  if (clipped !== 'pass') found.push(reason('clipped', clipped, { percent: clippedPercent }));
  if (headWidthPx === null) found.push(reason('head_width_unknown', 'warn', {}));
  else if (headWidthPx < 2000) {
    found.push(reason('head_small', headWidthPx < 1000 ? 'refuse' : 'warn', { widthPx: headWidthPx }));
  }
  return found;
}

/**
 * Rotation and scale beyond their limits refuse only where the alignment failed, and then that refuses already:
 * an alignment that was accepted has taken them out, which costs sharpness and earns a warning.
 */
function alignmentGates({ alignment }: ComparedFacts): Reason[] {
  if (!alignment) return [reason('alignment_pending', 'refuse', {})];
  if (alignment.state === 'reference') return [];
  if (alignment.state === 'refused') return [alignment.refusal ?? reason('alignment_refused', 'refuse', {})];
  const { overlap, rotationDegrees, scale } = alignment.quality;
  const found: Reason[] = [];
  if (alignment.mirrored) found.push(reason('mirrored', 'warn', {}));
  if (overlap === null || rotationDegrees === null || scale === null) {
    found.push(reason('alignment_unmeasured', 'warn', {}));
  }
  if (overlap !== null && overlap < 0.9) {
    found.push(reason('overlap_low', overlap < 0.8 ? 'refuse' : 'warn', { percent: 100 * overlap }));
  }
  if (rotationDegrees !== null && Math.abs(rotationDegrees) > 3) {
    found.push(reason('rotated', 'warn', { degrees: Math.abs(rotationDegrees) }));
  }
  // The matrix maps the photo onto the reference: it shrinks a head that was photographed from nearer.
  if (scale !== null && scale < 0.97) found.push(reason('too_near', 'warn', { percent: 100 / scale - 100 }));
  if (scale !== null && scale > 1.03) found.push(reason('too_far', 'warn', { percent: 100 - 100 / scale }));
  return found;
}

/** Everything that stands against comparing a photo with any other. */
export function photoGates(facts: ComparedFacts): Reason[] {
  return [
    ...stateGates(facts),
    ...injectionGate(facts),
    ...hairGates(facts),
    ...qualityGates(facts),
    ...alignmentGates(facts),
  ];
}
