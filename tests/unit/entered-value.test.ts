import { describe, expect, test } from 'vitest';
import { checkEnteredValue } from '../../server/clinic/entered-value.ts';
import { cumulativeThickness, pullTest, saltScore } from '../../server/contract/derived-values.ts';
import type { NewMeasurement } from '../../server/contract/measurements.ts';

const density: NewMeasurement = {
  metric: 'density',
  value: 140,
  unit: 'hairs/cm²',
  method: 'trichoscopy, counted',
  site: 'midscalp',
  details: { areaCm2: 0.5 },
};
const codes = (entered: NewMeasurement) => checkEnteredValue(entered).map(({ code }) => code);

test('a density with its site and the area counted is taken', () => {
  expect(codes(density)).toEqual([]);
});

test('a value at the edge of its range is taken, one outside is refused with the range', () => {
  expect(codes({ ...density, value: 450, confirmed: true })).toEqual([]);
  const [refused] = checkEnteredValue({ ...density, value: 451 });
  expect(refused).toMatchObject({ code: 'value_out_of_range', severity: 'refuse', values: { max: 450 } });
});

test('an unusual value is asked about once and taken when it is confirmed', () => {
  const [asked] = checkEnteredValue({ ...density, value: 330 });
  expect(asked).toMatchObject({ code: 'value_unusual', severity: 'warn' });
  expect(codes({ ...density, value: 330, confirmed: true })).toEqual([]);
  expect(codes({ ...density, value: 320 })).toEqual([]);
});

test('confirming does not help against what is impossible', () => {
  expect(codes({ ...density, value: 500, confirmed: true })).toEqual(['value_out_of_range']);
});

test('another unit is refused, naming the one to use', () => {
  expect(checkEnteredValue({ ...density, unit: '/mm²' })[0]).toMatchObject({
    code: 'unit_unknown',
    values: { units: 'hairs/cm²' },
  });
});

describe('what must be said along with a value', () => {
  test.each<[string, Partial<NewMeasurement>, string[]]>([
    ['a density without area', { details: {} }, ['detail_missing']],
    ['a density without site', { site: ' ' }, ['detail_missing']],
    ['a count that fits its area', { details: { areaCm2: 0.5, hairs: 70 } }, []],
    ['a count that does not', { details: { areaCm2: 0.5, hairs: 90 } }, ['parts_disagree']],
    ['calibre without n', { metric: 'calibre', value: 60, unit: 'µm', details: {} }, ['detail_missing']],
    ['calibre', { metric: 'calibre', value: 60, unit: 'µm', details: { hairs: 40 } }, []],
    ['a ratio without cut-off', { metric: 'tv_ratio', value: 4, unit: 'ratio' }, ['detail_missing']],
    ['cut-off 30', { metric: 'tv_ratio', value: 4, unit: 'ratio', details: { cutOffUm: 30 } }, []],
    ['cut-off 40', { metric: 'tv_ratio', value: 4, unit: 'ratio', details: { cutOffUm: 40 } }, []],
    [
      'cut-off 35',
      { metric: 'tv_ratio', value: 4, unit: 'ratio', details: { cutOffUm: 35 } },
      ['cut_off_unknown'],
    ],
    [
      'thickness that fits its parts',
      {
        metric: 'cht',
        value: 11.97,
        unit: 'mm/cm²',
        details: { densityPerCm2: 190, calibreUm: 63 },
      },
      [],
    ],
    [
      'thickness that does not',
      { metric: 'cht', value: 15, unit: 'mm/cm²', details: { densityPerCm2: 190, calibreUm: 63 } },
      ['parts_disagree'],
    ],
    ['a pull of 60 hairs', { metric: 'pull', value: 3, unit: 'hairs', details: { pulled: 60 } }, []],
    [
      'a pull of 40 hairs',
      { metric: 'pull', value: 3, unit: 'hairs', details: { pulled: 40 } },
      ['detail_out_of_range'],
    ],
    [
      'more hairs out than pulled',
      { metric: 'pull', value: 55, unit: 'hairs', details: { pulled: 50 } },
      ['value_out_of_range'],
    ],
    [
      'half a hair',
      { metric: 'pull', value: 2.5, unit: 'hairs', details: { pulled: 60 } },
      ['value_not_whole'],
    ],
    ['an open assessment', { metric: 'gpa', value: 2, unit: 'points', details: {} }, ['detail_missing']],
    ['a blinded one', { metric: 'gpa', value: -3, unit: 'points', details: { blinded: true } }, []],
    [
      'Norwood III vertex',
      { metric: 'stage_norwood', value: 5, unit: 'stage', details: { stage: 'III vertex' } },
      [],
    ],
    [
      'a stage under another number',
      { metric: 'stage_ludwig', value: 1, unit: 'stage', details: { stage: 'III' } },
      ['stage_unknown'],
    ],
    [
      'shedding by a device',
      { metric: 'shedding', value: 3, unit: 'points', source: 'device' },
      ['source_unfit'],
    ],
    ['coverage without view', { metric: 'coverage', value: 60, unit: '%' }, ['detail_missing']],
    ['coverage of the crown', { metric: 'coverage', value: 60, unit: '%', view: 'vertex' }, []],
    [
      'a SALT area of more than all of it',
      {
        metric: 'salt',
        value: 40,
        unit: 'points',
        details: { top: 124, back: -40, left: 0, right: 0 },
      },
      ['detail_out_of_range', 'detail_out_of_range'],
    ],
    [
      'a SALT score that fits its areas',
      {
        metric: 'salt',
        value: 26.6,
        unit: 'points',
        details: { top: 50, back: 20, left: 10, right: 0 },
      },
      [],
    ],
  ])('%s', (_, changes, expected) => {
    expect(codes({ ...density, ...changes })).toEqual(expected);
  });
});

test('SALT weighs top, back and sides', () => {
  expect(saltScore({ top: 50, back: 20, left: 10, right: 0 })).toBeCloseTo(26.6, 10);
  expect(saltScore({ top: 100, back: 100, left: 100, right: 100 })).toBeCloseTo(100, 10);
});

test('cumulative thickness of 190 hairs per cm² of 63 µm is 11.97 mm per cm²', () => {
  expect(cumulativeThickness(190, 63)).toBeCloseTo(11.97, 10);
});

test('three hairs of sixty are positive, and negative by the older rule', () => {
  expect(pullTest(3, 60)).toEqual({ positive: true, positiveOlderRule: false });
  expect(pullTest(2, 50).positive).toBe(false);
  expect(pullTest(7, 60).positiveOlderRule).toBe(true);
});
