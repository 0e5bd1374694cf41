/** Running sums of pairs: count, Σa, Σb, Σaa, Σbb, Σab. */
export type PairSums = ArrayLike<number> & Iterable<number>;

export function addPair(sums: Float64Array, a: number, b: number): void {
  (sums[0] as number) += 1;
  (sums[1] as number) += a;
  (sums[2] as number) += b;
  (sums[3] as number) += a * a;
  (sums[4] as number) += b * b;
  (sums[5] as number) += a * b;
}

/** Pearson's r of the pairs added; 0 where one side does not vary. */
export function correlationOf([n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0]: PairSums): number {
  const left = n * aa - a * a;
  const right = n * bb - b * b;
  if (n < 2 || left <= 1e-9 * n * n || right <= 1e-9 * n * n) return 0;
  return (n * ab - a * b) / Math.sqrt(left * right);
}
