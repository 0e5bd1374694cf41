import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import {
  findSessionRecord,
  type RecordEntry,
  type StoredRecord,
  saveRecordVersion,
} from '../../storage/queries/session-records.ts';
import { finding } from '../clinic/record/finding.ts';
import { isForDoctor, missingToSign, type SessionOfRecord } from '../clinic/record/session-rules.ts';
import { checkRecordOf, confirmationOf } from '../clinic/record-check.ts';
import {
  type Confirmation,
  isSameEntry,
  type RecordChange,
  type RecordFinding,
  type SavedRecord,
  type SessionRecord,
  saidOnly,
} from '../contract/session-record.ts';
import type { Visit } from '../contract/visits.ts';
import type { ErrorCode } from '../contract/words/en/errors.ts';
import { AppError } from '../errors.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';
import { requireRole } from './role-check.ts';
import { asSent, doctorsOfRecord, sessionOfRecord } from './session-record.ts';

/** A refusal that names every rule, its field and its numbers. */
export function recordProblem(code: ErrorCode, findings: readonly RecordFinding[]): AppError {
  const fields = findings.map((each) => ({ field: each.field, message: reasonSentences([each], 'en') }));
  return new AppError(code, { problems: reasonSentences(findings, 'en'), reasons: findings, fields });
}

/** Throws `record_impossible` with everything that cannot be so. */
export function refuseImpossible(findings: readonly RecordFinding[]): void {
  const refused = findings.filter(({ severity }) => severity === 'refuse');
  if (refused.length > 0) throw recordProblem('record_impossible', refused);
}

/** Throws `record_incomplete` with what is still needed before a doctor can sign. */
function checkComplete(visit: Visit, session: SessionOfRecord, record: SessionRecord): void {
  const missing = missingToSign(record, session.kind);
  if (visit.status !== 'done') missing.push(finding('session_not_given', 'refuse', 'date', {}));
  if (missing.length > 0) throw recordProblem('record_incomplete', missing);
}

/**
 * The answers to all warnings, each with why. What a patient said is for the doctor who signs, so that a draft need not
 * answer it. Throws `record_unconfirmed` with the warnings that have no answer.
 */
function confirmed(
  findings: readonly RecordFinding[],
  given: NonNullable<RecordChange['confirmations']>,
  signing: boolean,
): Confirmation[] {
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  const open = warnings.filter(
    (warning) => (signing || !isForDoctor(warning)) && confirmationOf(warning, given) === undefined,
  );
  if (open.length > 0) throw recordProblem('record_unconfirmed', open);
  return warnings.flatMap((warning) => confirmationOf(warning, given) ?? []);
}

/** Throws `record_signed` where a draft would stand over a signature, `correction_needs_reason` for a silent correction. */
function checkMay(actor: Actor, { state }: StoredRecord, { sign, reason }: RecordChange): void {
  if (sign || state === 'signed') requireRole(actor, { noun: 'session_record', verb: 'sign' });
  if (state === 'signed' && reason === undefined) throw new AppError('correction_needs_reason');
}

async function checkDoctor(store: Store, { doctorId }: SessionRecord): Promise<RecordFinding[]> {
  if (!doctorId) return [];
  const doctors = await doctorsOfRecord(store, null);
  const known = doctors.some(({ id }) => id === doctorId);
  return known ? [] : [finding('doctor_unknown', 'refuse', 'doctorId', {})];
}

const isSame = (before: StoredRecord, entry: RecordEntry): boolean =>
  before.state === entry.state &&
  isSameEntry(before.record, entry.record) &&
  isSameEntry(before.confirmations, entry.confirmations);

/**
 * Saves the whole record of a session where the caller saw its newest version: as a draft, signed by a doctor, or, once
 * it is signed, as a doctor's correction with a reason. Earlier versions stay. Throws `session_only`, `not_allowed`,
 * `correction_needs_reason`, `record_impossible`, `record_incomplete`, `record_unconfirmed`, `version_stale`.
 */
export async function saveSessionRecord(
  store: Store,
  actor: Actor,
  now: Date,
  visit: Visit,
  version: number,
  change: RecordChange,
): Promise<SavedRecord> {
  const session = await sessionOfRecord(store, actor, visit);
  const before = found(await findSessionRecord(store, actor, visit.id));
  const sent = (stored: StoredRecord) => asSent(store, actor, now, visit, stored);
  if (before.version !== version) {
    throw new AppError('version_stale', {}, { current: await sent(before) });
  }
  checkMay(actor, before, change);
  const signing = change.sign === true || before.state === 'signed';
  const record = saidOnly(change.record);
  // Whoever was signed for once may have left the clinic since.
  const sameDoctor = before.state === 'signed' && record.doctorId === before.record.doctorId;
  const findings = checkRecordOf(session, record, now);
  refuseImpossible([...findings, ...(sameDoctor ? [] : await checkDoctor(store, record))]);
  if (signing) checkComplete(visit, session, record);
  const entry: RecordEntry = {
    state: signing ? 'signed' : 'draft',
    record,
    confirmations: confirmed(findings, change.confirmations ?? [], signing),
    reason: before.state === 'signed' ? (change.reason ?? null) : null,
  };
  if (isSame(before, entry)) return sent(before);
  const result = await saveRecordVersion(store, actor, now, visit.id, version, entry);
  if ('stale' in result && result.stale) {
    throw new AppError('version_stale', {}, { current: await sent(result.stale) });
  }
  return sent(written(result));
}
