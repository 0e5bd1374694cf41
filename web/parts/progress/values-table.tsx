import type { ProgressPoint, ProgressSeries } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { useSession } from '../../session.tsx';
import { reasonWords, t } from '../../words.ts';
import { Button } from '../button.tsx';
import { toast } from '../toast.tsx';
import { formatChange, formatStandardError, formatValue, methodWords, ruleWords } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { seriesName } from './point-words.ts';
import { tableLines } from './table-lines.ts';

/** The numbers of one chart, to be read, heard and copied. */
export function ValuesTable({ series }: { series: ProgressSeries }) {
  const demonstration = useSession().who?.clinic.demonstration ?? false;
  const hasErrors = series.points.some(({ uncertainty }) => uncertainty !== null);
  const methods = [...new Set(series.points.map(methodWords))];
  return (
    <div class="stack">
      <section
        class="table-scroll"
        aria-label={t('progress.numbersOf', { metric: seriesName(series) })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by the keyboard
        tabIndex={0}
      >
        <table class="table">
          <caption class="heard-only">{t('progress.numbersOf', { metric: seriesName(series) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('progress.date')}</th>
              <th scope="col" class="number">
                {t('progress.value')}
              </th>
              {hasErrors && (
                <th scope="col" class="number">
                  {t('progress.standardError')}
                </th>
              )}
              <th scope="col" class="number">
                {t('progress.sessions')}
              </th>
              <th scope="col" class="number">
                {t('progress.change')}
              </th>
              <th scope="col">{t('progress.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {series.points.map((point) => (
              <PointRows key={point.measurementId} point={point} series={series} hasErrors={hasErrors} />
            ))}
          </tbody>
        </table>
      </section>
      <div class="quiet small">
        {hasErrors && <p>{t('measures.standardErrorNote')}</p>}
        {methods.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      <div>
        <Button onClick={() => void copyTable(series, demonstration)}>{t('progress.copy')}</Button>
      </div>
    </div>
  );
}

/** The numbers of one point, and what has to be said of it in a row of its own, as wide as the window. */
function PointRows(props: { point: ProgressPoint; series: ProgressSeries; hasErrors: boolean }) {
  const { point, hasErrors } = props;
  const { unit, metric } = props.series;
  const rule = ruleWords(metric, point.value);
  const { uncertainty, verdict, reasons } = point;
  return (
    <>
      <tr class={reasons.length > 0 ? 'values-explained' : undefined}>
        <th scope="row">{formatDay(point.on, point.precision)}</th>
        <td class="number">{formatValue(point.value, unit)}</td>
        {hasErrors && (
          <td class="number">{uncertainty !== null && formatStandardError(uncertainty, unit)}</td>
        )}
        <td class="number">{point.sessionsGiven}</td>
        <td class="number">{point.change === null ? '' : formatChange(point.change, unit)}</td>
        <td class="values-verdict">
          {point.isReference && t('progress.isReference')}
          {rule && <p>{rule}</p>}
          {!rule && !point.isReference && verdict && <VerdictMark verdict={verdict} reason={false} />}
        </td>
      </tr>
      {reasons.length > 0 && (
        <tr>
          <td colSpan={hasErrors ? 6 : 5}>
            <div class="values-reasons">
              {reasons.map((reason) => (
                <p key={`${reason.code} ${reason.values.on}`}>{reasonWords(reason)}</p>
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

async function copyTable(series: ProgressSeries, demonstration: boolean) {
  try {
    await navigator.clipboard.writeText(tableLines(series, demonstration));
    toast(t('progress.copied'));
  } catch {
    toast(t('progress.copyFailed'));
  }
}
