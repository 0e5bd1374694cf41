import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { addTreatment, changeTreatment, type TreatmentEntry } from '../../storage/queries/treatments.ts';
import { daysOf } from '../clinic/days-of.ts';
import { reason } from '../clinic/reason.ts';
import { isDoneAtOnce } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import type { NewTreatment, Treatment, TreatmentChange } from '../contract/treatments.ts';
import { AppError } from '../errors.ts';
import { todayAt } from './clinic-day.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';
import { refreshPatient } from './refresh-milestones.ts';

/** Why an entry cannot be so; a date of a month is not in the future while the month goes on. */
function problemsOf(entry: TreatmentEntry, today: string): Reason[] {
  const { kind, name, startedOn, startedPrecision, stoppedOn, stoppedPrecision } = entry;
  const found: Reason[] = [];
  const begun = daysOf(startedOn, startedPrecision);
  const stopped = stoppedOn === null ? null : daysOf(stoppedOn, stoppedPrecision);
  if (begun.first > today || (stopped && stopped.first > today)) {
    found.push(reason('treatment_in_future', 'refuse', {}));
  }
  if (stopped && isDoneAtOnce(kind)) {
    found.push(reason('treatment_done_at_once', 'refuse', { treatment: kind }));
  } else if (stopped && stopped.last < begun.first) {
    found.push(reason('treatment_stopped_before_begun', 'refuse', {}));
  }
  if (kind === 'other' && name === null) found.push(reason('treatment_unnamed', 'refuse', {}));
  return found;
}

/** Throws `treatment_impossible` with every reason. */
async function checked(
  store: Store,
  now: Date,
  branchId: string,
  entry: TreatmentEntry,
): Promise<TreatmentEntry> {
  // A date of a month or a year is kept as its first day, whatever day the form sent along.
  const whole = {
    ...entry,
    startedOn: daysOf(entry.startedOn, entry.startedPrecision).first,
    stoppedOn: entry.stoppedOn && daysOf(entry.stoppedOn, entry.stoppedPrecision).first,
  };
  const reasons = problemsOf(whole, await todayAt(store, branchId, now));
  if (reasons.length === 0) return whole;
  throw new AppError('treatment_impossible', { problems: reasonSentences(reasons, 'en'), reasons });
}

const nothingElse: Omit<TreatmentEntry, 'kind' | 'startedOn'> = {
  name: null,
  startedPrecision: 'day',
  stoppedOn: null,
  stoppedPrecision: 'day',
  note: null,
  withdrawn: false,
};

/** Enters what else is done to a patient's hair. Throws `not_found`, `treatment_impossible`. */
export async function enterTreatment(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  entry: NewTreatment,
): Promise<Treatment> {
  const { branchId } = found(await findPatient(store, actor, patientId));
  const whole = await checked(store, now, branchId, { ...nothingElse, ...entry });
  const treatment = await addTreatment(store, actor, now, patientId, whole);
  await refreshPatient(store, now, patientId);
  return treatment;
}

/** Corrects or withdraws one the caller saw in `version`. Throws `treatment_impossible`, `version_stale`. */
export async function correctTreatment(
  store: Store,
  actor: Actor,
  now: Date,
  before: Treatment,
  version: number,
  change: TreatmentChange,
): Promise<Treatment> {
  const { id, patientId, version: _, enteredBy: _by, enteredAt: _at, ...entry } = before;
  const { branchId } = found(await findPatient(store, actor, patientId));
  const whole = await checked(store, now, branchId, { ...entry, ...change });
  const treatment = written(await changeTreatment(store, actor, now, id, version, whole));
  await refreshPatient(store, now, patientId);
  return treatment;
}
