import type { FigureLine, MilestoneFigures } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { changeUnit, lineName, signed } from './figure-words.ts';
import { LineTable } from './line-table.tsx';

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

/** The changes of a line in numbers. */
export function ChangeTable({ line, divided }: { line: FigureLine; divided: boolean }) {
  const label = t('figures.tableLabel', { line: lineName(line) });
  return (
    <LineTable
      {...{ line, divided, label }}
      caption={`${label} (${changeUnit(line)})`}
      columns={columns.map((name) => ({ name, title: t(`figures.columns.${name}`) }))}
      cellsOf={(at) => {
        const words = wordsOf(at);
        return at.suppressed ? null : columns.map((column) => words[column]);
      }}
    />
  );
}

function wordsOf(at: MilestoneFigures): Record<(typeof columns)[number], string> {
  const { spread, verdicts, judged } = at;
  const ofJudged = (count: number) => (judged === 0 ? '–' : t('figures.share', { count, all: judged }));
  const span = (from: number, to: number) => t('figures.to', { from: signed(from), to: signed(to) });
  return {
    n: String(spread?.n ?? 0),
    median: spread ? signed(spread.median) : '–',
    quartiles: spread ? span(spread.q1, spread.q3) : '–',
    range: spread ? span(spread.min, spread.max) : '–',
    improvement: ofJudged(verdicts.improvement),
    within_noise: ofJudged(verdicts.within_noise),
    worsening: ofJudged(verdicts.worsening),
    nonResponders: ofJudged(at.nonResponders),
    not_comparable: String(verdicts.not_comparable),
  };
}
