import type { AlignmentQuality } from '../../contract/analysis.ts';
import type { Reason } from '../../contract/fields.ts';
import { composed, inverted, type Matrix3, mirrorOf } from '../../contract/matrix.ts';
import { REGISTER_VERSION } from '../method-versions.ts';
import type { Pixels } from '../pixels.ts';
import { regionOverlap } from '../region.ts';
import { confirmSameHead } from './confirm.ts';
import { tiltDegrees, turnedRound } from './dome.ts';
import {
  correlationAt,
  type Estimate,
  estimate,
  estimateAtEveryTurn,
  estimateNear,
  isClear,
  witnesses,
} from './estimate.ts';
import { forwardBackwardPercent } from './forward-backward.ts';
import { shapeOf } from './matrix.ts';
import { implausible } from './plausibility.ts';
import {
  edgeOnMaster,
  mirroredHead,
  type PreparedHead,
  prepareHead,
  type SeenHead,
  seeHead,
} from './prepare.ts';

export const REGISTER_METHOD = 'coarse-patches';

/** There and back again may miss by this much of the head's width. */
const MOST_CIRCLE_PERCENT = 1;

/** Less of the reference's head in the picture is half a head: what is known of its light and size is a guess. */
export const LEAST_OF_HEAD = 0.8;

/** What automatic registration found. `overlap` is the region's affair and stays `null` here. */
export interface Registration {
  state: 'accepted' | 'refused';
  /** Follow-up master pixels → reference master pixels; kept on refusal as a start for a person's hand. */
  matrix: Matrix3 | null;
  quality: AlignmentQuality;
  refusal: Reason | null;
  method: string;
  methodVersion: number;
}

/**
 * Finds where a follow-up's head lies on the reference photo, or says that it does not know. Where the photo itself is
 * not confirmed its mirror picture is tried: some front cameras save one, and no head is its own mirror picture. The
 * matrix then mirrors (`isMirrored`), while turn and zoom are those of the picture set right.
 */
export async function register(photo: Pixels, reference: Pixels): Promise<Registration> {
  const [fixed, seen] = await Promise.all([prepareReference(reference), seeHead(photo)]);
  return laidOn(seen, fixed);
}

/** What every follow-up is laid on, made once for many of them. */
export const prepareReference = async (reference: Pixels): Promise<PreparedHead> =>
  prepareHead(await seeHead(reference));

/** `register` with a reference that was prepared before. */
export const registerOn = async (photo: Pixels, fixed: PreparedHead): Promise<Registration> =>
  laidOn(await seeHead(photo), fixed);

async function laidOn(seen: SeenHead, fixed: PreparedHead): Promise<Registration> {
  const straight = inBothDirections(await prepareHead(seen), fixed);
  if (straight.state === 'accepted') return straight;
  const mirror = inBothDirections(await prepareHead(mirroredHead(seen)), fixed);
  if (mirror.state === 'refused' || !mirror.matrix) return straight;
  return { ...mirror, matrix: composed(mirrorOf(seen.master.widthPx), mirror.matrix) };
}

/** Both directions are registered apart; fine structure has to witness that it is the same head. */
function inBothDirections(moving: PreparedHead, fixed: PreparedHead): Registration {
  const there = estimate(moving, fixed);
  const back = estimate(fixed, moving);
  if (!there || !back) return refused(null, nothing, 'alignment_not_found', {});
  const found = settled(there, back, moving, fixed);
  if (found.state === 'accepted') return found;
  // Bald in the round, perhaps: what looks alike at every turn is tried at every turn.
  const turned = estimateAtEveryTurn(moving, fixed);
  if (!turned || turned.voters < LEAST_OF_A_TURN) return found;
  const again = settled(turned, back, moving, fixed);
  const tilt = again.quality.tiltDegrees ?? 0;
  return again.state === 'accepted' && tilt <= MOST_TILT_OF_A_TURN ? again : found;
}

/** What the two directions come to when each has heard the other, where they do not agree from the first. */
function settled(there: Estimate, back: Estimate, moving: PreparedHead, fixed: PreparedHead): Registration {
  if (isSettled(there, back, moving, fixed)) return judge(there, back, moving, fixed);
  const isRoundTrip = forwardBackwardPercent(there.toPhoto, back.toPhoto, fixed) <= MOST_CIRCLE_PERCENT;
  const heard = judge(...heardOut(there, back, moving, fixed), moving, fixed);
  return isRoundTrip && heard.state === 'refused' ? judge(there, back, moving, fixed) : heard;
}

/** At places found by chance up to 30 patches agreed in the end, at true ones of heads that lay unfound 120 and more. */
const LEAST_OF_A_TURN = 50;
/** Two visits are held within six degrees of one another; a head turned far away, and found all the same, stays refused. */
const MOST_TILT_OF_A_TURN = 10;

/** How often the directions answer one another at most: a wrong turn of long smooth hair is walked back in small steps. */
const MOST_ANSWERS = 8;

/**
 * One direction took a wrong turn, or stopped short: each hears the other's place, answers it, and is answered, until two
 * of them lie on one another.
 */
