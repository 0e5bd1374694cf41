import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../server/contract/compare.ts';
import { brightnessOf, type Matching, ownLight, unknownLight } from '../../server/contract/matching.ts';
import { identity } from '../../server/contract/matrix.ts';
import { drawnLight, lightWords, whyNotMatched } from '../../web/parts/compare/matched-light.ts';
import { placePair } from '../../web/parts/compare/placed-pair.ts';
import { loadWords } from '../../web/words.ts';

const followUp: Matching = {
  ...ownLight(1),
  source: 'surroundings',
  gain: [1.25, 1.14, 1],
  offset: [0.01, 0, 0],
};
const side = (id: string, matching: Matching) => ({
  photo: { id, widthPx: 1600, heightPx: 1200 },
  matrix: identity,
  alignment: null,
  matching,
});
const pair = (before: Matching, after: Matching) =>
  ({ before: side('a', before), after: side('b', after) }) as unknown as Comparison;

beforeAll(() => loadWords(['compare', 'reasons']));

describe('the light of a hung pair', () => {
  const known = pair(ownLight(1), followUp);
  const unknown = pair(unknownLight(1, 'light_unknown'), followUp);

  it('is drawn so that a pixel of the follow-up becomes what the reference would have shown', () => {
    const light = drawnLight(known.after);
    const reference = [0.3, 0.4, 0.5];
    reference.forEach((truth, c) => {
      const taken = (followUp.gain?.[c] ?? 1) * truth + (followUp.offset?.[c] ?? 0);
      expect((light?.slopes[c] ?? 0) * taken + (light?.intercepts[c] ?? 0)).toBeCloseTo(truth, 9);
    });
    expect(drawnLight(known.before)).toBeNull();
  });

  it('is matched on both or on neither', () => {
    expect(placePair(known, true, true)).toMatchObject({ before: { light: null }, after: { light: {} } });
    expect(placePair(known, true, false).after.light).toBeNull();
    expect(placePair(unknown, true, true).after.light).toBeNull();
    expect(whyNotMatched(known)).toBeNull();
    expect(whyNotMatched(unknown)?.code).toBe('light_unknown');
  });

  it('is always said', () => {
    expect(lightWords(known, false)).toEqual(['Both as taken.']);
    const said = lightWords(known, true).join(' ');
    expect(said).toContain('Before: the reference itself, unchanged.');
    expect(said).toContain(
      'After: taken 15 % brighter than the reference (red +25\u00a0%, green +14\u00a0%, blue 0\u00a0%)',
    );
    expect(said).toContain('the head outside the region');
    expect(lightWords(unknown, true)).toHaveLength(3);
  });

  it('says of each side why its colour card told nothing, wherever the light is explained', () => {
    const because = (code: string) => ({ code, severity: 'warn' as const, values: {} });
    const shaded = pair(ownLight(1), { ...followUp, cardUnused: because('card_lit_differently') });
    expect(lightWords(shaded, true).at(-1)).toBe(
      'After: The colour card was lit differently from the head, so it was not used. Lay it beside the head, in the same light.',
    );
    expect(lightWords(shaded, false)).toEqual(['Both as taken.']);
    const alone = pair(unknownLight(1, 'light_unknown', because('card_in_one_only')), followUp);
    expect(lightWords(alone, true).at(-1)).toMatch(/^Before: The colour card is in this photo only/);
  });

  it('has a brightness by how eyes weigh the channels', () => {
    expect(brightnessOf(ownLight(1))).toBeCloseTo(1, 9);
    expect(brightnessOf(unknownLight(1, 'light_pending'))).toBeNull();
  });
});
