import { beforeAll, describe, expect, it } from 'vitest';
import type { Measurement } from '../../server/contract/measurements.ts';
import { earlierOf, enteredAt } from '../../web/parts/values/entered-lines.ts';
import { besideWords, saidWords } from '../../web/parts/values/entered-words.ts';
import { readValue } from '../../web/parts/values/read-value.ts';
import { loadWords } from '../../web/words.ts';

const value = (id: string, more: Partial<Measurement>) =>
  ({
    id,
    visitId: 'a',
    metric: 'density',
    unit: 'hairs/cm²',
    view: null,
    site: 'crown',
    source: 'person',
    ...more,
  }) as Measurement;

/** The entries of a form, by name. */
function entries(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(fields)) data.set(name, text);
  return data;
}

describe('the values of a visit', () => {
  const values = [
    value('1', { visitId: 'a' }),
    value('2', { visitId: 'a', site: 'left temple' }),
    value('3', { visitId: 'b', site: 'Crown ' }),
    value('4', { visitId: 'b', source: 'algorithm' }),
    value('5', { visitId: 'b', metric: 'gpa', unit: 'points', site: null }),
    value('7', { visitId: 'cancelled' }),
    value('6', { visitId: 'c' }),
  ];
  const visits = new Map([
    ['a', { status: 'done', datePrecision: 'day' }],
    ['b', { status: 'done', datePrecision: 'day' }],
    ['cancelled', { status: 'cancelled', datePrecision: 'day' }],
    ['c', { status: 'done', datePrecision: 'day' }],
  ] as const);

  it('are those that were entered, without what was computed and what was read blinded', () => {
    expect(enteredAt(values, 'b').map(({ id }) => id)).toEqual(['3']);
  });

  it('have the earlier ones of the same place beside them, latest first, none of a cancelled visit', () => {
    const of = (id: string) => values.find((each) => each.id === id) as Measurement;
    expect(earlierOf(values, of('6'), visits).map(({ id }) => id)).toEqual(['3', '1']);
    expect(earlierOf(values, of('2'), visits)).toEqual([]);
  });
});

describe('a value as a person says it', () => {
  beforeAll(() => loadWords(['entered-values', 'measures']));
  const said = (metric: string, number: number, details = {}, unit = 'points') =>
    ({ metric, value: number, unit, details }) as Pick<Measurement, 'metric' | 'value' | 'unit' | 'details'>;

  it('three hairs of sixty are positive, and negative by the older rule', () => {
    const pull = said('pull', 3, { pulled: 60 });
    expect(saidWords(pull)).toBe('3 of 60 hairs');
    expect(besideWords(pull)).toBe(
      'Positive: three hairs or more came out. By the older rule, more than a tenth, it is negative.',
    );
    expect(besideWords(said('pull', 2, { pulled: 50 }))).toContain('Negative');
    expect(besideWords(said('pull', 7, { pulled: 60 }))).toContain('Positive by the older rule too');
  });

  it('a stage by its name and meaning, a score of its scale', () => {
    expect(saidWords(said('stage_norwood', 5, {}, 'stage'))).toBe('III vertex');
    expect(besideWords(said('stage_norwood', 5, {}, 'stage'))).toContain('clearing at the crown');
    expect(saidWords(said('salt', 26.6))).toBe('26.6 of 100');
    expect(saidWords(said('pain', 7))).toBe('7 of 10');
    expect(saidWords(said('dlqi', 11))).toBe('11 of 30');
    expect(saidWords(said('cht', 11.97, {}, 'mm/cm²'))).toBe('11.97\u00a0mm/cm²');
  });
});

describe('what a form of values sends', () => {
  it('SALT 50, 20, 10 and 0 is 26.6, worked out by the program', () => {
    const sent = readValue(entries({ top: '50', back: '20', left: '10', right: '0' }), 'salt');
    expect(sent).toMatchObject({
      value: 26.6,
      unit: 'points',
      method: 'salt_areas',
      details: { top: 50, back: 20, left: 10, right: 0 },
    });
  });

  it('190 hairs per cm² of 63 µm are 11.97 mm per cm²', () => {
    const sent = readValue(
      entries({ densityPerCm2: '190', calibreUm: '63', site: 'crown', method: 'trichoscope' }),
      'cht',
    );
    expect(sent).toMatchObject({ value: 11.97, unit: 'mm/cm²', site: 'crown', method: 'trichoscope' });
  });

  it('a stage is its place on the scale and its name', () => {
    expect(readValue(entries({ stage: 'IIIa' }), 'stage_norwood')).toMatchObject({
      value: 6,
      unit: 'stage',
      details: { stage: 'IIIa' },
    });
  });

  it('a correction keeps how the value was read', () => {
    const before = value('1', { metric: 'pain', method: 'asked on the telephone' });
    expect(readValue(entries({ value: '4' }), 'pain', before).method).toBe('asked on the telephone');
  });
});
