import type { Change } from '../../../server/contract/change.ts';
import { reasonWords, t } from '../../words.ts';

const sides = ['before', 'after'] as const;

/** Which photo has no value, why, and what to do: one sentence a side, one for both where it is the same. */
export function missingWords({ missing }: Change): string[] {
  const said = sides.flatMap((side) => {
    const reason = missing?.[side];
    return reason ? [{ name: t(`compare.${side}`), words: reasonWords(reason) }] : [];
  });
  const [first, second] = said;
  if (first && second && first.words === second.words) {
    return [t('compare.missingBoth', { reason: first.words })];
  }
  return said.map(({ name, words }) => t('compare.missing', { side: name, reason: words }));
}

/** The sentence of the verdict's reason; empty where the words of a side say the same already. */
export function verdictReasonWords(change: Change): string {
  const { reason } = change.verdict;
  const { before, after } = change.missing ?? {};
  return reason === null || reason.code === before?.code || reason.code === after?.code
    ? ''
    : reasonWords(reason);
}
