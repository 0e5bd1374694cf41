import type { Alignment } from '../../server/contract/analysis.ts';
import type { Matrix } from '../../server/contract/fields.ts';
import type { Actor } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { transaction } from '../transaction.ts';
import type { WriteResult } from '../write-result.ts';
import { type AlignmentPair, addAlignment, alignmentPairIn, currentAlignmentsIn } from './alignments.ts';
import { queueAnalyses } from './analyses.ts';

export type HandMadeAlignment = {
  matrix: Matrix;
  source: 'landmarks' | 'nudged' | 'matrix';
  rotationDegrees: number;
  scale: number;
  /** How far the hand's own matrix shows the head to be turned; `null`: it does not tell. */
  tiltDegrees: number | null;
};

/**
 * Keeps what a person set, over everything automatic, and has the photo measured again. `seen` is the version they saw
 * (0: there was none). `missing`: no such photo, or the reference it was made for is no longer the one.
 */
export async function keepAlignmentByHand(
  store: Store,
  actor: Actor,
  now: Date,
  pair: AlignmentPair,
  seen: number,
  made: HandMadeAlignment,
): Promise<WriteResult<Alignment>> {
  return transaction(store, (tx): WriteResult<Alignment> => {
    const { photo, reference } = pair;
    const found = alignmentPairIn(tx, actor, photo.id);
    const held = found?.reference;
    if (found === undefined || held?.photoId !== reference.photoId) return { missing: true };
    const current = () => currentAlignmentsIn(tx, actor, [held], photo.id).get(photo.id);
    const before = current();
    if (seen !== (before?.version ?? 0)) return { stale: before ?? null };
    const { matrix, source, ...shape } = made;
    const id = addAlignment(tx, actor, now, {
      photoId: photo.id,
      referenceId: held.id,
      state: 'accepted',
      matrix,
      source,
      photoSize: found.photo,
      referenceSize: held,
      quality: { correlation: null, overlap: null, forwardBackwardPercent: null, ...shape },
      refusal: null,
      method: 'by-hand',
      methodVersion: 1,
    });
    queueAnalyses(tx, now, { photoId: photo.id });
    note(tx, actor, now, {
      action: 'align',
      noun: 'photo',
      nounId: photo.id,
      patientId: photo.patientId,
      details: { source, alignmentId: id },
    });
    const alignment = current();
    return alignment === undefined ? { missing: true } : { ok: alignment };
  });
}
