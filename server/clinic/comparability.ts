import { type Grade, isCloseUp } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { ComparedFacts } from './compared-facts.ts';
import { exposureGate, lengthGate, namesOf, type PhotoName, sharpnessGate } from './difference-gates.ts';
import { ownGates, placeGates } from './photo-gates.ts';
import { reason } from './reason.ts';
import { cutOrDyedBetween } from './treatments-between.ts';

export type Comparability = { grade: Grade; comparable: boolean; reasons: Reason[] };

/** The reference where it is one of the two, else the one taken first: naming them the other way round changes nothing. */
function inOrder(a: ComparedFacts, b: ComparedFacts): [base: ComparedFacts, other: ComparedFacts] {
  if (a.alignment?.state === 'reference') return [a, b];
  if (b.alignment?.state === 'reference') return [b, a];
  return a.takenOn <= b.takenOn ? [a, b] : [b, a];
}

function identityGates(a: ComparedFacts, b: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  if (a.patientId !== b.patientId) found.push(reason('different_patient', 'refuse', {}));
  if (a.view !== b.view) found.push(reason('different_view', 'refuse', {}));
  if (a.alignment && b.alignment && a.alignment.referenceVersion !== b.alignment.referenceVersion) {
    found.push(reason('different_reference', 'refuse', {}));
  }
  if (a.quality && b.quality && a.quality.methodVersion !== b.quality.methodVersion) {
    const [before, after] = [a.quality.methodVersion, b.quality.methodVersion];
    found.push(reason('different_method_version', 'refuse', { before, after }));
  }
  if (a.device && b.device && a.device !== b.device) found.push(reason('different_device', 'warn', {}));
  return found;
}

function hairGates(a: ComparedFacts, b: ComparedFacts): Reason[] {
  const found: Reason[] = [];
  const [one, two] = [a.preparation, b.preparation];
  const parted = !isCloseUp(a.view) && one.partPosition && two.partPosition;
  if (parted && one.partPosition !== two.partPosition) {
    found.push(reason('part_position_differs', 'warn', {}));
  }
  const [first, second] = a.takenOn <= b.takenOn ? [a, b] : [b, a];
  found.push(
    ...cutOrDyedBetween(
      second.treatments,
      { on: first.takenOn, lengthClass: first.preparation.lengthClass },
      { on: second.takenOn, lengthClass: second.preparation.lengthClass },
    ),
  );
  const dyedOn = second.preparation.lastDyeOn;
  if (dyedOn && dyedOn > first.takenOn && dyedOn <= second.takenOn) {
    found.push(reason('dyed_between', 'refuse', { on: dyedOn }));
  }
  return found;
}

/** What stands against one of the two alone says which: only that one has to be taken again. */
function ownReasons(base: ComparedFacts, other: ComparedFacts): Reason[] {
  const [ofBase, ofOther] = [ownGates(base), ownGates(other)];
  const naming = (photo: PhotoName, beside: readonly Reason[]) => (found: Reason) =>
    beside.some(({ code }) => code === found.code)
      ? found
      : { ...found, values: { ...found.values, ofPhoto: photo } };
  return [
    ...ofBase.map(naming(namesOf(base, other).photo, ofOther)),
    ...ofOther.map(naming(namesOf(other, base).photo, ofBase)),
  ];
}

const rank = { pass: 0, warn: 1, refuse: 2 } as const;

/** What stands against both photos is said once, as it stands against the worse. */
function oncePerCode(reasons: readonly Reason[]): Reason[] {
  const worst = new Map<string, Reason>();
  for (const found of reasons) {
    const known = worst.get(found.code);
    if (!known || rank[found.severity] > rank[known.severity]) worst.set(found.code, found);
  }
  return [...worst.values()].sort((a, b) => rank[b.severity] - rank[a.severity]);
}

/** A: every gate passes; B: one warning; C: several; D: any refusal (not comparable). */
export function gradeOf(reasons: readonly Pick<Reason, 'severity'>[]): Grade {
  if (reasons.some(({ severity }) => severity === 'refuse')) return 'D';
  const warnings = reasons.filter(({ severity }) => severity === 'warn').length;
  return warnings === 0 ? 'A' : warnings === 1 ? 'B' : 'C';
}

/**
 * Whether two photos may be compared, how well, and why not better (gates of domain §2), worst reason first. The
 * order in which the two are named does not matter. What was not measured yet is not comparable.
 */
export function comparabilityOf(a: ComparedFacts, b: ComparedFacts): Comparability {
  const [base, other] = inOrder(a, b);
  const reasons = oncePerCode([
    ...identityGates(base, other),
    ...ownReasons(base, other),
    ...placeGates(base),
    ...placeGates(other),
    ...sharpnessGate(base, other),
    ...exposureGate(base, other),
    ...lengthGate(base, other),
    ...hairGates(base, other),
  ]);
  const grade = gradeOf(reasons);
  return { grade, comparable: grade !== 'D', reasons };
}
