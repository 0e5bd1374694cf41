import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coTreatments } from '../../server/clinic/figures/co-treatments.ts';
import { courseDose, doseBand } from '../../server/clinic/figures/dose.ts';
import { fateOf, reachedFates } from '../../server/clinic/figures/fate.ts';
import { ageBand } from '../../server/clinic/figures/figure-row.ts';
import { figuresOf } from '../../server/clinic/figures/figures.ts';
import { quantile, spreadOf } from '../../server/clinic/figures/spread.ts';
import { deidentified, suppressedCodes } from '../../server/clinic/figures/suppress.ts';
import { withheldColumns } from '../../server/clinic/figures/withhold.ts';
import { clinicRows, figureRowOf } from '../support/figure-rows.ts';

describe('median and quartiles', () => {
  it('lie between the ordered values in proportion (type 7 of Hyndman and Fan)', () => {
    // quantile(c(1, 2, 4, 8), c(.25, .5, .75), type = 7) in R answers 1.75, 3, 5.
    expect(spreadOf([8, 1, 4, 2])).toEqual({ n: 4, min: 1, q1: 1.75, median: 3, q3: 5, max: 8 });
    expect(spreadOf([7])).toEqual({ n: 1, min: 7, q1: 7, median: 7, q3: 7, max: 7 });
    expect(spreadOf([])).toBeNull();
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('are in order whatever the values, and turn their sign with them', () => {
    const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (list) => {
        const spread = spreadOf(list);
        const turned = spreadOf(list.map((value) => -value));
        if (!spread || !turned) throw new Error('no spread');
        const { min, q1, median, q3, max } = spread;
        expect([min, q1, median, q3, max]).toEqual([min, q1, median, q3, max].toSorted((a, b) => a - b));
        expect(turned.median).toBeCloseTo(-median, 9);
        expect(turned.q1).toBeCloseTo(-q3, 9);
      }),
    );
  });
});

describe('what became of a milestone', () => {
  const empty = {
    standing: 'empty',
    projected: false,
    opensOn: '2026-02-01',
    closesOn: '2026-03-01',
  } as const;

  it('is one of a few, and photos go before everything else', () => {
    expect(fateOf({ ...empty, standing: 'comparable' }, '2026-02-10', true)).toBe('comparable');
    expect(fateOf(empty, '2026-01-31', true)).toBe('not_reached');
    expect(fateOf(empty, '2026-03-01', false)).toBe('open');
    expect(fateOf(empty, '2026-03-02', false)).toBe('missed');
    expect(fateOf(empty, '2026-03-02', true)).toBe('lost');
    expect(fateOf({ ...empty, projected: true }, '2026-03-02', false)).toBe('not_reached');
    expect(reachedFates).not.toContain('not_reached');
  });
});

describe('dose, age and other treatments', () => {
  it('a course’s dose is the mean of the sessions where it was noted', () => {
    expect(courseDose([{ injectedMl: 3 }, {}, { injectedMl: 4 }])).toEqual({ injectedMl: 3.5, zones: [] });
    expect([null, 2, 2.1, 6, 6.1].map(doseBand)).toEqual([
      'unknown',
      'up_to_2_ml',
      'up_to_4_ml',
      'up_to_6_ml',
      'over_6_ml',
    ]);
  });

  it('an age is ten years wide', () => {
    expect(ageBand(1987, '2026-03-01')).toBe('30–39');
    expect(ageBand(null, '2026-03-01')).toBeNull();
  });

  it('what was used before the visit counts, a haircut does not', () => {
    const treatment = {
      name: null,
      startedPrecision: 'day',
      stoppedPrecision: 'day',
      stoppedOn: null,
    } as const;
    const list = [
      { ...treatment, kind: 'finasteride', startedOn: '2020-01-01', stoppedOn: '2025-01-01' },
      { ...treatment, kind: 'topical_minoxidil', startedOn: '2026-02-01' },
      { ...treatment, kind: 'haircut', startedOn: '2026-02-01' },
      { ...treatment, kind: 'laser', startedOn: '2026-06-01' },
    ] as const;
    expect(coTreatments(list, '2026-01-01', '2026-05-01')).toEqual(['topical_minoxidil']);
  });
});