function heardOut(
  there: Estimate,
  back: Estimate,
  moving: PreparedHead,
  fixed: PreparedHead,
): [Estimate, Estimate] {
  const places = { there: [there], back: [back] };
  for (const begins of ['there', 'back'] as const) {
    let [said, by] = [begins === 'there' ? there : back, begins as 'there' | 'back'];
    for (let count = 0; count < MOST_ANSWERS; count++) {
      const heard = said;
      said =
        by === 'there'
          ? estimateNear(fixed, moving, turnedRound(heard, moving, fixed))
          : estimateNear(moving, fixed, turnedRound(heard, fixed, moving));
      by = by === 'there' ? 'back' : 'there';
      places[by].push(said);
      const [thither, hither] = by === 'there' ? [said, heard] : [heard, said];
      if (isClear(said) && isClear(heard) && isSettled(thither, hither, moving, fixed)) break;
    }
  }
  return nearestTwo(places.there, places.back, fixed);
}

/** There and back again is where it began, and both directions see the same tilt. */
const isSettled = (there: Estimate, back: Estimate, moving: PreparedHead, fixed: PreparedHead): boolean =>
  forwardBackwardPercent(there.toPhoto, back.toPhoto, fixed) <= MOST_CIRCLE_PERCENT &&
  !isTiltUnsure(there, back, moving, fixed);

/** Less than this share of the most patches that support a place of one direction, and another place is the likelier. */
const FIRM_SUPPORT = 0.7;

/** A place of either direction that lie nearest to one another, of those that enough patches support. */
function nearestTwo(there: Estimate[], back: Estimate[], fixed: PreparedHead): [Estimate, Estimate] {
  const firm = (places: Estimate[]) => {
    const most = Math.max(...places.map(({ support }) => support));
    return places.filter(({ support }) => support >= FIRM_SUPPORT * most);
  };
  const apart = ([one, two]: [Estimate, Estimate]) => forwardBackwardPercent(one.toPhoto, two.toPhoto, fixed);
  const pairs = firm(there).flatMap((one) => firm(back).map((two): [Estimate, Estimate] => [one, two]));
  return pairs.reduce((nearest, pair) => (apart(pair) < apart(nearest) ? pair : nearest));
}

const nothing: AlignmentQuality = {
  correlation: null,
  overlap: null,
  forwardBackwardPercent: null,
  rotationDegrees: null,
  scale: null,
};

function judge(there: Estimate, back: Estimate, moving: PreparedHead, fixed: PreparedHead): Registration {
  const work = inverted(there.toPhoto);
  const matrix = composed(composed(toWork(moving), work), inverted(toWork(fixed)));
  const shape = shapeOf(matrix);
  const circle = forwardBackwardPercent(there.toPhoto, back.toPhoto, fixed);
  const quality: AlignmentQuality = {
    correlation: correlationAt(moving, fixed, there.toPhoto),
    overlap: null,
    forwardBackwardPercent: circle,
    rotationDegrees: shape.rotationDegrees,
    scale: shape.scale,
  };
  const odd = implausible(work);
  if (odd) return refused(matrix, quality, odd.code, odd.values);
  if (circle > MOST_CIRCLE_PERCENT) {
    return refused(matrix, quality, 'alignment_not_repeatable', { percent: Math.round(circle * 10) / 10 });
  }
  const edge = edgeOnMaster(fixed);
  const shown = edge ? regionOverlap(edge, inverted(matrix), moving.master) : 1;
  if (shown < LEAST_OF_HEAD) return refused(matrix, quality, 'head_cut_off', { percent: 100 * shown });
  const same = confirmSameHead(
    witnesses(moving, fixed, there.placing),
    witnesses(fixed, moving, back.placing),
  );
  if (!same.confirmed)
    return refused(matrix, quality, 'alignment_not_confirmed', { agreePercent: same.agreePercent });
  const tilt = tiltDegrees(there, back, moving, fixed);
  if (isTiltUnsure(there, back, moving, fixed)) return refused(matrix, quality, 'alignment_unsure', {});
  return {
    state: 'accepted',
    matrix,
    quality: { ...quality, tiltDegrees: tilt },
    refusal: null,
    method: REGISTER_METHOD,
    methodVersion: REGISTER_VERSION,
  };
}

/** Of two photos that lie well on one another both directions see how far the head was turned, where both have an outline. */
const isTiltUnsure = (there: Estimate, back: Estimate, moving: PreparedHead, fixed: PreparedHead): boolean =>
  moving.outline !== null && fixed.outline !== null && tiltDegrees(there, back, moving, fixed) === null;

function refused(
  matrix: Matrix3 | null,
  quality: AlignmentQuality,
  code: string,
  values: Reason['values'],
): Registration {
  return {
    state: 'refused',
    matrix,
    quality,
    refusal: { code, severity: 'refuse', values },
    method: REGISTER_METHOD,
    methodVersion: REGISTER_VERSION,
  };
}

/** Master pixels → work pixels of the cut. */
function toWork({ scale: [x, y], offset: [left, top] }: PreparedHead): Matrix3 {
  return [x, 0, -left, 0, y, -top, 0, 0, 1];
}
