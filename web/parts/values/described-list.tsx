import { metricEntries, onlyDescribes } from '../../../server/contract/metric-entries.ts';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Section } from '../page.tsx';
import { StageDrawing } from '../scales/stage-drawing.tsx';
import { isStageMetric } from '../scales/stages.ts';
import { saidWords } from './entered-words.ts';

/** Stages and scores by date: what a head was called on each day, with no line through them and no verdict. */
export function DescribedList(props: { series: readonly ProgressSeries[]; timeline: Timeline }) {
  const { series, timeline } = props;
  const described = series.filter(({ metric, points }) => onlyDescribes(metric) && points.length > 0);
  if (described.length === 0) return null;
  return (
    <Section title={t('scales.listed.title')}>
      <p class="quiet small">{t('scales.listed.lead')}</p>
      {described.map((each) => (
        <DescribedLine key={each.metric} series={each} timeline={timeline} />
      ))}
    </Section>
  );
}

function DescribedLine({ series, timeline }: { series: ProgressSeries; timeline: Timeline }) {
  const { metric, unit, points } = series;
  const precisionOf = (visitId: string) => timeline.visits.find(({ id }) => id === visitId)?.datePrecision;
  const name = t(`codes.metric.${metric}`);
  return (
    <div class="described">
      <h3>{name}</h3>
      <ol aria-label={t('scales.listed.of', { metric: name })}>
        {points.map(({ measurementId, visitId, on, value }) => (
          <li key={measurementId} class="described-day">
            {isStageMetric(metric) && (
              <StageDrawing metric={metric} stage={metricEntries[metric].stages?.[value - 1] ?? ''} />
            )}
            <span>
              <strong>{saidWords({ metric, value, unit, details: {} })}</strong>
              <time class="quiet small" dateTime={on}>
                {formatDay(on, precisionOf(visitId))}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
