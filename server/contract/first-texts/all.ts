import type { AftercareContent } from '../aftercare.ts';
import type { Language } from '../codes.ts';
import type { InformationContent } from '../texts.ts';
import * as en from './en.ts';

/** What a clinic begins with, in every language of Whorl. */
export const firstTexts: Record<Language, { aftercare: AftercareContent; information: InformationContent }> =
  { en };
