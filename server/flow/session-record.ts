import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listPatientSessions, type PatientSession } from '../../storage/queries/patient-sessions.ts';
import { listPeople } from '../../storage/queries/people.ts';
import {
  findSessionRecord,
  listSessionRecords,
  type StoredRecord,
} from '../../storage/queries/session-records.ts';
import type { SessionOfRecord } from '../clinic/record/session-rules.ts';
import { checkRecordOf } from '../clinic/record-check.ts';
import type { RecordStart, SavedRecord } from '../contract/session-record.ts';
import type { Visit } from '../contract/visits.ts';
import { AppError } from '../errors.ts';
import { zoneOf } from './clinic-day.ts';
import { found } from './outcome.ts';

/** The sessions a patient had before this visit, oldest first; a broken-off one only where it counts. */
async function sessionsBefore(store: Store, actor: Actor, visit: Visit): Promise<PatientSession[]> {
  const sessions = await listPatientSessions(store, actor, visit.patientId);
  return sessions.filter(
    ({ visitId, on, status, kind, counts }) =>
      visitId !== visit.id &&
      status === 'done' &&
      on <= visit.date &&
      (kind !== 'aborted' || counts === true),
  );
}

/** What the record of a visit is held against beside itself. Throws `session_only` where the visit is none. */
export async function sessionOfRecord(store: Store, actor: Actor, visit: Visit): Promise<SessionOfRecord> {
  if (visit.kind !== 'session' || visit.session === null) throw new AppError('session_only');
  const before = (await sessionsBefore(store, actor, visit)).at(-1);
  const previous = before && { on: before.on, sameCourse: before.courseId === visit.courseId };
  const timeZone = await zoneOf(store, visit.branchId);
  return { on: visit.date, timeZone, kind: visit.session.kind, previous: previous ?? null };
}

/** A stored record as it is sent: with what its rules make of it now. */
export async function asSent(
  store: Store,
  actor: Actor,
  now: Date,
  visit: Visit,
  stored: StoredRecord,
): Promise<SavedRecord> {
  const session = await sessionOfRecord(store, actor, visit);
  return { ...stored, findings: checkRecordOf(session, stored.record, now) };
}

/** The record of a session as it was saved last. Throws `session_only`. */
export async function readSessionRecord(
  store: Store,
  actor: Actor,
  now: Date,
  visit: Visit,
): Promise<SavedRecord> {
  return asSent(store, actor, now, visit, found(await findSessionRecord(store, actor, visit.id)));
}

/** The doctors who may have given a session: who is still here, and whoever the record names already. */
export async function doctorsOfRecord(store: Store, named?: string | null): Promise<RecordStart['doctors']> {
  const people = await listPeople(store);
  return people
    .filter(({ id, roles, disabled }) => id === named || (roles.includes('doctor') && !disabled))
    .map(({ id, name }) => ({ id, name }));
}

/** What the record of a visit can be begun with: the clinic's doctors, and the patient's last record before it. */
export async function startOfRecord(store: Store, actor: Actor, visit: Visit): Promise<RecordStart> {
  const before = new Set((await sessionsBefore(store, actor, visit)).map(({ visitId }) => visitId));
  const records = await listSessionRecords(store, actor, { patientId: visit.patientId });
  const previous = records.findLast(({ visitId }) => before.has(visitId));
  return {
    doctors: await doctorsOfRecord(store, visit.record.doctorId),
    previous: previous ? { visitId: previous.visitId, on: previous.on, record: previous.record } : null,
  };
}
