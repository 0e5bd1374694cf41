import { locale } from './words.ts';

/** A number as the language writes it, with at most `fractionDigits` digits after the mark. */
export const formatNumber = (value: number, fractionDigits = 1): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: fractionDigits }).format(value);

/** A change with its sign, the true minus included: `+4.2`, `−3`, `0`. */
export const formatSigned = (value: number, fractionDigits = 1): string =>
  new Intl.NumberFormat(locale, {
    maximumFractionDigits: fractionDigits,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−');
