import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { changeEnteredValue, enterMeasurement } from '../../storage/queries/entered-values.ts';
import { checkEnteredValue } from '../clinic/entered-value.ts';
import type { Measurement, MeasurementChange, NewMeasurement } from '../contract/measurements.ts';
import { AppError } from '../errors.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';
import { requireRole } from './role-check.ts';

function checked<Entry extends NewMeasurement>(entered: Entry): Entry {
  const reasons = checkEnteredValue(entered);
  if (reasons.length === 0) return entered;
  const refused = reasons.some(({ severity }) => severity === 'refuse');
  const problems = reasonSentences(reasons, 'en');
  throw new AppError(refused ? 'value_refused' : 'value_unconfirmed', { problems, reasons });
}

/**
 * Enters a value somebody read or a device gave; a global assessment is a doctor's. Throws `not_found`, `value_refused` with every reason, or
 * `value_unconfirmed` where an unusual value may be meant.
 */
export async function enterValue(
  store: Store,
  actor: Actor,
  now: Date,
  visitId: string,
  entry: NewMeasurement,
): Promise<Measurement> {
  // A reading is a doctor's, and nobody corrects it afterwards.
  if (entry.metric === 'gpa') requireRole(actor, { noun: 'assessments', verb: 'do' });
  return found(await enterMeasurement(store, actor, now, visitId, checked(entry)));
}

/** What was entered, as it would be entered again. */
function entryOf(before: Measurement): NewMeasurement {
  const { metric, value, unit, method, view, site, uncertainty, note } = before;
  const { confirmed, ...details } = before.details;
  const source = before.source === 'device' ? 'device' : 'person';
  const entry = { metric, value, unit, method, view, site, source, uncertainty, details, note } as const;
  return confirmed === true ? { ...entry, confirmed } : entry;
}

/**
 * Corrects or takes back a value the caller saw in `version`; another number than the one that was confirmed is asked
 * about again. Throws `value_not_corrected` for what the program measured and for a blinded reading, `version_stale`,
 * `value_refused`, `value_unconfirmed`.
 */
export async function correctValue(
  store: Store,
  actor: Actor,
  now: Date,
  before: Measurement,
  version: number,
  change: MeasurementChange,
): Promise<Measurement> {
  if (before.source === 'algorithm' || before.metric === 'gpa') throw new AppError('value_not_corrected');
  const { confirmed: wasConfirmed, ...entry } = entryOf(before);
  const { withdrawn = before.withdrawn, confirmed: isConfirmed, ...said } = change;
  const sameNumber = said.value === undefined || said.value === before.value;
  const confirmed = isConfirmed ?? (sameNumber && wasConfirmed);
  const whole = { ...entry, ...said, withdrawn, ...(confirmed ? { confirmed } : {}) };
  // Taking back must not fail by a rule that came after the value.
  const next = Object.keys(said).length === 0 ? whole : checked(whole);
  return written(await changeEnteredValue(store, actor, now, before.id, version, next));
}
