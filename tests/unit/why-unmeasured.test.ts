import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeOf } from '../../server/clinic/reliable-change.ts';
import { measuringRefusal, whyUnmeasured } from '../../server/clinic/why-unmeasured.ts';
import type { Change } from '../../server/contract/change.ts';
import { findingWords } from '../../web/parts/compare/finding-words.ts';
import { missingWords } from '../../web/parts/compare/missing-words.ts';
import { loadWords } from '../../web/words.ts';

const refused = (code: string) => ({ code, severity: 'refuse' as const, values: {} });
const alike = refused('hair_and_skin_alike');
const measured = {
  hasReference: true,
  analysis: 'done' as const,
  alignment: { state: 'accepted' as const, refusal: null },
  reasons: [],
};

describe('why a photo has no value', () => {
  it('is every refusal the measuring knows, and no warning beside it', () => {
    const codes = ['coverage', 'part-width'].flatMap((folder) => {
      const path = fileURLToPath(new URL(`../../server/imaging/${folder}/measure.ts`, import.meta.url));
      return [...readFileSync(path, 'utf8').matchAll(/\brefuse\('(\w+)'/g)].map(([, code]) => code ?? '');
    });
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) expect(measuringRefusal({ reasons: [refused(code)] })?.code).toBe(code);
    expect(measuringRefusal({ reasons: [refused('head_small'), refused('card_bent')] })).toBeNull();
  });

  it('only a photo that is still on the list is said to wait', () => {
    const why = (facts: object) => whyUnmeasured({ ...measured, ...facts }).code;
    expect(why({ analysis: 'queued', reasons: null })).toBe('measuring_waits');
    expect(why({ analysis: 'running', reasons: [alike] })).toBe('measuring_waits');
    expect(why({ reasons: [alike] })).toBe('hair_and_skin_alike');
    expect(why({ analysis: 'failed', reasons: null })).toBe('measuring_failed');
    expect(why({ alignment: { state: 'refused', refusal: null } })).toBe('alignment_refused');
    expect(why({ hasReference: false })).toBe('no_reference');
    expect(why({})).toBe('not_measured');
  });
});

describe('the words of a pair without a value', () => {
  beforeAll(() => loadWords(['clinical-codes', 'compare', 'reasons', 'measures', 'sentences']));
  const line = { metric: 'coverage', unit: '%', referenceValue: null, own: null, refusal: null } as const;
  const pair = (before: number | null, missing: NonNullable<Change['missing']>): Change => ({
    ...changeOf({ ...line, before, after: null }),
    missing,
  });

  it('name the photo, why, and what to do', () => {
    const words = findingWords(pair(40, { before: null, after: alike }), 'vertex');
    expect(words).toBe(
      'Hair coverage of the crown is not comparable between these two. The value after is missing: Hair coverage. After: Hair and skin look too alike in the region to tell one from the other. Retake it in softer, brighter light.',
    );
    expect(words).not.toContain('yet');
  });

  it('say once what stands against both, and each where they differ', () => {
    expect(missingWords(pair(null, { before: alike, after: alike }))).toEqual([
      expect.stringMatching(/^Before and after: Hair and skin/),
    ]);
    const two = missingWords(pair(null, { before: refused('measuring_waits'), after: alike }));
    expect(two).toEqual([
      expect.stringMatching(/^Before: .*waits/),
      expect.stringMatching(/^After: Hair and skin/),
    ]);
  });
});
