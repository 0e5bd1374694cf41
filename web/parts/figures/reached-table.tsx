import type { FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { lineName } from './figure-words.ts';
import { LineTable } from './line-table.tsx';

const columns = [
  'reached',
  'comparable',
  'reviewed',
  'lateAccepted',
  'retake',
  'late',
  'open',
  'lost',
  'missed',
] as const;

const countOf = (at: MilestoneFigures, column: (typeof columns)[number]): number =>
  column === 'reached' || column === 'reviewed' || column === 'lateAccepted' ? at[column] : at.fates[column];

/** Who is in the figures of a line and who is not: the denominators. */
export const ReachedTable = ({ line, divided }: { line: FigureLine; divided: boolean }) => (
  <LineTable
    {...{ line, divided }}
    label={t('figures.reachedLabel', { line: lineName(line) })}
    columns={columns.map((name) => ({ name, title: t(`figures.reachedColumns.${name}`) }))}
    cellsOf={(at) => columns.map((column) => countOf(at, column))}
  />
);
