/** Letters that Unicode does not decompose, brought to the one a receptionist would type. */
const sameLetter: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  // Arabic: forms of alef and ya, ta marbuta, Persian kaf and ya; the hamza forms decompose by themselves.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ک: 'ك',
  // Tatweel only stretches a word.
  ـ: '',
};

/** Arabic-Indic and Persian digits as 0–9. */
function asciiDigit(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return letter;
}

/**
 * A text as it is searched and sorted: no accents, no case, one form of each letter. Turkish İ/ı and i/I all fold to
 * `i`, because the receptionist's keyboard decides which of them is typed.
 */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(bare, (letter) => sameLetter[letter] ?? asciiDigit(letter)).join('');
}

/**
 * A name as the roster is sorted by it. Cut where names end: one letter may unfold into eighteen, and a place in the
 * roster travels in an address.
 */
export function sortedAs(name: string): string {
  return fold(name).slice(0, 200);
}

/** The folded words of a text: runs of letters and digits. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Digits only, of a telephone number typed in any way. */
export function digitsOf(text: string): string {
  return fold(text).replace(/\D/g, '');
}
