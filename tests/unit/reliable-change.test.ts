import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesRefusal } from '../../server/clinic/comparable-values.ts';
import { bandOf, type ChangeInput, changeOf } from '../../server/clinic/reliable-change.ts';
import {
  repeatabilityOf,
  smallestDetectableChange,
  withinSubjectSd,
} from '../../server/clinic/repeatability.ts';
import { upperBoundFactor } from '../../server/clinic/upper-bound-factor.ts';
import { metrics } from '../../server/contract/codes.ts';
import { metricEntries } from '../../server/contract/metric-entries.ts';

const density = (before: number, after: number, referenceValue = 140) =>
  changeOf({ metric: 'density', unit: 'hairs/cm²', before, after, referenceValue, own: null, refusal: null });

test.each([
  [4, 2.37],
  [8, 1.71],
  [10, 1.59],
  [20, 1.36],
  [30, 1.27],
  [60, 1.18],
  [100, 1.13],
])('with %i degrees of freedom the upper bound factor is %f', (degrees, factor) => {
  expect(upperBoundFactor(degrees)).toBeCloseTo(factor, 2);
});

test('ten replicate pairs with a wSD of one point detect a change of 4.4 points', () => {
  const pairs = Array.from({ length: 10 }, () => [50, 50 + Math.SQRT2] as const);
  expect(withinSubjectSd(pairs)).toBeCloseTo(1, 12);
  const band = bandOf('coverage', '%', 58, repeatabilityOf('coverage', pairs));
  expect(band).toMatchObject({ provisional: false, pairs: 10 });
  expect(band?.sdc).toBeCloseTo(4.4, 1);
});

test('nine pairs do not count yet: the published figure stands, and is provisional', () => {
  const pairs = Array.from({ length: 9 }, () => [50, 50.2] as const);
  const band = bandOf('coverage', '%', 58, repeatabilityOf('coverage', pairs));
  expect(band).toEqual({ sdc: 8, provisional: true, pairs: 0 });
});

test('a relative error of 3 % averaged over two re-captures detects 5.9 %', () => {
  expect(smallestDetectableChange(3, 2)).toBeCloseTo(5.9, 1);
});

describe('density, reference 140 per cm², relative error 5 %', () => {
  test('the smallest detectable change is 19.4 in either order', () => {
    expect(density(140, 175).band?.sdc).toBeCloseTo(19.4, 1);
    expect(density(175, 140).band?.sdc).toBe(density(140, 175).band?.sdc);
  });

  test.each([
    [155, 'within_noise', null],
    [165, 'improvement', 'probably_not_visible'],
    [175, 'improvement', 'probably_not_visible'],
    [185, 'improvement', 'likely_visible'],
    [118, 'worsening', null],
  ])('a follow-up of %i is %s, visibility %s', (after, code, visibility) => {
    expect(density(140, after).verdict).toEqual({ code, visibility, provisional: true, reason: null });
  });

  test('a gain of 45 hairs on a dense scalp is less than 22.7 %, so not visible', () => {
    expect(density(220, 265, 220).verdict.visibility).toBe('probably_not_visible');
  });
});

test('coverage from 30 to 70 % is an improvement, and nothing is said about seeing it', () => {
  const input = { metric: 'coverage', unit: '%', before: 30, after: 70 } as const;
  expect(changeOf({ ...input, referenceValue: 30, own: null, refusal: null })).toMatchObject({
    change: 40,
    verdict: { code: 'improvement', provisional: true, visibility: null },
  });
});

test('a part that narrows from 8 to 5 mm is an improvement', () => {
  const input = { metric: 'part_width', unit: 'mm', before: 8, after: 5 } as const;
  const change = changeOf({ ...input, referenceValue: 8, own: null, refusal: null });
  expect(change).toMatchObject({ change: -3, better: 'down', band: { sdc: 1.5 } });
  expect(change.verdict.code).toBe('improvement');
});

test('a part width in percent of the head has no published error, so no verdict', () => {
  const input = { metric: 'part_width', unit: '% of head width', before: 8, after: 5 } as const;
  const change = changeOf({ ...input, referenceValue: 8, own: null, refusal: null });
  expect(change).toMatchObject({ band: null, verdict: { code: 'no_verdict' } });
});

