import { metricEntries, onlyDescribes } from '../../../server/contract/metric-entries.ts';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Section } from '../page.tsx';
import { StageDrawing } from '../scales/stage-drawing.tsx';
import { isStageMetric } from '../scales/stages.ts';
import { saidWords } from './entered-words.ts';

/** Stages and scores by date: what a head was called on each day, with no line through them and no verdict. */
export function DescribedList({ series }: { series: readonly ProgressSeries[] }) {
  const described = series.filter(({ metric, points }) => onlyDescribes(metric) && points.length > 0);
  if (described.length === 0) return null;
  return (
    <Section title={t('scales.listed.title')}>
      <p class="quiet small">{t('scales.listed.lead')}</p>
      {described.map((each) => (
        <DescribedLine key={each.metric} series={each} />
      ))}
    </Section>
  );
}

function DescribedLine({ series: { metric, unit, points } }: { series: ProgressSeries }) {
  const name = t(`codes.metric.${metric}`);
  return (
    <div class="described">
      <h3>{name}</h3>
      <ol aria-label={t('scales.listed.of', { metric: name })}>
        {points.map(({ measurementId, on, value }) => (
          <li key={measurementId} class="described-day">
            {isStageMetric(metric) && (
              <StageDrawing metric={metric} stage={metricEntries[metric].stages?.[value - 1] ?? ''} />
            )}
            <span>
              <strong>{saidWords({ metric, value, unit, details: {} })}</strong>
              <time class="quiet small" dateTime={on}>
                {formatDay(on)}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
