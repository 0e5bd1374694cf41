import { assessmentScores, type BlindPicture, type Reading } from '../../../server/contract/assessments.ts';
import { formatInstant } from '../../dates.ts';
import { formatSigned } from '../../numbers.ts';
import { t } from '../../words.ts';

const seen = ['much_less', 'less', 'slightly_less', 'same', 'slightly_more', 'more', 'much_more'] as const;

/** The seven answers in their order: −3 … +3. */
export const answers = assessmentScores.map((score, k) => ({ score, code: seen[k] ?? 'same' }));

export const seenWords = (score: number): string =>
  t(`assess.seen.${answers.find((each) => each.score === score)?.code ?? 'same'}`);

export const scoreWords = (score: number): string => formatSigned(score, { most: 0 });

export const letterOf = (which: BlindPicture): string => t(`assess.${which}`);

export const otherLetter = (which: BlindPicture): string => letterOf(which === 'a' ? 'b' : 'a');

/** One signed reading as a line. */
export function readingWords({ own, readerName, score, signedAt }: Reading): string {
  const said = {
    seen: seenWords(score).toLowerCase(),
    score: scoreWords(score),
    at: formatInstant(signedAt),
  };
  return own ? t('assess.ownReading', said) : t('assess.reading', { ...said, name: readerName });
}
