import type {
  Confirmation,
  ConfirmationEntry,
  RecordFinding,
  SessionRecord,
} from '../contract/session-record.ts';
import { drawRules, plasmaRules, plateletRules } from './record/blood-rules.ts';
import { activationRules, injectionRules, zoneRules } from './record/injection-rules.ts';
import { gapRules, type SessionOfRecord, safetyRules, timeRules } from './record/session-rules.ts';
import { spinRules } from './record/spin-rules.ts';

/**
 * Checks a session record against the rules of domain §3 that hold between its fields; ranges of single fields
 * are the schema's. `refuse` stands against storing it, `warn` asks to confirm.
 */
export const checkSessionRecord = (record: SessionRecord): RecordFinding[] =>
  [drawRules, plasmaRules, plateletRules, spinRules, activationRules, zoneRules, injectionRules].flatMap(
    (rules) => rules(record),
  );

/** As `checkSessionRecord`, and against the day of its session, the sessions before it and what the patient was asked. */
export const checkRecordOf = (
  session: SessionOfRecord,
  record: SessionRecord,
  now: Date,
): RecordFinding[] => [
  ...checkSessionRecord(record),
  ...timeRules(record, session, now),
  ...gapRules(session),
  ...safetyRules(record),
];

const isSame = (left: RecordFinding['values'], right: RecordFinding['values']): boolean =>
  Object.entries(right).every(([name, value]) => left[name] === value);

/** The answer to a warning: given for its rule and field, and for the numbers it has now. */
export const confirmationOf = (
  warning: RecordFinding,
  given: readonly ConfirmationEntry[],
): Confirmation | undefined => {
  const answer = given.find(
    ({ code, field, values }) =>
      code === warning.code &&
      field === warning.field &&
      (values === undefined || isSame(values, warning.values)),
  );
  return answer && { ...warning, reason: answer.reason };
};
