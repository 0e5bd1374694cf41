import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listPatientSessions, type PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listTreatments } from '../../storage/queries/treatments.ts';
import type { Treatment } from '../contract/treatments.ts';

/** What happened to a patient beside the photos: sessions by date, and what else was done to the hair. */
export type PatientHistory = { sessions: PatientSession[]; treatments: readonly Treatment[] };

export async function loadHistory(store: Store, actor: Actor, patientId: string): Promise<PatientHistory> {
  const [sessions, treatments] = await Promise.all([
    listPatientSessions(store, actor, patientId),
    listTreatments(store, actor, patientId),
  ]);
  return { sessions, treatments };
}
