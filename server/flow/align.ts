import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { keepAlignmentByHand } from '../../storage/queries/alignment-by-hand.ts';
import { alignmentPair, findAlignment } from '../../storage/queries/alignments.ts';
import { findAnalysis, queueRealignment } from '../../storage/queries/analyses.ts';
import { measurementsOfPhoto } from '../../storage/queries/measurements.ts';
import { listPhotoRecords, patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { visitGates } from '../clinic/photo-gates.ts';
import { standingValues } from '../clinic/value-pairs.ts';
import type { Alignment, AlignmentByHand, Analysis } from '../contract/analysis.ts';
import type { Reason, Size } from '../contract/fields.ts';
import { landmarkMisfit, matrixFromLandmarks } from '../contract/landmarks.ts';
import { composed, isMirrored, type Matrix3, mirrorOf, wayBack } from '../contract/matrix.ts';
import { AppError } from '../errors.ts';
import { shapeOf } from '../imaging/register/matrix.ts';
import { tiltOfStretch } from '../imaging/register/plausibility.ts';
import { comparedFacts } from './compared-facts.ts';
import { presentMethods } from './measuring-methods.ts';
import { found, written } from './outcome.ts';
import { loadHistory } from './patient-history.ts';

/** How a photo lies on its reference; `undefined` where it was not aligned yet. */
export function readAlignment(store: Store, actor: Actor, photoId: string): Promise<Alignment | undefined> {
  return findAlignment(store, actor, photoId);
}

const isOutdated = (methods: string | null) => methods !== null && methods !== presentMethods;

/** What of its visit stands against a photo; sent with its analysis, since a reference is compared with nothing. */
async function visitReasons(store: Store, actor: Actor, photoId: string): Promise<Reason[]> {
  const owner = await patientOfPhoto(store, actor, photoId);
  if (owner === undefined) return [];
  const [records, history] = await Promise.all([
    listPhotoRecords(store, actor, owner.patientId, owner.view),
    loadHistory(store, actor, owner.patientId),
  ]);
  const record = records.find(({ photo }) => photo.id === photoId);
  return record ? visitGates(comparedFacts(record, history)) : [];
}

/** What is known of a photo so far; values that were replaced by newer ones are left out. */
export async function readAnalysis(
  store: Store,
  actor: Actor,
  photoId: string,
): Promise<Analysis | undefined> {
  const row = await findAnalysis(store, actor, photoId);
  if (row === undefined) return undefined;
  const [alignment, values, ofVisit] = await Promise.all([
    findAlignment(store, actor, photoId),
    measurementsOfPhoto(store, actor, photoId),
    visitReasons(store, actor, photoId),
  ]);
  return {
    photoId,
    state: row.shown,
    again: row.shown === 'done' && (row.background || isOutdated(row.methods)),
    failure: row.shown === 'failed' ? row.failure : null,
    quality: row.quality,
    visitReasons: ofVisit,
    alignment: alignment ?? null,
    measurements: [...standingValues(values).values()].flat(),
  };
}

/** A head photographed from half as near or twice as far is still one; beyond that the points were mixed up. */
const scaleLimits = { least: 0.2, most: 5 };
/** A head turned by 45° is one axis shortened by as much; nothing beyond it can be laid over the other. */
const mostStretch = Math.SQRT2;

/** No perspective: it would fold somewhere, and what is measured behind the fold is another place of the head. */
function isAffine([, , , , , , g, h, i]: Matrix3): boolean {
  return Math.max(Math.abs(g), Math.abs(h), Math.abs(i - 1)) < 1e-9;
}

/** `null` where the landmarks lie in one place. Throws `landmark_off`, `landmarks_disagree`. */
function matrixOf(made: AlignmentByHand, reference: Size): Matrix3 | null {
  if (made.source !== 'landmarks') return made.matrix;
  const pairs = made.pairs.map(({ photo, reference }) => ({
    photo: [photo[0] ?? 0, photo[1] ?? 0] as const,
    reference: [reference[0] ?? 0, reference[1] ?? 0] as const,
  }));
  const misfit = landmarkMisfit(pairs, reference);
  if (misfit?.number === null) throw new AppError('landmarks_disagree');
  if (misfit) throw new AppError('landmark_off', { ...misfit, percent: Math.round(misfit.percent) });
  return matrixFromLandmarks(pairs);
}

/**
 * The matrix with its turn, its scale and the tilt it shows. Throws `alignment_unfit` where it folds, mirrors (unless
 * the photo was found to be a mirror picture), squeezes or shrinks the head away; as `matrixOf`.
 */
function checked(made: AlignmentByHand, reference: Size, isMirrorPicture: boolean) {
  const matrix = matrixOf(made, reference);
  if (matrix === null || wayBack(matrix) === null || !isAffine(matrix)) throw new AppError('alignment_unfit');
  const mirrors = isMirrored(matrix);
  const { rotationDegrees, scale, stretch } = shapeOf(mirrors ? composed(mirrorOf(0), matrix) : matrix);
  const sized = scale >= scaleLimits.least && scale <= scaleLimits.most;
  if ((mirrors && !isMirrorPicture) || !sized || stretch > mostStretch) throw new AppError('alignment_unfit');
  return { matrix, rotationDegrees, scale, tiltDegrees: tiltOfStretch(stretch) };
}

/**
 * Keeps what a person set: from now on it wins over every automatic run. `seen` is the version they saw (0: none).
 * Throws `not_found`, `no_reference`, `photo_is_reference`, `alignment_unfit`, `landmark_off`,
 * `landmarks_disagree`, `version_stale`.
 */
export async function alignByHand(
  store: Store,
  actor: Actor,
  now: Date,
  photoId: string,
  seen: number,
  made: AlignmentByHand,
): Promise<Alignment> {
  const { photo, reference } = found(await alignmentPair(store, actor, photoId));
  if (reference === null) throw new AppError('no_reference');
  if (reference.photoId === photo.id) throw new AppError('photo_is_reference');
  const before = await findAlignment(store, actor, photoId);
  const isMirrorPicture = before?.matrix ? isMirrored(before.matrix) : false;
  const kept = await keepAlignmentByHand(store, actor, now, { photo, reference }, seen, {
    ...checked(made, reference, isMirrorPicture),
    source: made.source,
  });
  if ('missing' in kept) throw new AppError('no_reference');
  return written(kept);
}

/** Has a photo aligned anew; what was made by hand is kept unless it is discarded. Throws `not_found`. */
export async function alignAgain(
  store: Store,
  actor: Actor,
  now: Date,
  photoId: string,
  discardHand: boolean,
): Promise<Analysis> {
  const { photo } = found(await alignmentPair(store, actor, photoId));
  await queueRealignment(store, actor, now, photo, discardHand ? 'discard_hand' : 'keep_hand');
  return found(await readAnalysis(store, actor, photoId));
}
