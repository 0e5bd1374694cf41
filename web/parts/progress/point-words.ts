import type { ProgressPoint, ProgressSeries } from '../../../server/contract/progress.ts';
import { reasonWords, t } from '../../words.ts';
import { formatChange, verdictWords } from '../value-words.ts';

/** What is said of a point beside its value: change and verdict, or why it is not comparable. */
export function pointWords(point: ProgressPoint, series: ProgressSeries): string[] {
  if (point.isReference) return [t('progress.isReference')];
  const change =
    point.change === null
      ? []
      : [t('progress.tip.change', { change: formatChange(point.change, series.unit) })];
  const verdict = point.verdict ? [verdictWords(point.verdict)] : [];
  return [...change, ...verdict, ...point.reasons.map(reasonWords)];
}

/** Where the value was taken: its view, its site, or neither. */
export function placeWords({ view, site }: ProgressSeries): string {
  return [view && t(`codes.view.${view}`), site].filter(Boolean).join(', ');
}

export function seriesName(series: ProgressSeries): string {
  const metric = t(`codes.metric.${series.metric}`);
  const place = placeWords(series);
  return place ? t('progress.chartOf', { metric, place }) : metric;
}
