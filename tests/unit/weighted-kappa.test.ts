import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identicalPercent, type TwoReadings, weightedKappa } from '../../server/clinic/weighted-kappa.ts';

const times = (count: number, one: number, two: number): TwoReadings[] =>
  Array.from({ length: count }, () => [one, two] as const);

const reading = fc.integer({ min: -3, max: 3 });
const pairs = fc.array(fc.tuple(reading, reading), { minLength: 10, maxLength: 60 });

/** Lin's concordance (1989), which quadratically weighted kappa equals; written from its own formula. */
function concordance(read: readonly TwoReadings[]): number {
  const mean = (of: 0 | 1) => read.reduce((sum, each) => sum + each[of], 0) / read.length;
  const [x, y] = [mean(0), mean(1)];
  const over = (f: (pair: TwoReadings) => number) => read.reduce((sum, p) => sum + f(p), 0) / read.length;
  const both = over(([a, b]) => (a - x) * (b - y));
  return (2 * both) / (over(([a]) => (a - x) ** 2) + over(([, b]) => (b - y) ** 2) + (x - y) ** 2);
}

describe('how well two readers agree', () => {
  it('two grades: 20 and 15 alike, 5 and 10 not, is kappa 0.4', () => {
    const read = [...times(20, 1, 1), ...times(5, 1, 0), ...times(10, 0, 1), ...times(15, 0, 0)];
    const kappa = weightedKappa(read);
    expect(kappa?.value).toBeCloseTo(0.4, 10);
    // The large-sample error of this table is 0.127 (Fleiss, Cohen & Everitt 1969).
    expect(kappa?.lower).toBeCloseTo(0.4 - 1.96 * 0.127, 1);
    expect(kappa?.upper).toBeCloseTo(0.4 + 1.96 * 0.127, 1);
    expect(identicalPercent(read)).toBe(70);
  });

  it('is 1 where all are read alike, and a step of three weighs more than three steps of one', () => {
    const alike = [-3, -2, -1, 0, 0, 1, 1, 2, 2, 3].map((score) => [score, score] as const);
    expect(weightedKappa(alike)).toEqual({ value: 1, lower: 1, upper: 1 });
    const off = (steps: number[]) =>
      weightedKappa(alike.map(([one], k) => [one, one + (steps[k] ?? 0)] as const))?.value ?? Number.NaN;
    expect(off([3])).toBeLessThan(off([1, 1, 1]));
  });

  it('is the concordance of the readings, and lies in its interval', () => {
    fc.assert(
      fc.property(pairs, (read) => {
        const kappa = weightedKappa(read);
        if (kappa === null) return;
        expect(kappa.value).toBeCloseTo(concordance(read), 9);
        expect(kappa.lower).toBeLessThanOrEqual(kappa.value);
        expect(kappa.upper).toBeGreaterThanOrEqual(kappa.value);
      }),
      { seed: 1 },
    );
  });

  it('is not said of nine pairs, nor where everybody saw the same', () => {
    expect(weightedKappa(times(9, 1, 0))).toBeNull();
    expect(weightedKappa(times(12, 1, 1))).toBeNull();
    expect(identicalPercent([])).toBeNull();
  });
});
