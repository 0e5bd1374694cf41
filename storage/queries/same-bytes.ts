import { and, eq } from 'drizzle-orm';
import type { LookedAtPhoto } from '../../server/contract/photo-imports.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { visits } from '../schema/patients.ts';
import { photos } from '../schema/photos.ts';

/** The photo of a patient that is this very file and still stands, and another patient's, if there are any. */
export async function findSameBytes(
  store: Store,
  actor: Actor,
  patientId: string,
  sha256: string,
): Promise<Pick<LookedAtPhoto, 'already' | 'otherPatient'>> {
  const rows = store.db
    .select({
      photoId: photos.id,
      patientId: photos.patientId,
      visitId: photos.visitId,
      view: photos.view,
      state: photos.state,
      date: visits.date,
      datePrecision: visits.datePrecision,
    })
    .from(photos)
    .innerJoin(visits, eq(visits.id, photos.visitId))
    .where(and(eq(photos.sha256, sha256), clinicalScope(actor)))
    .all();
  const own = rows.find((row) => row.patientId === patientId && row.state !== 'excluded');
  const other = rows.find((row) => row.patientId !== patientId);
  return {
    already: own
      ? {
          photoId: own.photoId,
          visitId: own.visitId,
          view: own.view,
          date: own.date,
          datePrecision: own.datePrecision,
        }
      : null,
    otherPatient: other
      ? { patientId: other.patientId, visitId: other.visitId, photoId: other.photoId }
      : null,
  };
}
