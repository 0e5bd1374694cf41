import {
  activations,
  anaesthesias,
  anticoagulants,
  safetyQuestions,
} from '../../../server/contract/codes.ts';
import { type RecordNumber, recordRanges, spinRanges } from '../../../server/contract/record-ranges.ts';
import {
  type ConfirmationEntry,
  kitFieldNames,
  type RecordFinding,
  type SessionRecord,
  type Spin,
  saidOnly,
} from '../../../server/contract/session-record.ts';
import { instantOf } from '../../clinic-clock.ts';
import { numberOrNull, text, textOrNull } from '../form-entries.ts';

/** A number that may still be half typed: what is no number yet says nothing. */
function typedNumber(entries: FormData, name: string): number | null {
  const value = numberOrNull(entries, name);
  return value === null || Number.isNaN(value) ? null : value;
}

const codeOrNull = <Code extends string>(entries: FormData, name: string, codes: readonly Code[]) =>
  codes.find((code) => code === text(entries, name)) ?? null;

function readSpins(entries: FormData): Spin[] {
  return [0, 1, 2].map(
    (index) =>
      Object.fromEntries(
        Object.keys(spinRanges).map((name) => [name, typedNumber(entries, `spins.${index}.${name}`)]),
      ) as Spin,
  );
}

function readSafety(entries: FormData): NonNullable<SessionRecord['safety']> {
  const answers = safetyQuestions.map((question) => [question, text(entries, `safety.${question}`)] as const);
  return Object.fromEntries(
    answers.filter(([, said]) => said !== '').map(([question, said]) => [question, said === 'yes']),
  );
}

/** The fields that stay alike from session to session, as a form shows them. */
function readKit(entries: FormData): SessionRecord {
  return {
    kit: textOrNull(entries, 'kit'),
    anticoagulant: codeOrNull(entries, 'anticoagulant', anticoagulants),
    spins: readSpins(entries),
    activation: codeOrNull(entries, 'activation', activations),
    technique: textOrNull(entries, 'technique'),
    anaesthesia: anaesthesias.filter((each) => entries.getAll('anaesthesia').includes(each)),
  };
}

const readNumbers = (entries: FormData): SessionRecord =>
  Object.fromEntries(
    (Object.keys(recordRanges) as RecordNumber[]).map((name) => [name, typedNumber(entries, name)]),
  );

/** A preset's fields of its form; open ones are left out. */
export function readKitFields(entries: FormData): SessionRecord {
  const said = saidOnly({ ...readNumbers(entries), ...readKit(entries) });
  return Object.fromEntries(kitFieldNames.filter((name) => name in said).map((name) => [name, said[name]]));
}

/** The record as its form shows it, only what is said; clock times are of the session's day at its branch. */
export function readRecord(
  entries: FormData,
  zones: SessionRecord['zones'],
  clock: { day: string; timeZone: string },
): SessionRecord {
  const moment = (name: string) => {
    const shown = text(entries, name);
    return shown === '' ? null : instantOf({ day: clock.day, clock: shown }, clock.timeZone);
  };
  return saidOnly({
    ...readNumbers(entries),
    ...readKit(entries),
    doctorId: textOrNull(entries, 'doctorId'),
    startedAt: moment('startedAt'),
    endedAt: moment('endedAt'),
    kitLot: textOrNull(entries, 'kitLot'),
    kitExpiresOn: textOrNull(entries, 'kitExpiresOn'),
    safety: readSafety(entries),
    note: textOrNull(entries, 'note'),
    zones: [...(zones ?? [])],
  });
}

/** The name of the entry that answers a warning. */
export const answerName = ({ code, field }: Pick<RecordFinding, 'code' | 'field'>): string =>
  `why:${code}:${field}`;

/** The answers that were written to the warnings shown. */
export const readAnswers = (entries: FormData, warnings: readonly RecordFinding[]): ConfirmationEntry[] =>
  warnings.flatMap((warning) => {
    const { code, field, values } = warning;
    const reason = text(entries, answerName(warning));
    return reason === '' ? [] : [{ code, field, values, reason }];
  });
