import type { FigureGroup, FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { groupName, lineName } from './figure-words.ts';
import { tableRows } from './table-rows.ts';
import { WithheldRow } from './withheld-row.tsx';

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
export function ReachedTable({ line, divided }: { line: FigureLine; divided: boolean }) {
  const rows = tableRows(line);
  const label = t('figures.reachedLabel', { line: lineName(line) });
  return (
    <section
      class="table-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by the keyboard
      tabIndex={0}
    >
      <table class="table figure-table">
        <caption class="heard-only">{label}</caption>
        <thead>
          <tr>
            {divided && <th scope="col">{t('figures.columns.group')}</th>}
            <th scope="col">{t('figures.columns.milestone')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(`figures.reachedColumns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, at }) => (
            <Row key={`${group.code} ${at.milestone}`} {...{ group, at, divided }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(props: { group: FigureGroup; at: MilestoneFigures; divided: boolean }) {
  const { group, at, divided } = props;
  const name = t(`codes.milestone.${at.milestone}`);
  if (group.suppressed) return <WithheldRow {...{ group, divided }} columns={columns.length} />;
  return (
    <tr>
      {divided && <th scope="row">{groupName(group)}</th>}
      {divided ? <td>{name}</td> : <th scope="row">{name}</th>}
      {columns.map((column) => (
        <td key={column} class="number">
          {countOf(at, column)}
        </td>
      ))}
    </tr>
  );
}
