import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listCourses } from '../../storage/queries/courses.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { changeVisit, createVisit, type VisitWriteResult } from '../../storage/queries/visits.ts';
import { timeRules } from '../clinic/record/session-rules.ts';
import { dayRules, type SessionDay } from '../clinic/record/session-times.ts';
import { checkSessionRecord } from '../clinic/record-check.ts';
import { protocols } from '../contract/protocols.ts';
import type { SessionRecord } from '../contract/session-record.ts';
import type { NewVisit, Visit, VisitChange } from '../contract/visits.ts';
import { AppError } from '../errors.ts';
import { branchOrFirst } from './branch.ts';
import { todayAt } from './clinic-day.ts';
import { found, written } from './outcome.ts';
import { refreshPatient } from './refresh-milestones.ts';
import { requireRole } from './role-check.ts';
import { refuseImpossible } from './save-record.ts';
import { dayOf, withItsTimes } from './session-move.ts';

/** Fields that only some of those who may write a visit may write (domain §9). Throws `not_allowed`. */
function checkRoles(actor: Actor, fields: VisitChange, before?: Visit): void {
  if (fields.record !== undefined) requireRole(actor, { noun: 'session_record', verb: 'draft' });
  // Photos of a visit that is one of old photos no more count as if a doctor had accepted them.
  const isOldNoMore = before?.kind === 'historical' && (fields.kind ?? 'historical') !== 'historical';
  const decides = typeof fields.session?.counts === 'boolean' || fields.accepted !== undefined || isOldNoMore;
  if (decides) requireRole(actor, { noun: 'decisions', verb: 'do' });
}

/** What is unusual is asked about when the record itself is saved or signed; here it is a draft. */
function checkRecord(
  record: SessionRecord,
  injectedAt: string | null | undefined,
  day: SessionDay,
  now: Date,
): void {
  const ofDay = [...timeRules(record, day, now), ...dayRules({ 'session.injectedAt': injectedAt }, day)];
  refuseImpossible([...checkSessionRecord(record), ...ofDay]);
}

type Dated = Pick<Visit, 'kind' | 'status' | 'date'>;

function checkDay({ status, date }: Dated, today: string): void {
  if (status === 'done' && date > today) throw new AppError('visit_in_future');
}

function visitWritten(result: VisitWriteResult): Visit {
  if ('foreignCourse' in result) throw new AppError('unknown_course');
  if ('signed' in result) throw new AppError('record_signed');
  return written(result);
}

/** A session belongs to the course under way unless another one, or none, is named. */
async function courseOf(
  store: Store,
  actor: Actor,
  patientId: string,
  entry: NewVisit,
): Promise<string | null> {
  if (entry.courseId !== undefined) return entry.courseId;
  if (entry.kind !== 'session') return null;
  const courses = await listCourses(store, actor, patientId);
  return courses.findLast(({ state }) => state === 'active')?.id ?? null;
}

/**
 * Adds a visit of a patient. Unless said, it is at the patient's branch, planned when it lies ahead and done
 * otherwise. Throws `visit_in_future`, `session_only`, `record_impossible`, `unknown_course`, `unknown_branch`.
 */
export async function addVisit(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: NewVisit,
): Promise<Visit> {
  const patient = found(await findPatient(store, actor, patientId));
  checkRoles(actor, { ...entry, session: entry.session ?? {} });
  if (entry.session && entry.kind !== 'session') throw new AppError('session_only');
  const branchId = await branchOrFirst(store, entry.branchId ?? patient.branchId);
  const today = await todayAt(store, branchId, now);
  const status = entry.status ?? (entry.date > today ? 'planned' : 'done');
  checkDay({ ...entry, status }, today);
  const day = await dayOf(store, { ...entry, branchId });
  checkRecord(entry.record ?? {}, entry.session?.injectedAt, day, now);
  const visit = visitWritten(
    await createVisit(store, actor, now, {
      ...entry,
      patientId,
      branchId,
      status,
      courseId: await courseOf(store, actor, patientId, entry),
      pattern: patient.pattern,
      protocolVersion: protocols[patient.pattern].version,
    }),
  );
  await refreshPatient(store, now, patientId);
  return visit;
}

/**
 * Changes a visit the caller saw in `version`; a session put on another day or to another branch takes its clock times
 * along. Throws what `addVisit` throws, `version_stale` and `record_signed`.
 */
export async function correctVisit(
  store: Store,
  actor: Actor,
  now: Date,
  before: Visit,
  version: number,
  change: VisitChange,
): Promise<Visit> {
  checkRoles(actor, change, before);
  const after = { ...before, ...change };
  if (change.session && after.kind !== 'session') throw new AppError('session_only');
  const branchId = await branchOrFirst(store, after.branchId);
  checkDay(after, await todayAt(store, branchId, now));
  const moved = await withItsTimes(store, now, before, change);
  const injectedAt = (moved.change.session?.injectedAt === undefined ? before : moved.change).session
    ?.injectedAt;
  const record = { ...before.record, ...moved.follow?.times(before.record), ...change.record };
  checkRecord(record, injectedAt, await dayOf(store, { ...after, branchId }), now);
  const result = await changeVisit(store, actor, now, before.id, version, moved.change, moved.follow);
  const visit = visitWritten(result);
  await refreshPatient(store, now, visit.patientId);
  return visit;
}
