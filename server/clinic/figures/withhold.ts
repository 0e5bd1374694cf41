import type { FigureRow } from '../../contract/figures.ts';
import { leastPatients } from './suppress.ts';

/** What is said of a person in a row without a name, the least needed first: so much of it is kept back. */
export const describingColumns = ['zones', 'dose', 'co_treatments', 'age_band', 'line'] as const;
export type DescribingColumn = (typeof describingColumns)[number];

/** Every other treatment of a course, whenever it was used: at single milestones five patients would seldom be alike. */
export const coTreatmentsOf = (row: FigureRow): string =>
  [...new Set(row.milestones.flatMap(({ coTreatments }) => coTreatments))].sort().join(' ');

/** What a row says in each of these columns. */
function described(row: FigureRow): Record<DescribingColumn, string> {
  return {
    zones: row.zones.toSorted().join(' '),
    dose: row.dose,
    co_treatments: coTreatmentsOf(row),
    age_band: row.ageBand ?? '',
    line: `${row.metric} ${row.view} ${row.unit}`,
  };
}

/** Row numbers by what they say. */
function alike(indices: Iterable<number>, says: (index: number) => string): number[][] {
  const classes = new Map<string, number[]>();
  for (const index of indices) {
    const key = says(index);
    const members = classes.get(key);
    if (members) members.push(index);
    else classes.set(key, [index]);
  }
  return [...classes.values()];
}

/**
 * For every row the columns that have to be left open, so that however these are combined at least five patients say the
 * same. Rows of too small a class leave one column more open, in the order above, until they are enough; where those are
 * still fewer than five, the smallest class that says the same otherwise is joined to them, or they could be told by
 * subtracting. A row whose measure itself is left open has no value either.
 */
export function withheldColumns(rows: readonly FigureRow[]): ReadonlySet<DescribingColumn>[] {
  const texts = rows.map(described);
  /** How many columns a row leaves open, the first ones. */
  const level = rows.map(() => 0);
  const from = (index: number, first: number) =>
    describingColumns
      .slice(first)
      .map((column) => texts[index]?.[column])
      .join('|');
  const classOf = (index: number) => `${level[index]}|${from(index, level[index] ?? 0)}`;
  const isFew = (indices: readonly number[]) =>
    new Set(indices.map((index) => rows[index]?.patientId)).size < leastPatients;
  for (let open = 1; open <= describingColumns.length; open += 1) {
    const raise = (indices: readonly number[]) => {
      for (const index of indices) level[index] = open;
    };
    raise(alike(rows.keys(), classOf).filter(isFew).flat());
    for (const same of alike(rows.keys(), (index) => from(index, open))) {
      const raised = same.filter((index) => level[index] === open);
      const others = alike(
        same.filter((index) => level[index] !== open),
        classOf,
      ).sort((a, b) => a.length - b.length);
      for (const joined of others) {
        if (raised.length === 0 || !isFew(raised)) break;
        raise(joined);
        raised.push(...joined);
      }
    }
  }
  return level.map((open) => new Set(describingColumns.slice(0, open)));
}
