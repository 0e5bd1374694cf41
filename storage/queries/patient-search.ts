import { sql } from 'drizzle-orm';
import { digitsOf, foldedWords } from '../fold.ts';
import type { Transaction } from '../transaction.ts';

/** Fewer last digits than this are not a telephone number anybody looks for. */
const shortestPhoneEnding = 4;

/** Every ending of the number, so that the last digits find it as well as the first. */
function phoneWords(phone: string): string[] {
  const digits = digitsOf(phone);
  return Array.from({ length: Math.max(0, digits.length - shortestPhoneEnding + 1) }, (_, from) =>
    digits.slice(from),
  );
}

type Searched = { rowId: number; name: string; code: string; phone: string | null };

/** Puts a patient's words into the index, in the transaction that wrote the row. */
export function indexPatient(tx: Transaction, patient: Searched): void {
  const words = [
    ...foldedWords(patient.name),
    ...foldedWords(patient.code),
    // "P-1042" is also typed "p1042".
    foldedWords(patient.code).join(''),
    ...phoneWords(patient.phone ?? ''),
  ];
  tx.run(
    sql`insert or replace into patient_search (rowid, words) values (${patient.rowId}, ${words.join(' ')})`,
  );
}

/**
 * The FTS5 expression for what was typed: every word must begin one of the patient's words. A number typed with spaces
 * and signs is one word. `null` when nothing searchable was typed.
 */
export function matchExpression(typed: string): string | null {
  const isPhone = /^[\s\d()+./٠-٩۰-۹-]+$/u.test(typed) && digitsOf(typed).length >= shortestPhoneEnding;
  const words = isPhone ? [digitsOf(typed)] : foldedWords(typed);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
