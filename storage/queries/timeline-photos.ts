import { and, asc, eq } from 'drizzle-orm';
import type { TimelinePhoto } from '../../server/contract/timeline.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { analyses } from '../schema/measuring.ts';
import { photos } from '../schema/photos.ts';
import { currentAlignmentsIn } from './alignments.ts';
import type { CurrentReference } from './references.ts';
import { shownState } from './shown-state.ts';

/**
 * The photos of a patient as their line of time shows them, by visit, in the order they were stored. Only what is
 * drawn is read: a patient of many years has hundreds. `references`: the current ones, one a view.
 */
export async function listTimelinePhotos(
  store: Store,
  actor: Actor,
  patientId: string,
  references: readonly CurrentReference[],
): Promise<Map<string, TimelinePhoto[]>> {
  const rows = store.db
    .select({
      visitId: photos.visitId,
      id: photos.id,
      view: photos.view,
      timing: photos.timing,
      purpose: photos.purpose,
      state: photos.state,
      analysis: shownState,
    })
    .from(photos)
    .leftJoin(analyses, eq(analyses.photoId, photos.id))
    .where(and(eq(photos.patientId, patientId), clinicalScope(actor)))
    .orderBy(asc(photos.uploadedAt), asc(photos.id))
    .all();
  const alignments = currentAlignmentsIn(store.db, actor, references);
  const referenceIds = new Set(references.map(({ photoId }) => photoId));
  const ofVisits = new Map<string, TimelinePhoto[]>();
  for (const { visitId, ...photo } of rows) {
    const alignment = alignments.get(photo.id);
    const aligned = referenceIds.has(photo.id) || (alignment ? alignment.state === 'accepted' : null);
    const ofVisit = ofVisits.get(visitId);
    if (ofVisit) ofVisit.push({ ...photo, aligned });
    else ofVisits.set(visitId, [{ ...photo, aligned }]);
  }
  return ofVisits;
}
