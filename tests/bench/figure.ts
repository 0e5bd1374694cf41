/** One measured figure. `ratio` is against a named reference measured in the same run: machines are noisy. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  ratio?: number;
  reference?: string;
  /** What the project promises of the ratio (or of the value, where there is no reference). */
  bound: { most: number } | { least: number };
};

export const held = (figure: Figure): boolean => {
  const number = figure.ratio ?? figure.value;
  return 'most' in figure.bound ? number <= figure.bound.most : number >= figure.bound.least;
};

const rounded = (number: number) => Number(number.toPrecision(4));

/** One line a figure: JSON for programs, words for people. */
export function line(figure: Figure, json: boolean): string {
  const { name, unit, reference, bound } = figure;
  const value = rounded(figure.value);
  const ratio = figure.ratio === undefined ? undefined : rounded(figure.ratio);
  if (json) return JSON.stringify({ name, value, unit, ratio, reference, bound, held: held(figure) });
  const limit = 'most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`;
  const against = ratio === undefined ? `(${limit})` : `${ratio} × ${reference} (${limit})`;
  return `${held(figure) ? 'held  ' : 'MISSED'}  ${name.padEnd(22)} ${value} ${unit}  ${against}`;
}
