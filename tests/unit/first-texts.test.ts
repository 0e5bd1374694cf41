import { expect, it } from 'vitest';
import { contentProblems } from '../../server/clinic/aftercare-check.ts';
import { firstTexts } from '../../server/contract/first-texts/all.ts';

const all = Object.entries(firstTexts);

it.each(all)('the aftercare a clinic begins with has its six rules, in %s', (_language, { aftercare }) => {
  // The table of the clinic’s practice: id, from the session’s end, until.
  expect(
    aftercare.rules.map(({ id, from, until }) => `${id}: ${from.amount} to ${until.amount} ${until.unit}`),
  ).toEqual([
    'no_wash: 0 to 24 hours',
    'no_chemicals: 0 to 14 days',
    'ice_if_needed: 0 to 72 hours',
    'no_direct_sun: 0 to 7 days',
    'drink_water: 0 to 14 days',
    'eat_well: 0 to 180 days',
  ]);
  expect(aftercare.rules.filter(({ stopsMinoxidil }) => stopsMinoxidil).map(({ id }) => id)).toEqual([
    'no_chemicals',
  ]);
  expect(contentProblems(aftercare)).toEqual([]);
});

it.each(all)('what patients read promises nothing, in %s', (_language, { aftercare, information }) => {
  const text = JSON.stringify([aftercare, information]);
  expect(text).toContain('No response is a possible result');
  expect(text).not.toMatch(/guarantee|100 ?%|proven|cure|will (grow|regrow|work)|success/i);
});

it.each(all)(
  'what patients read of the treatment names its three points in time, in %s',
  (_language, texts) => {
    const headings = texts.information.sections.map(({ heading }) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(['After the third session', 'At three months', 'At six months']),
    );
  },
);
