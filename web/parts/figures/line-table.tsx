import type { ComponentChildren } from 'preact';
import type { FigureGroup, FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { groupName } from './figure-words.ts';
import { tableRows } from './table-rows.ts';

interface Column {
  name: string;
  title: string;
}

interface LineTableProps {
  line: FigureLine;
  divided: boolean;
  label: string;
  /** What the table is called besides its label. */
  caption?: string;
  columns: readonly Column[];
  /** One a column; `null` where so few stand at a milestone that nothing of them is shown. */
  cellsOf: (at: MilestoneFigures) => readonly ComponentChildren[] | null;
}

/** Numbers of a line: a row a group and milestone, and one for a group of which nothing is shown. */
export function LineTable({ line, divided, label, caption, columns, cellsOf }: LineTableProps) {
  return (
    <section
      class="table-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by the keyboard
      tabIndex={0}
    >
      <table class="table figure-table">
        <caption class="heard-only">{caption ?? label}</caption>
        <thead>
          <tr>
            {divided && <th scope="col">{t('figures.columns.group')}</th>}
            <th scope="col">{t('figures.columns.milestone')}</th>
            {columns.map(({ name, title }) => (
              <th key={name} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableRows(line).map(({ group, at }) => (
            <Row key={`${group.code} ${at.milestone}`} {...{ group, at, divided, columns, cellsOf }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(
  props: Pick<LineTableProps, 'divided' | 'columns' | 'cellsOf'> & {
    group: FigureGroup;
    at: MilestoneFigures;
  },
) {
  const { group, at, divided, columns } = props;
  const name = t(`codes.milestone.${at.milestone}`);
  const cells = group.suppressed ? null : props.cellsOf(at);
  const withheld = (width: number) => (
    <td colSpan={width} class="quiet">
      {t('figures.withheld')}
    </td>
  );
  return (
    <tr>
      {divided && <th scope="row">{groupName(group)}</th>}
      {!group.suppressed && (divided ? <td>{name}</td> : <th scope="row">{name}</th>)}
      {cells === null
        ? withheld(columns.length + (group.suppressed ? 1 : 0))
        : columns.map((column, place) => (
            <td key={column.name} class="number">
              {cells[place]}
            </td>
          ))}
    </tr>
  );
}
