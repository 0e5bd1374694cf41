import type { Reason } from '../fields.ts';
import type { Words } from './make-words.ts';

/** English as most clinics write it, the day before the month. */
const localeOf: Record<Words['language'], string> = { en: 'en-GB' };

/** `2026-05-03` as `3 May 2026`, `2026-05` as `May 2026`, and a year as it is. */
function dateWords(on: string, language: Words['language']): string {
  const parts = on.split('-').length;
  if (parts === 1) return on;
  const month = parts === 2 ? 'long' : 'short';
  const day = parts === 2 ? undefined : 'numeric';
  const format = new Intl.DateTimeFormat(localeOf[language], {
    day,
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(parts === 2 ? `${on}-01` : on));
}

/**
 * A reason in words, its dates as people write them, with the one photo of a pair that it speaks of where it speaks of one.
 * `undefined`: the catalogue does not know the code.
 */
export function reasonSentence(
  words: Words,
  { code, values }: Pick<Reason, 'code' | 'values'>,
): string | undefined {
  const dated = Object.entries(values).map(([name, value]) =>
    (name === 'on' || name.endsWith('On')) && typeof value === 'string'
      ? [name, dateWords(value, words.language)]
      : [name, value],
  );
  const said = words.find(`reasons.${code}`, Object.fromEntries(dated));
  const photo = values.ofPhoto;
  return said && photo ? words.find('sentences.ofPhoto', { photo, said }) : said;
}
