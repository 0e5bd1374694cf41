import type { Annotation } from '../../../../server/contract/annotations.ts';
import { t } from '../../../words.ts';
import { formatValue } from '../../value-words.ts';

export const lengthWords = ({ length }: Pick<Annotation, 'length'>): string =>
  length ? formatValue(length.value, length.unit) : '';

/** What stands beside it on the photo. */
export const besideWords = (marking: Annotation): string => marking.text ?? lengthWords(marking);

/** What it is, for a list and for who hears it. */
export function markingWords(marking: Annotation): string {
  const { kind, text } = marking;
  if (kind === 'line') return t('markings.line', { length: lengthWords(marking) });
  if (kind === 'words') return t('markings.words', { text });
  return text ? t('markings.arrowWith', { text }) : t('markings.arrow');
}
