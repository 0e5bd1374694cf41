import type { FigureGroup, FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { changeUnit, groupName, lineName, signed } from './figure-words.ts';
import { tableRows } from './table-rows.ts';
import { WithheldRow } from './withheld-row.tsx';

const columns = [
  'n',
  'median',
  'quartiles',
  'range',
  'improvement',
  'within_noise',
  'worsening',
  'nonResponders',
  'not_comparable',
] as const;

/** The changes of a line in numbers: a row a group and milestone. */
export function ChangeTable({ line, divided }: { line: FigureLine; divided: boolean }) {
  const rows = tableRows(line);
  return (
    <section
      class="table-scroll"
      aria-label={t('figures.tableLabel', { line: lineName(line) })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by the keyboard
      tabIndex={0}
    >
      <table class="table figure-table">
        <caption class="heard-only">
          {t('figures.tableLabel', { line: lineName(line) })} ({changeUnit(line)})
        </caption>
        <thead>
          <tr>
            {divided && <th scope="col">{t('figures.columns.group')}</th>}
            <th scope="col">{t('figures.columns.milestone')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(`figures.columns.${column}`)}
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
      {at.suppressed ? (
        <td colSpan={columns.length} class="quiet">
          {t('figures.withheld')}
        </td>
      ) : (
        cellsOf(at).map(([column, words]) => (
          <td key={column} class="number">
            {words}
          </td>
        ))
      )}
    </tr>
  );
}

function cellsOf(at: MilestoneFigures): (readonly [string, string])[] {
  const { spread, verdicts, judged } = at;
  const ofJudged = (count: number) => (judged === 0 ? '–' : t('figures.share', { count, all: judged }));
  const span = (from: number, to: number) => t('figures.to', { from: signed(from), to: signed(to) });
  return [
    ['n', String(spread?.n ?? 0)],
    ['median', spread ? signed(spread.median) : '–'],
    ['quartiles', spread ? span(spread.q1, spread.q3) : '–'],
    ['range', spread ? span(spread.min, spread.max) : '–'],
    ['improvement', ofJudged(verdicts.improvement)],
    ['within_noise', ofJudged(verdicts.within_noise)],
    ['worsening', ofJudged(verdicts.worsening)],
    ['nonResponders', ofJudged(at.nonResponders)],
    ['not_comparable', String(verdicts.not_comparable)],
  ];
}
