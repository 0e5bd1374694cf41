import { describe, expect, test } from 'vitest';
import { cutOrDyedBetween, otherCauses } from '../../server/clinic/treatments-between.ts';
import type { DatedTreatment } from '../../server/contract/treatments.ts';

const minoxidil: DatedTreatment = {
  kind: 'topical_minoxidil',
  name: null,
  startedOn: '2026-03-10',
  startedPrecision: 'day',
  stoppedOn: null,
  stoppedPrecision: 'day',
};
const causes = (changes: Partial<DatedTreatment>, from = '2026-01-10', to = '2026-06-10') =>
  otherCauses([{ ...minoxidil, ...changes }], from, to).map(
    ({ code, severity, values }) => `${severity} ${code} ${values.on}`,
  );

describe('what else may have made a change', () => {
  test.each<[string, Partial<DatedTreatment>, string[]]>([
    ['begun in between', {}, ['warn treatment_begun_between 2026-03-10']],
    ['begun before both', { startedOn: '2025-12-31' }, []],
    [
      'begun on the day of the earlier photo, and shown by the later',
      { startedOn: '2026-01-10' },
      ['warn treatment_begun_between 2026-01-10'],
    ],
    ['begun on the day of the later photo, too late to be seen', { startedOn: '2026-06-10' }, []],
    [
      'begun long before and stopped in between',
      { startedOn: '2024-01-01', stoppedOn: '2026-02-01' },
      ['warn treatment_stopped_between 2026-02-01'],
    ],
    [
      'begun and stopped in between',
      { stoppedOn: '2026-05-01' },
      ['warn treatment_begun_between 2026-03-10', 'warn treatment_stopped_between 2026-05-01'],
    ],
    [
      'of a month that touches the time in between',
      { startedOn: '2026-01-01', startedPrecision: 'month' },
      ['warn treatment_begun_between 2026-01'],
    ],
    ['of a month before it', { startedOn: '2025-12-01', startedPrecision: 'month' }, []],
    [
      'of a year that touches it',
      { startedOn: '2026-01-01', startedPrecision: 'year' },
      ['warn treatment_begun_between 2026'],
    ],
    [
      'a transplant, after which nothing is put down to plasma',
      { kind: 'hair_transplant' },
      ['refuse transplanted_between 2026-03-10'],
    ],
    ['a transplant before both', { kind: 'hair_transplant', startedOn: '2025-06-01' }, []],
    ['a haircut, which makes no hair grow', { kind: 'haircut' }, []],
  ])('%s', (_, changes, expected) => {
    expect(causes(changes)).toEqual(expected);
    // The order in which two visits are named changes nothing.
    expect(causes(changes, '2026-06-10', '2026-01-10')).toEqual(expected);
  });

  test('two photos of one visit have no time between them', () => {
    expect(causes({ startedOn: '2026-01-10' }, '2026-01-10', '2026-01-10')).toEqual([]);
  });

  test('what is none of the kinds is called by its own name, and a transplant comes first', () => {
    const all = [
      { ...minoxidil, kind: 'other' as const, name: 'Rosemary oil' },
      { ...minoxidil, kind: 'hair_transplant' as const, startedOn: '2026-04-01' },
    ];
    expect(otherCauses(all, '2026-01-10', '2026-06-10')).toMatchObject([
      { code: 'transplanted_between' },
      { code: 'named_treatment_begun_between', values: { name: 'Rosemary oil' } },
    ]);
  });
});

describe('a cut or a dye between two photos', () => {
  const photo = (on: string, noted = true) => ({ on, lengthClass: noted ? ('under_1cm' as const) : null });
  const found = (changes: Partial<DatedTreatment>, noted = true) =>
    cutOrDyedBetween(
      [{ ...minoxidil, ...changes }],
      photo('2026-01-10', noted),
      photo('2026-06-10', noted),
    ).map(({ code, severity }) => `${severity} ${code}`);

  test('a dye makes two photos not comparable, also one of the later day, not one of the earlier', () => {
    expect(found({ kind: 'dye' })).toEqual(['refuse dyed_between']);
    expect(found({ kind: 'dye', startedOn: '2026-06-10' })).toEqual(['refuse dyed_between']);
    expect(found({ kind: 'dye', startedOn: '2026-01-10' })).toEqual([]);
  });

  test('a haircut is only worth a word where nobody noted how long the hair was', () => {
    expect(found({ kind: 'haircut' })).toEqual([]);
    expect(found({ kind: 'haircut' }, false)).toEqual(['warn haircut_between']);
  });
});
