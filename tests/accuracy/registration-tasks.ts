import { comparabilityOf } from '../../server/clinic/comparability.ts';
import type { ComparedFacts } from '../../server/clinic/compared-facts.ts';
import { identity, inverted, isMirrored, type Matrix3, mapPoint } from '../../server/contract/matrix.ts';
import { noPreparation } from '../../server/contract/visits.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { measureQuality } from '../../server/imaging/quality.ts';
import { regionOverlap, toPixelCorners } from '../../server/imaging/region.ts';
import { prepareReference, type Registration, registerOn } from '../../server/imaging/register/register.ts';
import { remembered } from '../../server/imaging/remember.ts';
import type { Settings } from './heads.ts';
import { laidOn, sideBySide } from './picture.ts';
import { type Pair, type PairKind, pairsOf, type Visits } from './registration-pairs.ts';

/** Pairs laid better than this are shown to nobody. */
const USUAL_ERROR_PERCENT = 0.5;

export type RegistrationTask = { settings: Settings; number: number; visits: Visits };

/** What registration and the gates made of one pair. */
export type RegistrationAnswer = {
  /** Of the two people of the task: answers of one number are not independent. */
  number: number;
  kind: PairKind;
  isAccepted: boolean;
  /** Nothing stands against comparing the two: what a doctor would read as a good pair. */
  isCalledGood: boolean;
  /** Codes of what was said. */
  reasons: string[];
  /** Mean distance from the true place of the region's skin, % of the head's width; `null`: no matrix or other skin. */
  errorPercent: number | null;
  /** The reference, and the photo as it was laid on it: of a visit laid worse than usual, and of what must fail and did not. */
  picture: Uint8Array | null;
  /** Angle between the two views, degrees; `found` is `null` where it was not measured. */
  tilt: { truth: number; found: number | null };
};

function errorOf({ points, referenceHeadWidthPx }: Pair, matrix: Matrix3 | null): number | null {
  if (matrix === null || points.length === 0) return null;
  const apart = points.map(({ photo, reference }) => {
    const [x, y] = mapPoint(matrix, photo[0], photo[1]);
    return Math.hypot(x - reference[0], y - reference[1]);
  });
  return (100 * apart.reduce((sum, v) => sum + v, 0)) / apart.length / referenceHeadWidthPx;
}

/** Everything but the pair itself is as it should be, so that only registration and focus can speak against it. */
function factsOf(sharpness: number): ComparedFacts {
  return {
    patientId: 'one',
    view: 'vertex',
    timing: 'before_injection',
    state: 'current',
    takenOn: '2026-01-01',
    unaccepted: false,
    preparation: { ...noPreparation, hairState: 'dry', lengthClass: 'from_1_to_3cm' },
    device: null,
    daysSinceInjection: null,
    quality: { methodVersion: 1, sharpness, clippedPercent: 0, headWidthPx: 2000 },
    relativeBrightness: 1,
    lightUnknown: null,
    lightFromHead: false,
    coveragePercent: null,
    treatments: [],
    alignment: { state: 'reference', referenceVersion: 1 },
  };
}

function alignmentOf({ photo, reference, region }: Pair, found: Registration): ComparedFacts['alignment'] {
  const { state, matrix, quality, refusal } = found;
  if (state === 'refused' || matrix === null) return { state: 'refused', referenceVersion: 1, refusal };
  const corners = toPixelCorners(region, reference.widthPx, reference.heightPx);
  const overlap = regionOverlap(corners, inverted(matrix), photo);
  const mirrored = isMirrored(matrix);
  return { state, referenceVersion: 1, mirrored, quality: { ...quality, overlap } };
}

/** Pairs share their pictures. */
const prepared = remembered(prepareReference);
const sharpnessOf = remembered(async (pixels: Pixels) => (await measureQuality(pixels)).sharpness);

async function answerFor(number: number, pair: Pair): Promise<RegistrationAnswer> {
  const { photo, reference } = pair;
  const found = await registerOn(photo, await prepared(reference));
  const facts = factsOf(await sharpnessOf(photo));
  const followUp = { ...facts, takenOn: '2026-06-01', alignment: alignmentOf(pair, found) };
  const { comparable, reasons } = comparabilityOf(factsOf(await sharpnessOf(reference)), followUp);
  const errorPercent = errorOf(pair, found.matrix);
  const isLaid = found.state === 'accepted' && errorPercent !== null && errorPercent < USUAL_ERROR_PERCENT;
  const mustFail = pair.kind !== 'visit' && pair.kind !== 'quarter turn';
  const isWorse = (pair.kind === 'visit' && !isLaid) || (mustFail && comparable);
  return {
    number,
    kind: pair.kind,
    isAccepted: found.state === 'accepted',
    isCalledGood: comparable,
    reasons: reasons.map(({ code, severity }) => `${severity}: ${code}`),
    errorPercent,
    picture: isWorse ? await sideBySide(reference, laidOn(photo, reference, found.matrix ?? identity)) : null,
    tilt: { truth: pair.tiltDegrees, found: found.quality.tiltDegrees ?? null },
  };
}

/** All pairs of two people who are alike, registered and judged. */
export async function registrationTask({
  settings,
  number,
  visits,
}: RegistrationTask): Promise<RegistrationAnswer[]> {
  const answers: RegistrationAnswer[] = [];
  for (const pair of await pairsOf(settings, number, visits)) answers.push(await answerFor(number, pair));
  return answers;
}
