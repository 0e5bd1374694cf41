import type { Actor } from '../../storage/actor.ts';
import { findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import {
  type Assessment,
  findOwnAssessment,
  listReadings,
  openAssessment,
  signAssessment,
} from '../../storage/queries/assessments.ts';
import { patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { findReference } from '../../storage/queries/references.ts';
import type {
  AssessmentSignature,
  BlindPicture,
  NewAssessment,
  OpenAssessment,
  Reading,
} from '../contract/assessments.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { readingFor, readPairOf, whyNotRead } from './assessed-pairs.ts';
import type { BlindInput, BlindOutput } from './blind-task.ts';
import { matchingOf } from './matching-of.ts';
import { found } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';

type AssessDeps = Pick<Deps, 'store' | 'pool' | 'config' | 'clock' | 'lot'>;

/** The pictures of readings that were asked for last, both of one together: neither takes longer than the other. */
export type BlindPictures = { of: (actor: Actor, assessment: Assessment) => Promise<BlindOutput> };

/** So many readings' pictures stay in memory; others are drawn again. */
const keptReadings = 8;

export function makeBlindPictures(deps: AssessDeps): BlindPictures {
  const kept = new Map<string, Promise<BlindOutput>>();
  return {
    of(actor, assessment) {
      const known = kept.get(assessment.id);
      if (known !== undefined) return known;
      const drawing = drawn(deps, actor, assessment);
      kept.set(assessment.id, drawing);
      drawing.catch(() => kept.delete(assessment.id));
      const [oldest] = kept.keys();
      if (kept.size > keptReadings && oldest !== undefined) kept.delete(oldest);
      return drawing;
    },
  };
}

async function drawn(deps: AssessDeps, actor: Actor, assessment: Assessment): Promise<BlindOutput> {
  try {
    const picture = await deps.pool.run('blind', await taskInput(deps, actor, assessment));
    if (picture === null) throw new AppError('nothing_in_common');
    return picture;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | null)?.code !== 'ENOENT') throw error;
    throw new AppError('photo_file_missing', {}, { cause: error });
  }
}

/** As the pair stands now. Throws `pair_changed` where the view got another reference or lost its alignment. */
async function taskInput(
  deps: AssessDeps,
  actor: Actor,
  { patientId, photoId, referencePhotoId }: Assessment,
): Promise<BlindInput> {
  const basis = await findAnalysisBasis(deps.store, photoId);
  const pair = await readPairOf(deps.store, actor, patientId, photoId);
  const matrix = basis?.alignment?.state === 'accepted' ? basis.alignment.matrix : null;
  if (!basis?.reference || !pair || matrix === null || basis.reference.photoId !== referencePhotoId) {
    throw new AppError('pair_changed');
  }
  const { gain, offset } = matchingOf(pair.record);
  return {
    dataFolder: deps.config.DATA_DIR,
    referenceFolder: basis.reference.folder,
    photoFolder: basis.photo.folder,
    matrix,
    light: gain && { gain, offset: offset ?? [0, 0, 0] },
  };
}

/**
 * Begins a blinded reading, or goes on with this person's own. Its pictures are drawn before it answers. Throws
 * `not_found`, `no_reference`, `photo_is_reference`, `pair_unread` (with why the two cannot be read), `already_signed`,
 * `nothing_in_common`.
 */
export async function beginAssessment(
  deps: AssessDeps,
  pictures: BlindPictures,
  actor: Actor,
  { patientId, photoId }: NewAssessment,
): Promise<OpenAssessment> {
  const owner = found(await patientOfPhoto(deps.store, actor, photoId));
  if (owner.patientId !== patientId) throw new AppError('not_found');
  const { view } = owner;
  const pair = await readPairOf(deps.store, actor, patientId, photoId);
  if (pair === undefined) {
    const isReference = (await findReference(deps.store, actor, patientId, view))?.photoId === photoId;
    throw new AppError(isReference ? 'photo_is_reference' : 'no_reference');
  }
  const { reasons } = whyNotRead(pair, pair.history);
  if (reasons.length > 0) {
    throw new AppError('pair_unread', { problems: reasonSentences(reasons, 'en'), reasons });
  }
  const referencePhotoId = pair.reference.photo.id;
  const assessment = await openAssessment(
    deps.store,
    actor,
    deps.clock(),
    { patientId, view, photoId, referencePhotoId },
    deps.lot(),
  );
  const readings = await listReadings(deps.store, actor, patientId);
  if (readings.some(({ id }) => id === assessment.id)) throw new AppError('already_signed');
  const { widthPx, heightPx } = await pictures.of(actor, assessment);
  return { id: assessment.id, patientId, view, widthPx, heightPx };
}

/** One of the two pictures of this person's own reading. Throws `not_found`, `pair_changed`, `photo_file_missing`. */
export async function blindPicture(
  deps: AssessDeps,
  pictures: BlindPictures,
  actor: Actor,
  id: string,
  which: BlindPicture,
): Promise<Uint8Array> {
  const assessment = found(await findOwnAssessment(deps.store, actor, id));
  const both = await pictures.of(actor, assessment);
  return (which === 'a') === assessment.referenceIsA ? both.reference : both.photo;
}

/** Signs what was seen and tells which picture was which. Throws `not_found`, `already_signed`. */
export async function signReading(
  deps: AssessDeps,
  actor: Actor,
  id: string,
  { score, note }: AssessmentSignature,
): Promise<Reading> {
  const assessment = found(await findOwnAssessment(deps.store, actor, id));
  // Said of B against A; kept of the photo against the reference. No negative zero.
  const kept = assessment.referenceIsA ? score : 0 - score;
  const signature = { score: kept, note: note?.trim() || null };
  const signed = await signAssessment(deps.store, actor, deps.clock(), assessment, signature);
  if (signed === undefined) throw new AppError('already_signed');
  return readingFor(actor, signed);
}
