/** Two readings of one pair, by two people. */
export type TwoReadings = readonly [first: number, second: number];

export type Kappa = { value: number; lower: number; upper: number };

/** Below this many pairs an agreement is chance more than anything. */
export const leastPairsForKappa = 10;

/**
 * Quadratically weighted kappa (Cohen 1968) of readings on a scale of equal steps: 1 is full agreement, 0 what chance
 * alone gives. With these weights it is 1 − Σ(x−y)² ÷ mean over all x and y of n·(x−y)², whatever the categories are.
 * The 95 % interval is by the jackknife (Efron 1982). `null`: fewer than ten pairs, or every reading is the same.
 */
export function weightedKappa(pairs: readonly TwoReadings[]): Kappa | null {
  if (pairs.length < leastPairsForKappa) return null;
  const value = kappaOf(pairs);
  if (value === null) return null;
  const left = pairs.map((_, k) => kappaOf(pairs.toSpliced(k, 1)));
  const known = left.filter((each) => each !== null);
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  const squares = known.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const error = Math.sqrt(((known.length - 1) / known.length) * squares);
  return { value, lower: Math.max(-1, value - 1.96 * error), upper: Math.min(1, value + 1.96 * error) };
}

function kappaOf(pairs: readonly TwoReadings[]): number | null {
  const observed = pairs.reduce((sum, [x, y]) => sum + (x - y) ** 2, 0);
  let expected = 0;
  for (const [x] of pairs) for (const [, y] of pairs) expected += (x - y) ** 2 / pairs.length;
  return expected === 0 ? null : 1 - observed / expected;
}

/** Pairs that were read alike, in percent; `null`: none was read twice. */
export function identicalPercent(pairs: readonly TwoReadings[]): number | null {
  if (pairs.length === 0) return null;
  return (100 * pairs.filter(([x, y]) => x === y).length) / pairs.length;
}
