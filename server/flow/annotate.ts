import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import {
  addAnnotation,
  findAnnotation,
  type KeptAnnotation,
  listAnnotations,
  removeAnnotation,
} from '../../storage/queries/annotations.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listPhotoRecords, patientOfPhoto } from '../../storage/queries/photo-records.ts';
import { drawnLength } from '../clinic/drawn-length.ts';
import type { Annotation, NewAnnotation } from '../contract/annotations.ts';
import type { View } from '../contract/codes.ts';
import { AppError } from '../errors.ts';
import { found } from './outcome.ts';
import { requireRole } from './role-check.ts';

function annotationFor(actor: Actor, { drawnById, reference, ...row }: KeptAnnotation): Annotation {
  const own = actor.kind === 'person' && actor.id === drawnById;
  return { ...row, own, length: row.kind === 'line' ? drawnLength(row.points, reference) : null };
}

/** What was drawn on a patient's photos. Throws `not_found`. */
export async function annotationsOf(
  store: Store,
  actor: Actor,
  patientId: string,
  view?: View,
): Promise<Annotation[]> {
  found(await findPatient(store, actor, patientId));
  const kept = await listAnnotations(store, actor, patientId, view);
  return kept.map((each) => annotationFor(actor, each));
}

const pointsOf: Record<Annotation['kind'], number> = { line: 2, arrow: 2, words: 1 };

/**
 * Keeps what was drawn on a photo, on its reference's pixels. Throws `not_found`, `no_reference`, `annotation_unfit` where
 * points or words do not belong to its kind, `not_aligned_yet` where the photo is not aligned with its reference.
 */
export async function annotate(
  store: Store,
  actor: Actor,
  now: Date,
  entry: NewAnnotation,
): Promise<Annotation> {
  const { patientId, view } = found(await patientOfPhoto(store, actor, entry.photoId));
  const needsWords = entry.kind === 'words';
  const hasWords = Boolean(entry.text);
  const fits = entry.points.length === pointsOf[entry.kind] && (needsWords ? hasWords : true);
  if (!fits || (entry.kind === 'line' && hasWords)) throw new AppError('annotation_unfit');
  const records = await listPhotoRecords(store, actor, patientId, view);
  const record = found(records.find(({ photo }) => photo.id === entry.photoId));
  if (record.held === null) throw new AppError('no_reference');
  const referencePhotoId = record.held.reference.photoId;
  const lies = record.photo.id === referencePhotoId || record.alignment?.state === 'accepted';
  if (!lies) throw new AppError('not_aligned_yet');
  return annotationFor(
    actor,
    await addAnnotation(store, actor, now, { patientId, view, referencePhotoId }, entry),
  );
}

/** One's own, or anybody's by who may change values. Throws `not_found`, `not_allowed`. */
export async function eraseAnnotation(store: Store, actor: Actor, now: Date, id: string): Promise<void> {
  const annotation = found(await findAnnotation(store, actor, id));
  const own = actor.kind === 'person' && actor.id === annotation.drawnById;
  if (!own) requireRole(actor, { noun: 'values', verb: 'change' });
  await removeAnnotation(store, actor, now, annotation);
}
