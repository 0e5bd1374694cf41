/** Milliseconds of each call, asked in turn with a reference so that a noisy machine slows both alike. */
export async function inTurn(
  rounds: number,
  calls: readonly (() => Promise<unknown>)[],
): Promise<number[][]> {
  const times: number[][] = calls.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, call] of calls.entries()) {
      const from = performance.now();
      await call();
      times[index]?.push(performance.now() - from);
    }
  }
  return times;
}

/** The value below which `share` of the numbers lie, 0–1. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]) => percentile(numbers, 0.5);
