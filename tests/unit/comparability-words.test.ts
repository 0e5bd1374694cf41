import { describe, expect, test } from 'vitest';
import { comparabilityOf } from '../../server/clinic/comparability.ts';
import type { ComparedFacts } from '../../server/clinic/compared-facts.ts';
import { createWords } from '../../server/contract/words/catalogue.ts';
import { reasonSentence } from '../../server/contract/words/reason-sentence.ts';
import { followUp, lying, measured, prepared, reference } from '../support/compared-pair.ts';

const byDay = (facts: ComparedFacts): ComparedFacts => ({ ...facts, ...lying({}) });
const words = createWords('en');
const said = (a: ComparedFacts, b: ComparedFacts) =>
  comparabilityOf(a, b).reasons.map((reason) => reasonSentence(words, reason) ?? reason.code);

describe('what differs between two photos says of which it speaks, whichever is named first', () => {
  const photo = (changes: Partial<ComparedFacts>) => ({ ...followUp, ...changes });
  const longHair = prepared({ lengthClass: 'over_10cm' });
  const shaved = prepared({ lengthClass: 'shaved' });
  test.each<[string, ComparedFacts, ComparedFacts, RegExp]>([
    [
      'longer',
      reference,
      photo(longHair),
      /^On the photo the hair is two classes longer than on the referen/,
    ],
    ['wet photo', reference, photo(prepared({ hairState: 'wet' })), /^The photo – The hair was wet/],
    [
      'wet reference',
      { ...reference, ...prepared({ hairState: 'wet' }) },
      photo({}),
      /^The reference – The hair was/,
    ],
    [
      'wet later',
      byDay(reference),
      photo(prepared({ hairState: 'wet' })),
      /^The later photo – The hair was wet/,
    ],
    [
      'both wet',
      { ...reference, ...prepared({ hairState: 'wet' }) },
      photo(prepared({ hairState: 'wet' })),
      /^The hair was wet/,
    ],
    ['shorter', reference, photo(shaved), /^On the photo the hair is two classes shorter than on the refer/],
    ['far', { ...reference, ...shaved }, photo(longHair), /^On the photo the hair is four classes longer/],
    [
      'days',
      byDay(reference),
      photo(shaved),
      /^On the later photo the hair is two classes shorter than on t/,
    ],
    [
      'one day',
      byDay(reference),
      { ...byDay(reference), ...shaved },
      /^On one of the two photos the hair is/,
    ],
    [
      'soft photo',
      reference,
      photo(measured({ sharpness: 60 })),
      /^The photo is softer .* 60 % .*retake the/,
    ],
    [
      'soft reference',
      reference,
      photo(measured({ sharpness: 160 })),
      /^The photo is sharper .* 63 % .*Keep/,
    ],
    [
      'soft later',
      byDay(reference),
      photo(measured({ sharpness: 60 })),
      /^The later photo is softer than the/,
    ],
    [
      'bright',
      reference,
      photo({ relativeBrightness: 1.4 }),
      /^The photo is 40 % brighter than the referenc/,
    ],
    [
      'dark',
      byDay(reference),
      photo({ relativeBrightness: 0.7 }),
      /^The later photo is 30 % darker than the/,
    ],
    [
      'clipped',
      reference,
      photo(measured({ clippedPercent: 4 })),
      /^The photo – 4 % of the head is burnt out or black/,
    ],
  ])('%s', (_, one, two, sentence) => {
    expect(said(one, two)).toEqual([expect.stringMatching(sentence)]);
    expect(said(two, one)).toEqual(said(one, two));
  });

  test('of a picture without a head in it, all of the picture is meant', () => {
    const [clipped] = said(reference, photo(measured({ clippedPercent: 4, headWidthPx: null })));
    expect(clipped).toMatch(/^The photo – 4 % of the picture is burnt out or black/);
  });
});
