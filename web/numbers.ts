import { locale } from './words.ts';

/** How many digits stand after the mark: at most so many, or exactly so many where figures stand below each other. */
type Digits = { most: number } | { exactly: number };

const asOption = (digits: Digits): Intl.NumberFormatOptions =>
  'most' in digits
    ? { maximumFractionDigits: digits.most }
    : { minimumFractionDigits: digits.exactly, maximumFractionDigits: digits.exactly };

/** A number as the language writes it. */
export const formatNumber = (value: number, digits: Digits = { most: 1 }): string =>
  new Intl.NumberFormat(locale, asOption(digits)).format(value);

/** A change with its sign, the true minus included: `+4.2`, `−3`, `0`. */
export const formatSigned = (value: number, digits: Digits = { most: 1 }): string =>
  new Intl.NumberFormat(locale, { ...asOption(digits), signDisplay: 'exceptZero' })
    .format(value)
    .replace('-', '−');
