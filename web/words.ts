import type { Reason } from '../server/contract/fields.ts';
import { codes } from '../server/contract/words/en/codes.ts';
import { common } from '../server/contract/words/en/common.ts';
import { form } from '../server/contract/words/en/form.ts';
import { frame } from '../server/contract/words/en/frame.ts';
import { problems } from '../server/contract/words/en/problems.ts';
import { makeWords, type WordValues } from '../server/contract/words/make-words.ts';
import { reasonSentence } from '../server/contract/words/reason-sentence.ts';

/** What every page says is here from the start; the rest comes with the page that says it (`routes.tsx`). */
const words = makeWords('en', { codes, common, form, frame, problems });

/** The language of every visible word. */
export const language = words.language;

/** For dates and numbers: English as most clinics write it, the day before the month. */
export const locale = { en: 'en-GB' }[language];

/** The words at a dotted path of the catalogue, filled in. */
export const t = words.t;

/** Words for a code that came over the wire; an unknown code is shown as such, never hidden. */
export function sentence(group: 'sentences' | 'audit', code: string, values?: WordValues): string {
  return words.find(`${group}.${code}`, values) ?? t('common.unnamedCode', { code });
}

/** Why a photo or a pair is not as good as it might be, and what to do. */
export const reasonWords = (reason: Pick<Reason, 'code' | 'values'>): string =>
  reasonSentence(words, reason) ?? t('common.unnamedCode', { code: reason.code });

const files = import.meta.glob<Record<string, object>>([
  '../server/contract/words/en/*.ts',
  '!../server/contract/words/en/{codes,common,errors,form,frame,problems}.ts',
]);

/**
 * Fetches files of words (`en/<name>.ts`) by name, once each. What a file exports is a group of the catalogue,
 * under the name it is exported by.
 */
export async function loadWords(names: readonly string[]): Promise<void> {
  const modules = await Promise.all(names.map((name) => files[`../server/contract/words/en/${name}.ts`]?.()));
  for (const groups of modules) if (groups) words.add(groups);
}

/** As `t` for a path made of codes; `undefined` where the catalogue has nothing there. */
export const findWords = words.find;
