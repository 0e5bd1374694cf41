import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Annotation, NewAnnotation } from '../../server/contract/annotations.ts';
import type { View } from '../../server/contract/codes.ts';
import type { Size } from '../../server/contract/fields.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { annotationRemovals, annotations } from '../schema/annotations.ts';
import { analyses } from '../schema/measuring.ts';
import { people } from '../schema/people.ts';
import { photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';

/** A drawing that stands, with what its length is told by. */
export type KeptAnnotation = Omit<Annotation, 'length' | 'own'> & {
  drawnById: string;
  reference: Size & { pxPerMm: number | null; headWidthPx: number | null };
};

function annotationsWhere(tx: Transaction, actor: Actor, condition: SQL | undefined): KeptAnnotation[] {
  return tx
    .select({
      id: annotations.id,
      patientId: annotations.patientId,
      view: annotations.view,
      referencePhotoId: annotations.referencePhotoId,
      photoId: annotations.photoId,
      kind: annotations.kind,
      points: annotations.points,
      text: annotations.text,
      drawnBy: people.name,
      drawnById: annotations.createdBy,
      createdAt: annotations.createdAt,
      widthPx: photos.widthPx,
      heightPx: photos.heightPx,
      quality: analyses.quality,
    })
    .from(annotations)
    .innerJoin(people, eq(people.id, annotations.createdBy))
    .innerJoin(photos, eq(photos.id, annotations.referencePhotoId))
    .leftJoin(analyses, eq(analyses.photoId, annotations.referencePhotoId))
    .leftJoin(annotationRemovals, eq(annotationRemovals.annotationId, annotations.id))
    .where(and(condition, isNull(annotationRemovals.annotationId), clinicalScope(actor)))
    .orderBy(asc(annotations.createdAt), sql`${annotations}.rowid`)
    .all()
    .map(({ widthPx, heightPx, quality, ...row }) => {
      const [pxPerMm, headWidthPx] = [quality?.scale?.pxPerMm ?? null, quality?.headWidthPx ?? null];
      return { ...row, reference: { widthPx, heightPx, pxPerMm, headWidthPx } };
    });
}

/** What stands on a patient's photos, of one view where it is named, in the order it was drawn. */
export async function listAnnotations(
  store: Store,
  actor: Actor,
  patientId: string,
  view?: View,
): Promise<KeptAnnotation[]> {
  const ofView = view === undefined ? undefined : eq(annotations.view, view);
  return annotationsWhere(store.db, actor, and(eq(annotations.patientId, patientId), ofView));
}

/** One that stands; `undefined`: there is none, or it was taken back. */
export async function findAnnotation(
  store: Store,
  actor: Actor,
  id: string,
): Promise<KeptAnnotation | undefined> {
  return annotationsWhere(store.db, actor, eq(annotations.id, id))[0];
}

export type AnnotationPlace = { patientId: string; view: View; referencePhotoId: string };

export async function addAnnotation(
  store: Store,
  actor: Actor,
  now: Date,
  place: AnnotationPlace,
  { photoId, kind, points, text }: NewAnnotation,
): Promise<KeptAnnotation> {
  return transaction(store, (tx): KeptAnnotation => {
    const [id, createdAt] = [randomUUID(), now.toISOString()];
    const row = { ...place, id, photoId, kind, points, text: text ?? null, createdAt };
    tx.insert(annotations)
      .values({ ...row, createdBy: personId(actor) })
      .run();
    note(tx, actor, now, {
      action: 'draw',
      noun: 'annotation',
      nounId: id,
      patientId: place.patientId,
      details: { view: place.view, photoId },
    });
    return annotationsWhere(tx, actor, eq(annotations.id, id))[0] as KeptAnnotation;
  });
}

/** Takes one back; what was taken back before stays so. */
export async function removeAnnotation(
  store: Store,
  actor: Actor,
  now: Date,
  { id, patientId, view }: Pick<KeptAnnotation, 'id' | 'patientId' | 'view'>,
): Promise<void> {
  transaction(store, (tx): void => {
    const { changes } = tx
      .insert(annotationRemovals)
      .values({ annotationId: id, removedBy: personId(actor), removedAt: now.toISOString() })
      .onConflictDoNothing()
      .run();
    if (changes === 0) return;
    note(tx, actor, now, {
      action: 'take_back',
      noun: 'annotation',
      nounId: id,
      patientId,
      details: { view },
    });
  });
}
