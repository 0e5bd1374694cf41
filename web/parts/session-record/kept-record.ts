import type { ConfirmationEntry, SessionRecord } from '../../../server/contract/session-record.ts';

/**
 * What somebody typed into a session's record and has not saved: kept on this device under person, visit and the version
 * it was begun from, so that neither a lost connection nor a closed window takes it. It holds what a patient said: it is
 * removed when it is saved, when that person signs out, and a week after it was typed.
 */
export interface KeptRecord {
  version: number;
  /** The record of that version: what was changed is told from it. */
  base: SessionRecord;
  record: SessionRecord;
  answers: ConfirmationEntry[];
  /** Why a signed record is corrected. */
  reason: string;
  /** ISO 8601 */
  keptAt: string;
}

const prefix = 'whorl.record.';
const keyOf = (personId: string, visitId: string) => `${prefix}${personId}.${visitId}`;

/** Storage may be closed or full: then the form works as it would without. */
function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

export function keepRecord(personId: string, visitId: string, kept: KeptRecord): void {
  tryStorage((storage) => storage.setItem(keyOf(personId, visitId), JSON.stringify(kept)));
}

function readKept(key: string): KeptRecord | undefined {
  const text = tryStorage((storage) => storage.getItem(key));
  try {
    return text ? (JSON.parse(text) as KeptRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** What waits here for this person and visit. */
export const keptRecord = (personId: string, visitId: string): KeptRecord | undefined =>
  readKept(keyOf(personId, visitId));

export function forgetRecord(personId: string, visitId: string): void {
  tryStorage((storage) => storage.removeItem(keyOf(personId, visitId)));
}

const keptKeys = (): string[] =>
  tryStorage((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? [];

const keysOf = (personId: string): string[] =>
  keptKeys().filter((key) => key.startsWith(keyOf(personId, '')));

/** How many records of a person wait on this device. */
export const keptRecordCount = (personId: string): number => keysOf(personId).length;

/** Forgets a person's records: whoever comes next to this device shall not find them. Another person's stay theirs. */
export function forgetRecordsOf(personId: string): void {
  for (const key of keysOf(personId)) tryStorage((storage) => storage.removeItem(key));
}

const keptForMs = 7 * 86_400_000;

/** Forgets what somebody typed a week ago and never came back to: their session ended without a word. */
export function forgetOldRecords(nowMs: number): void {
  for (const key of keptKeys()) {
    const kept = readKept(key);
    if (!kept || nowMs - Date.parse(kept.keptAt) > keptForMs)
      tryStorage((storage) => storage.removeItem(key));
  }
}
