import type { FigureRow } from '../../contract/figures.ts';
import { leastPatients } from './suppress.ts';

/** What is said of a person in a row without a name, the least needed first: so much of it is kept back. */
export const describingColumns = ['zones', 'dose', 'co_treatments', 'age_band', 'line'] as const;
export type DescribingColumn = (typeof describingColumns)[number];

/** What a row says in each of these columns. */
function described(row: FigureRow): Record<DescribingColumn, string> {
  const used = row.milestones.flatMap(({ coTreatments }) => coTreatments);
  return {
    zones: row.zones.toSorted().join(' '),
    dose: row.dose,
    co_treatments: [...new Set(used)].sort().join(' '),
    age_band: row.ageBand ?? '',
    line: `${row.metric} ${row.view} ${row.unit}`,
  };
}

/**
 * For every row the columns that have to be left open, so that however they are combined at least five patients say the
 * same: columns are opened one after another, and only in rows of too small a class. A row whose measure itself is left
 * open has no value either.
 */
export function withheldColumns(rows: readonly FigureRow[]): ReadonlySet<DescribingColumn>[] {
  const texts = rows.map(described);
  const withheld = rows.map(() => new Set<DescribingColumn>());
  const classOf = (index: number) =>
    describingColumns
      .map((column) => (withheld[index]?.has(column) ? '∅' : (texts[index]?.[column] ?? '')))
      .join('|');
  for (const column of describingColumns) {
    const patients = new Map<string, Set<string>>();
    for (const [index, row] of rows.entries()) {
      const key = classOf(index);
      patients.set(key, (patients.get(key) ?? new Set()).add(row.patientId));
    }
    const small = rows.map((_, index) => (patients.get(classOf(index))?.size ?? 0) < leastPatients);
    for (const [index, isSmall] of small.entries()) if (isSmall) withheld[index]?.add(column);
  }
  return withheld;
}
