import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { SessionKind, VisitStatus } from '../../server/contract/codes.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { visits } from '../schema/patients.ts';

/** A session of a patient, of whatever course, with what decides whether it counts. */
export type PatientSession = {
  visitId: string;
  courseId: string | null;
  /** Day of the branch's zone. */
  on: string;
  kind: SessionKind;
  status: VisitStatus;
  counts: boolean | null;
};

/** The sessions of a patient by date, cancelled ones among them. */
export async function listPatientSessions(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<PatientSession[]> {
  const rows = store.db
    .select({
      visitId: visits.id,
      courseId: visits.courseId,
      on: visits.date,
      kind: visits.sessionKind,
      status: visits.status,
      counts: visits.sessionCounts,
    })
    .from(visits)
    .where(and(eq(visits.patientId, patientId), isNotNull(visits.sessionKind), clinicalScope(actor)))
    .orderBy(asc(visits.date), asc(visits.id))
    .all();
  return rows.flatMap(({ kind, ...row }) => (kind === null ? [] : [{ ...row, kind }]));
}
