import type { Alignment } from '../../server/contract/analysis.ts';
import type { Matrix } from '../../server/contract/fields.ts';
import type { Actor } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { transaction } from '../transaction.ts';
import { type AlignmentPair, addAlignment, alignmentPairIn, currentAlignmentsIn } from './alignments.ts';
import { queueAnalyses } from './analyses.ts';

export type HandMadeAlignment = {
  matrix: Matrix;
  source: 'landmarks' | 'nudged' | 'matrix';
  rotationDegrees: number;
  scale: number;
};

/**
 * Keeps what a person set, over everything automatic, and has the photo measured again. `missing`: no such photo, or
 * the reference it was made for is no longer the one.
 */
export async function keepAlignmentByHand(
  store: Store,
  actor: Actor,
  now: Date,
  pair: AlignmentPair,
  made: HandMadeAlignment,
): Promise<{ ok: Alignment } | { missing: true }> {
  return transaction(store, (tx): { ok: Alignment } | { missing: true } => {
    const { photo, reference } = pair;
    const found = alignmentPairIn(tx, actor, photo.id);
    if (found?.reference?.photoId !== reference.photoId) return { missing: true };
    const { matrix, source, rotationDegrees, scale } = made;
    const id = addAlignment(tx, actor, now, {
      photoId: photo.id,
      referenceId: found.reference.id,
      state: 'accepted',
      matrix,
      source,
      photoSize: found.photo,
      referenceSize: found.reference,
      quality: { correlation: null, overlap: null, forwardBackwardPercent: null, rotationDegrees, scale },
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
    const alignment = currentAlignmentsIn(tx, actor, [found.reference], photo.id).get(photo.id);
    return alignment === undefined ? { missing: true } : { ok: alignment };
  });
}