describe('the figures of some courses', () => {
  const rows = clinicRows([12, 9, -10, 3, 0, 20]);
  const input = { on: '2026-03-01', by: 'all', rows, pending: 0, clinicAnchor: 'third_session' } as const;

  it('count responders, noise, worse and non-responders, and every fate adds up', () => {
    const [line] = figuresOf(input).lines;
    const at = line?.groups[0]?.milestones[0];
    expect(at).toMatchObject({
      reached: 6,
      verdicts: { improvement: 3, within_noise: 2, worsening: 1 },
      nonResponders: 3,
      judged: 6,
      spread: { n: 6, median: 6 },
      changes: [-10, 0, 3, 9, 12, 20],
    });
    expect(line?.band).toEqual({ sdc: 8, provisional: true, pairs: 0 });
    expect(Object.values(at?.fates ?? {}).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  });

  it('a course without a photo is in the denominator and in no median', () => {
    const missed = figureRowOf({ patientId: 'p9', courseId: 'c9', change: null, fate: 'missed' });
    const at = figuresOf({ ...input, rows: [...rows, missed] }).lines[0]?.groups[0]?.milestones[0];
    expect(at).toMatchObject({ reached: 7, fates: { missed: 1, comparable: 6 }, spread: { n: 6 } });
  });
});

describe('what is kept back from who should know nobody', () => {
  it('a group under five patients, and with a single one the smallest beside it', () => {
    const groups = [
      { code: 'a', patients: 20 },
      { code: 'b', patients: 6 },
      { code: 'c', patients: 4 },
      { code: 'd', patients: 0 },
    ];
    expect([...suppressedCodes(groups)]).toEqual(['c', 'b']);
    expect([...suppressedCodes([...groups, { code: 'e', patients: 3 }])]).toEqual(['c', 'e']);
  });

  it('whoever subtracts what is shown from all is left with five patients, or with nobody', () => {
    expect([
      ...suppressedCodes([1, 1, 10].map((patients, at) => ({ code: `${at}`, patients }))),
    ]).toHaveLength(3);
    const groups = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(groups, fc.boolean(), (numbers, isHidden) => {
        const asked = numbers.map((patients, at) => ({ code: `${at}`, patients }));
        const hidden = suppressedCodes(asked, new Set(isHidden ? ['0'] : []));
        const patients = (is: boolean) =>
          asked.filter(({ code }) => hidden.has(code) === is).reduce((sum, each) => sum + each.patients, 0);
        const isAll = patients(false) === 0;
        expect(isAll || patients(true) === 0 || patients(true) >= 5).toBe(true);
        for (const { code, patients: number } of asked)
          if (number > 0 && number < 5) expect(hidden.has(code)).toBe(true);
      }),
    );
  });

  it('nothing of such a group is left, not even how many they are', () => {
    const rows = [...clinicRows([12, 9, -10, 3, 0, 20], 2), ...clinicRows([1, 2], 5)];
    const figures = figuresOf({
      on: '2026-03-01',
      by: 'dose',
      rows,
      pending: 0,
      clinicAnchor: 'third_session',
    });
    const [line] = deidentified(figures).lines;
    expect(line?.groups).toHaveLength(2);
    for (const group of line?.groups ?? []) {
      expect(group).toMatchObject({ suppressed: true, patients: 0, courses: 0 });
      expect(group.milestones[0]).toMatchObject({ reached: 0, spread: null, changes: [], judged: 0 });
    }
  });

  it('however the columns of a row without a name are combined, five patients say the same', () => {
    const oneRow = fc.record({
      patient: fc.integer({ min: 1, max: 30 }),
      ageBand: fc.constantFrom('20–29', '30–39', '40–49'),
      dose: fc.constantFrom('up_to_2_ml', 'up_to_4_ml', 'unknown'),
      metric: fc.constantFrom('coverage' as const, 'part_width' as const),
    });
    fc.assert(
      fc.property(fc.array(oneRow, { maxLength: 60 }), (list) => {
        const rows = list.map(({ patient, ...more }, index) => ({
          ...figureRowOf({ patientId: `p${patient}`, courseId: `c${index}`, change: 1 }),
          ...more,
        }));
        const withheld = withheldColumns(rows);
        const classes = new Map<string, Set<string>>();
        for (const [index, row] of rows.entries()) {
          const hidden = withheld[index];
          if (hidden?.has('line')) continue;
          const says = [row.metric, row.ageBand, row.dose, 'z', 't'];
          const names = ['line', 'age_band', 'dose', 'zones', 'co_treatments'] as const;
          const key = says.map((text, at) => (hidden?.has(names[at] ?? 'line') ? '' : text)).join('|');
          classes.set(key, (classes.get(key) ?? new Set()).add(row.patientId));
        }
        for (const patients of classes.values()) expect(patients.size).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
