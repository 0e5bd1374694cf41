import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { reasonWords, t } from '../../words.ts';
import { betterWords, formatBand, formatValue } from '../value-words.ts';
import { type ChartTime, valueRange } from './chart-axes.ts';
import { MetricChart } from './metric-chart.tsx';
import { seriesName } from './point-words.ts';
import { ValuesTable } from './values-table.tsx';

export interface MetricFigureProps {
  series: ProgressSeries;
  time: ChartTime;
  patientId: string;
  referencePhotoId: string | null;
  large: boolean;
}

/** One metric: chart, what its marks mean, what is not comparable and why, and the numbers. */
export function MetricFigure(props: MetricFigureProps) {
  const { series, time, large } = props;
  const Heading = large ? 'h2' : 'h3';
  const hollow = series.points.filter((point) => !point.comparable);
  const axis = valueRange(series);
  return (
    <section class="metric">
      <div class="metric-head">
        <Heading>{seriesName(series)}</Heading>
        <p class="quiet small">
          {series.unit}, {betterWords(series.better)}
        </p>
      </div>
      <MetricChart {...props} />
      <p class="metric-axis">
        {t(time.originIsReference ? 'progress.axis' : 'progress.axisFirst', {
          date: formatDay(time.origin, time.originPrecision),
        })}
        .{' '}
        {axis.cut
          ? t('progress.axisCut', { from: formatValue(axis.min, series.unit) })
          : t('progress.axisFromZero')}
      </p>
      <Legend series={series} time={time} hasHollow={hollow.length > 0} />
      {hollow.length > 0 && (
        <ul class="metric-hollow">
          {hollow.map((point) => (
            <li key={point.measurementId}>
              {t('progress.hollow', {
                date: formatDay(point.on, point.precision),
                reasons: point.reasons.map(reasonWords).join(' '),
              })}
            </li>
          ))}
        </ul>
      )}
      <details class="metric-numbers" open={large}>
        <summary>{t('progress.numbers')}</summary>
        <ValuesTable series={series} />
      </details>
    </section>
  );
}

function Legend(props: { series: ProgressSeries; time: ChartTime; hasHollow: boolean }) {
  const { band, unit, points } = props.series;
  const { sessions, milestones } = props.time;
  const entries: [mark: string, words: string][] = [
    ...(points.some((point) => point.isReference)
      ? [['reference', t('progress.legend.reference')] as [string, string]]
      : []),
    ['comparable', t('progress.legend.comparable')],
  ];
  if (props.hasHollow) entries.push(['hollow', t('progress.legend.hollow')]);
  if (band) {
    const words = { band: formatBand(band.sdc, unit), pairs: band.pairs };
    entries.push(
      band.provisional
        ? ['band-provisional', t('progress.legend.bandProvisional', words)]
        : ['band', t('progress.legend.band', words)],
    );
  }
  if (sessions.some((each) => each.status === 'done'))
    entries.push(['session', t('progress.legend.session')]);
  if (sessions.some((each) => each.status === 'planned')) {
    entries.push(['planned', t('progress.legend.planned')]);
  }
  if (milestones.some((each) => each.opensOn)) entries.push(['window', t('progress.legend.window')]);
  return (
    <ul class="legend">
      {entries.map(([mark, words]) => (
        <li key={mark}>
          <span class={`legend-mark legend-${mark}`} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}
