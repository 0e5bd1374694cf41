/** Solves A·x = b by elimination with pivoting; `null` when A is singular. Both are changed. */
export function solve(a: number[][], b: number[]): number[] | null {
  const n = b.length;
  const at = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    if (Math.abs(at(pivot, k)) < 1e-12) return null;
    [a[k], a[pivot]] = [a[pivot] ?? [], a[k] ?? []];
    [b[k], b[pivot]] = [b[pivot] ?? 0, b[k] ?? 0];
    for (let i = k + 1; i < n; i++) {
      const by = at(i, k) / at(k, k);
      const row = a[i];
      if (!row) continue;
      for (let j = k; j < n; j++) row[j] = at(i, j) - by * at(k, j);
      b[i] = (b[i] ?? 0) - by * (b[k] ?? 0);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = b[i] ?? 0;
    for (let j = i + 1; j < n; j++) rest -= at(i, j) * (x[j] ?? 0);
    x[i] = rest / at(i, i);
  }
  return x;
}

/** Weighted linear least squares by normal equations; rows are [features, target, weight]. */
export function leastSquares(
  rows: { features: number[]; target: number; weight: number }[],
): number[] | null {
  const features = rows.map((row) => row.features);
  const weights = rows.map(({ weight }) => weight);
  const found = leastSquaresOfAll(features, weights, [rows.map(({ target }) => target)]);
  return found?.[0] ?? null;
}

/**
 * The same for several targets of the same rows at once: the normal equations' left side is theirs together.
 * @returns one solution a target; `null` when the equations are singular
 */
export function leastSquaresOfAll(
  features: readonly (readonly number[])[],
  weights: ArrayLike<number>,
  targets: readonly ArrayLike<number>[],
): number[][] | null {
  const size = features[0]?.length ?? 0;
  const sums = new Float64Array(size * size);
  const sides = targets.map(() => new Array<number>(size).fill(0));
  for (let row = 0; row < features.length; row++) {
    const weight = weights[row] as number;
    if (weight === 0) continue;
    const own = features[row] as readonly number[];
    for (let i = 0; i < size; i++) {
      const weighted = (own[i] as number) * weight;
      for (let j = 0; j < size; j++) {
        sums[i * size + j] = (sums[i * size + j] as number) + weighted * (own[j] as number);
      }
      for (let t = 0; t < sides.length; t++) {
        const side = sides[t] as number[];
        side[i] = (side[i] as number) + weighted * ((targets[t] as ArrayLike<number>)[row] as number);
      }
    }
  }
  const found = sides.map((side) =>
    solve(
      Array.from({ length: size }, (_, i) => Array.from(sums.subarray(i * size, (i + 1) * size))),
      side,
    ),
  );
  return found.every((each) => each !== null) ? found : null;
}
