/** One accuracy, with the interval it is known in and what the project promises of it. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** 95 % interval. */
  low?: number;
  high?: number;
  /** How many pictures or pairs stand behind it. */
  count: number;
  /** What else is to be known of this run's value. */
  note?: string | undefined;
  bound: { most: number } | { least: number };
};

export const held = ({ value, bound }: Figure) =>
  'most' in bound ? value <= bound.most : value >= bound.least;

export const rounded = (number: number | undefined) =>
  number === undefined ? undefined : Number(number.toPrecision(4));

/** One line a figure: JSON for programs, words for people. */
export function line(figure: Figure, json: boolean): string {
  const { name, unit, bound, count, note } = figure;
  const [value, low, high] = [rounded(figure.value), rounded(figure.low), rounded(figure.high)];
  if (json) return JSON.stringify({ name, value, unit, low, high, count, note, bound, held: held(figure) });
  const limit = 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`;
  const interval = low === undefined ? '' : ` [${low}, ${high}]`;
  return `${held(figure) ? 'held  ' : 'MISSED'}  ${name.padEnd(28)} ${value} ${unit}${interval}  (${limit}; n = ${count}${note ? `; ${note}` : ''})`;
}

/** The value below which a share (0–1) of the numbers lies, between neighbours. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** 95 % interval of a statistic by drawing the values again with replacement (Efron's percentile bootstrap). */
export function bootstrapped<T>(
  values: readonly T[],
  statistic: (sample: T[]) => number,
): { low: number; high: number } {
  let state = 12_345;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const found = Array.from({ length: 1000 }, () =>
    statistic(values.map(() => values[Math.floor(next() * values.length)] as T)),
  );
  return { low: quantile(found, 0.025), high: quantile(found, 0.975) };
}

/** Upper 95 % bound (one-sided) of a share seen `hits` times in `count` (Clopper & Pearson 1934), by bisection. */
export function upperBound(hits: number, count: number): number {
  if (hits >= count) return 1;
  const atMost = (share: number) => {
    let term = (1 - share) ** count;
    let sum = term;
    for (let k = 1; k <= hits; k++) {
      term *= ((count - k + 1) / k) * (share / (1 - share));
      sum += term;
    }
    return sum;
  };
  let [low, high] = [hits / count, 1 - 1e-9];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (atMost(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}
