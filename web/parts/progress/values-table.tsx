import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { toast } from '../toast.tsx';
import { formatChange, formatValue, reasonWords, verdictWords } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { seriesName } from './point-words.ts';

/** The numbers of one chart, to be read, heard and copied. */
export function ValuesTable({ series }: { series: ProgressSeries }) {
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
              <tr key={point.measurementId}>
                <th scope="row">{formatDay(point.on)}</th>
                <td class="number">{formatValue(point.value, series.unit)}</td>
                <td class="number">{point.sessionsGiven}</td>
                <td class="number">{point.change === null ? '' : formatChange(point.change, series.unit)}</td>
                <td class="values-verdict">
                  {point.isReference && t('progress.isReference')}
                  {!point.isReference && point.verdict && (
                    <VerdictMark verdict={point.verdict} reason={false} />
                  )}
                  {point.reasons.map((reason) => (
                    <p key={reason.code} class="quiet">
                      {reasonWords(reason)}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div>
        <Button onClick={() => void copyTable(series)}>{t('progress.copy')}</Button>
      </div>
    </div>
  );
}

/** As tab-separated lines, which every spreadsheet takes in. */
function asLines(series: ProgressSeries): string {
  const head = [
    t('progress.date'),
    `${t('progress.value')} (${series.unit})`,
    t('progress.sessions'),
    t('progress.change'),
    t('progress.verdict'),
  ];
  const rows = series.points.map((point) => [
    point.on,
    point.value,
    point.sessionsGiven,
    point.change ?? '',
    [
      point.isReference ? t('progress.isReference') : point.verdict && verdictWords(point.verdict),
      ...point.reasons.map(reasonWords),
    ]
      .filter(Boolean)
      .join('; '),
  ]);
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n');
}

async function copyTable(series: ProgressSeries) {
  try {
    await navigator.clipboard.writeText(asLines(series));
    toast(t('progress.copied'));
  } catch {
    toast(t('progress.copyFailed'));
  }
}