test('the edge of the band belongs to the noise, decimals or not', () => {
  const input = { metric: 'coverage', unit: '%', before: 22.3, after: 30.3 } as const;
  const change = changeOf({ ...input, referenceValue: 22.3, own: null, refusal: null });
  expect(change.verdict.code).toBe('within_noise');
});

test('metrics without an error are shown and never judged', () => {
  for (const metric of ['shedding', 'satisfaction', 'pain', 'gpa', 'pull', 'salt', 'dlqi'] as const) {
    const unit = metricEntries[metric].units[0];
    const change = changeOf({
      metric,
      unit,
      before: 0,
      after: 3,
      referenceValue: 0,
      own: null,
      refusal: null,
    });
    expect(change).toMatchObject({ change: 3, band: null, verdict: { code: 'no_verdict' } });
  }
});

test('what may not be subtracted has no change and says why', () => {
  const refusal = { code: 'different_view', severity: 'refuse', values: {} } as const;
  const input = { metric: 'coverage', unit: '%', referenceValue: 50, own: null } as const;
  const refused = changeOf({ ...input, before: 50, after: 70, refusal });
  expect(refused).toMatchObject({ change: null, verdict: { code: 'not_comparable', reason: refusal } });
  const missing = (before: number | null, after: number | null) =>
    changeOf({ ...input, before, after, refusal: null }).verdict.reason?.code;
  expect(missing(50, null)).toBe('value_missing_after');
  expect(missing(null, 50)).toBe('value_missing_before');
  expect(missing(null, null)).toBe('values_missing');
});

const anyChange: fc.Arbitrary<ChangeInput> = fc
  .record({
    metric: fc.constantFrom(...metrics),
    before: fc.double({ min: 1, max: 400, noNaN: true }),
    after: fc.double({ min: 1, max: 400, noNaN: true }),
    referenceValue: fc.double({ min: 1, max: 400, noNaN: true }),
    own: fc.option(fc.record({ error: fc.double({ min: 0.1, max: 20, noNaN: true }), pairs: fc.nat(40) })),
  })
  .map((some) => ({ ...some, unit: metricEntries[some.metric].units[0], refusal: null }));

test('before and after swapped, the sign flips exactly and the band stays', () => {
  const opposite: Record<string, string> = { improvement: 'worsening', worsening: 'improvement' };
  fc.assert(
    fc.property(anyChange, (input) => {
      const [there, back] = [
        changeOf(input),
        changeOf({ ...input, before: input.after, after: input.before }),
      ];
      expect(there.change).toBe(-(back.change ?? Number.NaN) + 0);
      expect(there.band).toEqual(back.band);
      expect(back.verdict.code).toBe(opposite[there.verdict.code] ?? there.verdict.code);
    }),
  );
});

test('an identical pair has changed by nothing, within measurement noise', () => {
  fc.assert(
    fc.property(anyChange, (input) => {
      const same = changeOf({ ...input, after: input.before });
      expect(same.change).toBe(0);
      expect(same.verdict.code).toBe(same.band ? 'within_noise' : 'no_verdict');
    }),
  );
});

test('two values that differ in anything but their number are not subtracted', () => {
  const value = {
    metric: 'coverage',
    unit: '%',
    method: 'colour-texture',
    methodVersion: 1,
    view: 'vertex',
    site: null,
    referenceVersion: 1,
    regionVersion: 1,
    matchingVersion: null,
  } as const;
  expect(valuesRefusal(value, { ...value })).toBeNull();
  const others = {
    metric: 'density',
    unit: 'px',
    method: 'by-eye',
    methodVersion: 2,
    view: 'superior',
    site: 'midscalp',
    referenceVersion: 2,
    regionVersion: 2,
    matchingVersion: 1,
  } as const;
  for (const [field, other] of Object.entries(others)) {
    expect(valuesRefusal(value, { ...value, [field]: other })?.severity).toBe('refuse');
  }
});
