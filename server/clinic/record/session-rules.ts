import { type SessionKind, safetyQuestions } from '../../contract/codes.ts';
import type { RecordField, RecordFinding, SessionRecord } from '../../contract/session-record.ts';
import { daysBetween } from '../dates.ts';
import { finding } from './finding.ts';
import { dayRules, type SessionDay } from './session-times.ts';

/** What a record is held against beside itself. */
export type SessionOfRecord = SessionDay & {
  kind: SessionKind;
  /** The patient's session given before it; `sameCourse`: of the same plan. */
  previous: { on: string; sameCourse: boolean } | null;
};

const shortestGapDays = 14;
const longestGapDays = 60;

/** A touch-up and the first session of another course come as late as they like. */
export function gapRules({ on, kind, previous }: Omit<SessionOfRecord, 'timeZone'>): RecordFinding[] {
  if (previous === null) return [];
  const days = daysBetween(previous.on, on);
  const late = previous.sameCourse && kind === 'initial' && days > longestGapDays;
  if (days < shortestGapDays) {
    return [finding('gap_short', 'warn', 'date', { days, least: shortestGapDays, on: previous.on })];
  }
  return late ? [finding('gap_long', 'warn', 'date', { days, most: longestGapDays, on: previous.on })] : [];
}

/** A kit that was still good, and a session of its day that ended after it began and before now. */
export function timeRules(record: SessionRecord, day: SessionDay, now: Date): RecordFinding[] {
  const { on } = day;
  const { kitExpiresOn: expiresOn, startedAt, endedAt } = record;
  const found: RecordFinding[] = [];
  if (expiresOn && expiresOn < on) {
    found.push(finding('kit_expired', 'refuse', 'kitExpiresOn', { expiresOn, on }));
  }
  if (startedAt && endedAt && Date.parse(endedAt) < Date.parse(startedAt)) {
    found.push(finding('session_ends_before_start', 'refuse', 'endedAt', {}));
  }
  for (const [field, at] of [
    ['startedAt', startedAt],
    ['endedAt', endedAt],
  ] as const) {
    if (at && Date.parse(at) > now.getTime()) found.push(finding('session_in_future', 'refuse', field, {}));
  }
  return [...found, ...dayRules({ startedAt, endedAt }, day)];
}

/** Every yes is for the doctor, who signs in spite of it or does not. */
export const safetyRules = ({ safety = {} }: SessionRecord): RecordFinding[] =>
  safetyQuestions
    .filter((question) => safety[question] === true)
    .map((question) => finding(`safety_${question}`, 'warn', `safety.${question}`, {}));

export const isForDoctor = ({ code }: RecordFinding): boolean => code.startsWith('safety_');

/** Nothing of another clinic's session need be known, and an aborted one is signed as far as it went. */
const neededToSign: Record<SessionKind, readonly RecordField[]> = {
  initial: ['doctorId', 'bloodDrawnMl', 'kitLot', 'injectedMl', 'zones'],
  maintenance: ['doctorId', 'bloodDrawnMl', 'kitLot', 'injectedMl', 'zones'],
  aborted: ['doctorId'],
  elsewhere: [],
};

/** What is still needed before a doctor can sign; the date is the visit's, and is always there. */
export function missingToSign(record: SessionRecord, kind: SessionKind): RecordFinding[] {
  const isOpen = (field: RecordField) => {
    const entry = record[field];
    return (
      entry === undefined || entry === null || entry === '' || (Array.isArray(entry) && entry.length === 0)
    );
  };
  return neededToSign[kind]
    .filter(isOpen)
    .map((field) => finding('needed_to_sign', 'refuse', field, { field }));
}
