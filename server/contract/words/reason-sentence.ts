import type { Reason } from '../fields.ts';
import type { Words } from './make-words.ts';

/**
 * A reason in words, with the one photo of a pair that it speaks of where it speaks of one. `undefined`: the catalogue
 * does not know the code.
 */
export function reasonSentence(
  words: Words,
  { code, values }: Pick<Reason, 'code' | 'values'>,
): string | undefined {
  const said = words.find(`reasons.${code}`, values);
  const photo = values.ofPhoto;
  return said && photo ? words.find('sentences.ofPhoto', { photo, said }) : said;
}
