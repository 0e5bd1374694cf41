import type { Language } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { wordsOf } from '../words.ts';

/** Reasons as running text, for the one place that must say them in words at once: an error. */
export function reasonSentences(reasons: readonly Reason[], language: Language): string {
  const words = wordsOf(language);
  return reasons.map(({ code, values }) => words.find(`reasons.${code}`, values) ?? code).join(' ');
}
