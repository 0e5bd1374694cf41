import { describe, expect, it } from 'vitest';
import { lineOf, lineOrder, pairOf, standingValues } from '../../server/clinic/value-pairs.ts';
import type { Measurement } from '../../server/contract/measurements.ts';

const value = (more: Partial<Measurement>): Measurement => ({
  id: '00000000-0000-4000-8000-000000000000',
  patientId: '00000000-0000-4000-8000-000000000000',
  visitId: '00000000-0000-4000-8000-000000000000',
  photoId: null,
  takenOn: '2026-01-01',
  metric: 'calibre',
  value: 60,
  unit: 'µm',
  method: 'A',
  methodVersion: 1,
  view: null,
  site: 'vertex',
  referenceVersion: null,
  regionVersion: null,
  alignmentId: null,
  matchingVersion: null,
  source: 'device',
  uncertainty: null,
  details: {},
  note: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  withdrawn: false,
  createdBy: null,
  ...more,
});
const values = (line: Map<string, Measurement[]>) =>
  [...line.values()].map((each) => each.map((v) => v.value));

describe('the values that stand', () => {
  it('of what was entered are the newest of each method', () => {
    const standing = standingValues([
      value({ value: 1 }),
      value({ value: 2, method: 'B' }),
      value({ value: 3 }),
    ]);
    expect(values(standing)).toEqual([[3, 2]]);
  });

  it('of what was computed is the newest alone, whatever version it stands on', () => {
    const computed = {
      source: 'algorithm',
      metric: 'coverage',
      unit: '%',
      view: 'vertex',
      site: null,
    } as const;
    const old = value({ ...computed, value: 50, regionVersion: 1 });
    const now = value({ ...computed, value: 55, regionVersion: 2, methodVersion: 2 });
    expect(values(standingValues([old, now]))).toEqual([[55]]);
  });

  it('at two sites are two lines, and a site is the same however its name is spelt', () => {
    expect(standingValues([value({ site: 'left' }), value({ site: 'right' })]).size).toBe(2);
    expect(lineOf(value({ site: ' Left ' }))).toBe(lineOf(value({ site: 'left' })));
  });
});

describe('a pair', () => {
  const before = [value({ value: 61, method: 'B' }), value({ value: 60 })];
  const after = [value({ value: 66 }), value({ value: 70, method: 'C' })];

  it('is of one method, even where newer values of others stand', () => {
    const pair = pairOf(before, after);
    expect([pair.before?.value, pair.after?.value, pair.refusal]).toEqual([60, 66, null]);
  });

  it('is the same pair the other way round', () => {
    const pair = pairOf(after, before);
    expect([pair.before?.value, pair.after?.value, pair.refusal]).toEqual([66, 60, null]);
  });

  it('of two methods is named and refused', () => {
    const pair = pairOf(before.slice(0, 1), after);
    expect([pair.before?.value, pair.after?.value, pair.refusal?.code]).toEqual([61, 66, 'different_method']);
  });
});

describe('the order of lines', () => {
  it('puts a part’s width in millimetres before percent of the head’s width, whichever was stored first', () => {
    const width = { metric: 'part_width', view: 'superior', site: null } as const;
    const [mm, percent] = [value({ ...width, unit: 'mm' }), value({ ...width, unit: '% of head width' })];
    expect([percent, mm].sort(lineOrder)).toEqual([mm, percent]);
    expect([mm, percent].sort(lineOrder)).toEqual([mm, percent]);
  });

  it('is that of metrics, then views, then sites by name', () => {
    const lines = [
      value({ metric: 'density', unit: 'hairs/cm²', site: 'vertex' }),
      value({ metric: 'density', unit: 'hairs/cm²', site: 'Left temple' }),
      value({ metric: 'coverage', unit: '%', view: 'vertex', site: null }),
      value({ metric: 'coverage', unit: '%', view: 'frontal', site: null }),
    ];
    const told = [...lines].sort(lineOrder).map(({ view, site }) => view ?? site);
    expect(told).toEqual(['frontal', 'vertex', 'Left temple', 'vertex']);
  });
});
