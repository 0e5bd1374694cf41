import type { Language } from './contract/codes.ts';
import { createWords, type Words } from './contract/words/catalogue.ts';
import type { AppError } from './errors.ts';
import type { FieldProblem } from './validation.ts';

const made = new Map<Language, Words>();

/** The catalogue of a language, made once. */
export function wordsOf(language: Language): Words {
  const words = made.get(language) ?? createWords(language);
  made.set(language, words);
  return words;
}

/** Title and sentence of an error in the clinic's language. */
export function sayError(error: AppError, language: Language): { title: string; detail: string } {
  const { t } = wordsOf(language);
  return {
    title: t(`errors.${error.code}.title`, error.values),
    detail: t(`errors.${error.code}.detail`, error.values),
  };
}

/** What is wrong with one field, to be read behind its name. */
export function sayFieldProblem({ keyword, values }: FieldProblem, language: Language): string {
  const { t, find } = wordsOf(language);
  const path = keyword === 'format' ? `format.${String(values.format)}` : keyword;
  return find(`fieldProblems.${path}`, values) ?? t('fieldProblems.other');
}
