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
  const size = rows[0]?.features.length ?? 0;
  const a = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const b = new Array<number>(size).fill(0);
  for (const { features, target, weight } of rows) {
    for (let i = 0; i < size; i++) {
      const fi = (features[i] ?? 0) * weight;
      b[i] = (b[i] ?? 0) + fi * target;
      const row = a[i];
      if (row) for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + fi * (features[j] ?? 0);
    }
  }
  return solve(a, b);
}
