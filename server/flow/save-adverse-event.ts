import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import {
  type AdverseEntry,
  type AdverseWriteResult,
  addAdverseEvent,
  changeAdverseEvent,
} from '../../storage/queries/adverse-events.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { adverseEventProblems } from '../clinic/adverse-event.ts';
import type { AdverseEvent, AdverseEventChange, NewAdverseEvent } from '../contract/adverse-events.ts';
import { graveFrom } from '../contract/codes.ts';
import { AppError } from '../errors.ts';
import { clockAt } from './clinic-day.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';
import { requireRole } from './role-check.ts';

/** Throws `adverse_event_impossible` with every reason. */
async function check(store: Store, now: Date, branchId: string, entry: AdverseEntry): Promise<void> {
  const reasons = adverseEventProblems(entry, await clockAt(store, branchId, now));
  if (reasons.length === 0) return;
  throw new AppError('adverse_event_impossible', { problems: reasonSentences(reasons, 'en'), reasons });
}

function eventWritten(result: AdverseWriteResult): AdverseEvent {
  if ('foreignVisit' in result) throw new AppError('unknown_visit');
  return written(result);
}

const nothingMore: Omit<AdverseEntry, 'term' | 'onsetOn' | 'grade'> = {
  visitId: null,
  description: null,
  onsetTime: null,
  durationMinutes: null,
  endedOn: null,
  action: null,
  outcome: null,
  withdrawn: false,
};

/** Enters an adverse event, open. Throws `not_found`, `adverse_event_impossible`, `unknown_visit`. */
export async function enterAdverseEvent(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: NewAdverseEvent,
): Promise<AdverseEvent> {
  const { branchId } = found(await findPatient(store, actor, patientId));
  const whole = { ...nothingMore, ...entry };
  await check(store, now, branchId, whole);
  return eventWritten(await addAdverseEvent(store, actor, now, patientId, whole));
}

/**
 * A grave event stays on the doctor's list until a doctor takes it off, and what a doctor closed is a doctor's: anything
 * else may be corrected by whoever may enter it.
 */
function needsDoctor(before: AdverseEvent, after: AdverseEntry): boolean {
  const wasRaised = before.grade >= graveFrom && !before.withdrawn;
  const takenOff = wasRaised && (after.withdrawn || after.grade < graveFrom);
  return before.outcome !== null || after.outcome !== null || takenOff;
}

/**
 * Corrects, closes, opens again or withdraws an event the caller saw in `version`. Throws `not_allowed` where it takes a
 * doctor, `adverse_event_impossible`, `unknown_visit`, `version_stale`.
 */
export async function correctAdverseEvent(
  store: Store,
  actor: Actor,
  now: Date,
  before: AdverseEvent,
  version: number,
  change: AdverseEventChange,
): Promise<AdverseEvent> {
  const {
    id,
    patientId,
    version: _,
    closedBy: _c,
    closedAt: _at,
    enteredBy: _by,
    enteredAt: _on,
    ...entry
  } = before;
  const after = { ...entry, ...change };
  if (needsDoctor(before, after)) requireRole(actor, { noun: 'values', verb: 'change' });
  const { branchId } = found(await findPatient(store, actor, patientId));
  await check(store, now, branchId, after);
  return eventWritten(await changeAdverseEvent(store, actor, now, id, version, after));
}
