import type { Language } from '../codes.ts';
import { english } from './english.ts';
import { type Catalogue, makeWords, type Words } from './make-words.ts';

export type { WordKey, Words, WordValues } from './make-words.ts';

const catalogues: Record<Language, Catalogue> = { en: english };

/** All the words of one language. The browser makes its own from what the page at hand says (`web/words.ts`). */
export const createWords = (language: Language): Words => makeWords(language, catalogues[language]);
