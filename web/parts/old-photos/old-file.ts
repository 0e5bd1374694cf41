import type { DatePrecision, View } from '../../../server/contract/codes.ts';
import type { LookedAtPhoto } from '../../../server/contract/photo-imports.ts';

/** A date as exactly as it is known; of a month or a year its first day. */
export interface OldDate {
  date: string;
  datePrecision: DatePrecision;
}

export const sameDate = (a: OldDate, b: OldDate): boolean =>
  a.date === b.date && a.datePrecision === b.datePrecision;

/** What the server made of a file, before anything is stored. */
export type Look =
  | { step: 'waiting' | 'looking' }
  | { step: 'seen'; found: LookedAtPhoto; pictureUrl: string }
  | { step: 'failed'; problem: unknown };

/** A file on its way into the record, once the person has said so. */
export type Sending =
  | { step: 'queued' | 'checking' }
  | { step: 'sending'; percent: number }
  | { step: 'failed'; problem: unknown };

/** A file of old photographs, from the drop until it is stored; it lives on the person's device until then. */
export interface OldFile {
  key: string;
  file: File;
  look: Look;
  /** From the file, or as a person typed it; `null`: nobody has said yet. */
  date: OldDate | null;
  view: View | null;
  /** A person has said that the same bytes belong to this patient too. */
  confirmed: boolean;
  /** `null`: not sent yet. */
  sending: Sending | null;
}
