import type { Language } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { reasonSentence } from '../contract/words/reason-sentence.ts';
import { wordsOf } from '../words.ts';

/** Reasons as running text, for an error and a file, which must say them in words at once. */
export function reasonSentences(reasons: readonly Reason[], language: Language): string {
  const words = wordsOf(language);
  return reasons.map((reason) => reasonSentence(words, reason) ?? reason.code).join(' ');
}
