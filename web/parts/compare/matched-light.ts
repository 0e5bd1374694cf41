import type { ComparedPhoto, Comparison } from '../../../server/contract/compare.ts';
import type { Reason } from '../../../server/contract/fields.ts';
import { brightnessOf } from '../../../server/contract/matching.ts';
import { formatSigned } from '../../numbers.ts';
import { reasonWords, t } from '../../words.ts';
import type { DrawnLight } from '../stage/light-filter.tsx';

type Side = 'before' | 'after';
const sides: readonly Side[] = ['before', 'after'];

/** Why the light of the pair cannot be matched; `null`: it can. Both or neither: one unknown light stands for both. */
export function whyNotMatched(comparison: Comparison): Reason | null {
  for (const side of sides) {
    const { gain, refusal } = comparison[side].matching;
    if (gain === null) return refusal ?? { code: 'light_unknown', severity: 'warn', values: {} };
  }
  return null;
}

/** What draws a photo in its reference's light; `null`: nothing, it is the reference or its light is not known. */
export function drawnLight({ matching }: Pick<ComparedPhoto, 'matching'>): DrawnLight | null {
  const { source, gain, offset } = matching;
  if (source === 'none' || gain === null) return null;
  return {
    slopes: gain.map((value) => 1 / value),
    intercepts: gain.map((value, k) => -(offset?.[k] ?? 0) / value),
  };
}

const percent = (ratio: number) => Math.round(100 * (ratio - 1));

/** The percent sign never stands alone on the next line. */
const signed = (value: number) => `${formatSigned(value, { most: 0 })}\u00a0%`;

function sideWords({ matching }: ComparedPhoto, side: Side): string {
  const name = t(`compare.${side}`);
  const { source, gain } = matching;
  if (source === 'none' || gain === null) return t('compare.light.reference', { side: name });
  const [red = 1, green = 1, blue = 1] = gain;
  const change = percent(brightnessOf(matching) ?? 1);
  return t(change < 0 ? 'compare.light.darker' : 'compare.light.brighter', {
    side: name,
    percent: Math.abs(change),
    red: signed(percent(red)),
    green: signed(percent(green)),
    blue: signed(percent(blue)),
    source: t(`compare.light.source.${source}`),
  });
}

/** Why a card that was there did not tell the light of a side. */
const cardWords = (comparison: Comparison): string[] =>
  sides.flatMap((side) => {
    const { cardUnused } = comparison[side].matching;
    if (cardUnused === null) return [];
    return [t('compare.light.cardUnused', { side: t(`compare.${side}`), reason: reasonWords(cardUnused) })];
  });

/** What was done to the light of both, said under the stage whatever is shown. */
export function lightWords(comparison: Comparison, matched: boolean): string[] {
  const refusal = whyNotMatched(comparison);
  const unused = cardWords(comparison);
  if (refusal !== null) {
    return [t('compare.light.asTaken'), t('compare.light.cannot'), reasonWords(refusal), ...unused];
  }
  if (!matched) return [t('compare.light.asTaken')];
  return [t('compare.light.matched'), ...sides.map((side) => sideWords(comparison[side], side)), ...unused];
}
