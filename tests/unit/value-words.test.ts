import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgressSeries } from '../../server/contract/progress.ts';
import { measures } from '../../server/contract/words/en/measures.ts';
import { COVERAGE_METHOD } from '../../server/imaging/coverage/measure.ts';
import { PART_WIDTH_METHOD } from '../../server/imaging/part-width/measure.ts';
import { tableLines } from '../../web/parts/progress/table-lines.ts';
import { formatBand, methodWords, standardErrorWords } from '../../web/parts/value-words.ts';
import { loadWords } from '../../web/words.ts';

beforeAll(() => loadWords(['measures', 'progress', 'reasons']));

describe('what goes with a value', () => {
  it('its standard error is said in words, because ± is the measuring error and nothing else', () => {
    expect(standardErrorWords(3.58, '%')).toBe('standard error 3.6\u00a0points');
    expect(standardErrorWords(0.684, '%')).toBe('standard error 0.68\u00a0points');
    expect(standardErrorWords(0.2, 'mm')).toBe('standard error 0.2\u00a0mm');
    expect(standardErrorWords(null, '%')).toBe('');
    expect(formatBand(8, '%')).toBe('±8\u00a0points');
  });

  it('every method of the program has its words, and a method typed by hand is said as it was typed', () => {
    for (const method of [COVERAGE_METHOD, PART_WIDTH_METHOD]) {
      expect(Object.keys(measures.method)).toContain(method);
      const words = methodWords({ source: 'algorithm', method, methodVersion: 3 });
      expect(words).toMatch(/^Computed from the photo: [a-z].*, version 3\.$/);
      expect(words).toContain(`(${method})`);
    }
    const entered = { source: 'device', method: 'TrichoScan 2', methodVersion: 1 } as const;
    expect(methodWords(entered)).toBe('Given by a device: TrichoScan 2.');
  });
});

describe('the copied table of a chart', () => {
  const point = {
    on: '2026-01-31',
    value: 42.5,
    uncertainty: 0.7,
    method: 'two-networks',
    methodVersion: 3,
    source: 'algorithm',
    sessionsGiven: 3,
    isReference: true,
    change: null,
    verdict: null,
    reasons: [],
  };
  const series = { unit: '%', points: [point, { ...point, uncertainty: null }] } as unknown as ProgressSeries;

  it('carries the standard error and the method of every value', () => {
    const [head, first, second] = tableLines(series, false)
      .split('\n')
      .map((line) => line.split('\t'));
    expect(head?.slice(1, 3)).toEqual(['Value (%)', 'Standard error']);
    expect(first?.slice(0, 3)).toEqual(['2026-01-31', '42.5', '0.7']);
    expect(first?.at(6)).toContain('(two-networks), version 3.');
    expect(second?.[2]).toBe('');
  });

  it('says in every line that it comes of a demonstration, and of a clinic says nothing', () => {
    const [head, ...rows] = tableLines(series, true).split('\n');
    expect(head).toMatch(/\tDemonstration$/);
    for (const row of rows) expect(row).toMatch(/\tYes$/);
    expect(tableLines(series, false)).not.toContain('Demonstration');
  });
});
