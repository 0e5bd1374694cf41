import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findVisit } from '../../storage/queries/visits.ts';
import type { Acceptance } from '../contract/acceptance.ts';
import { comparedWithReference, isStanding, loadPatientFacts } from './course-facts.ts';
import { found } from './outcome.ts';

/**
 * What the photos of a visit are worth against the references of their views, as they would compare once a doctor has
 * accepted them: what the doctor decides by. Throws `not_found`.
 */
export async function acceptanceOf(store: Store, actor: Actor, visitId: string): Promise<Acceptance> {
  const visit = found(await findVisit(store, actor, visitId));
  const facts = await loadPatientFacts(store, actor, visit.patientId);
  const records = facts.records.map((record) =>
    record.visit.id === visitId ? { ...record, visit: { ...record.visit, accepted: true } } : record,
  );
  const asAccepted = { ...facts, records };
  return {
    accepted: visit.accepted,
    photos: records
      .filter((record) => record.visit.id === visitId && isStanding(record))
      .map((record) => {
        const { grade, reasons } = comparedWithReference(record, asAccepted);
        const { id: photoId, view } = record.photo;
        return {
          photoId,
          view,
          hasReference: record.held !== null,
          isReference: record.held?.reference.photoId === photoId,
          isMeasured: record.analysis === 'done',
          grade,
          reasons,
        };
      }),
  };
}
