import { reasonWords, t } from '../../words.ts';
import { causesBeside } from '../other-causes.tsx';
import { formatBand, formatChange, formatValue, verdictWords } from '../value-words.ts';
import type { ReportedPair } from './reported.ts';

const columns = ['milestone', 'metric', 'before', 'after', 'change', 'error', 'verdict'] as const;

/** What was measured on the reported pairs, with its noise. */
export function ChangeRows({ pairs }: { pairs: readonly ReportedPair[] }) {
  const rows = pairs.flatMap(({ milestone, view, comparison }) =>
    comparison.changes
      .filter((change) => change.view === view || change.view === null)
      .map((change) => ({ milestone, view, change })),
  );
  return (
    <table class="table report-table">
      <caption class="heard-only">{t('report.tableCaption')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`report.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ milestone, view, change }) => (
          <tr key={`${milestone} ${view} ${change.metric} ${change.unit} ${change.site}`}>
            <th scope="row">{t(`codes.milestone.${milestone}`)}</th>
            <td>
              {t(`codes.metric.${change.metric}`)}, {t(`codes.view.${view}`)}
            </td>
            <td>{formatValue(change.before, change.unit)}</td>
            <td>{formatValue(change.after, change.unit)}</td>
            <td>{formatChange(change.change, change.unit)}</td>
            <td>{change.band ? formatBand(change.band.sdc, change.unit) : t('compare.noBand')}</td>
            <td>
              {verdictWords(change.verdict)}
              {causesBeside(change).map((cause) => (
                <span key={`${cause.code} ${cause.values.on}`} class="report-cause">
                  {reasonWords(cause)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
