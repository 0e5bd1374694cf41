import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { t } from '../../words.ts';
import { methodWords, reasonWords, verdictWords } from '../value-words.ts';

/** The numbers of one chart as tab-separated lines, which every spreadsheet takes in. */
export function tableLines(series: ProgressSeries): string {
  const head = [
    t('progress.date'),
    `${t('progress.value')} (${series.unit})`,
    t('progress.standardError'),
    t('progress.sessions'),
    t('progress.change'),
    t('progress.verdict'),
    t('progress.method'),
  ];
  const rows = series.points.map((point) => [
    point.on,
    point.value,
    point.uncertainty ?? '',
    point.sessionsGiven,
    point.change ?? '',
    [
      point.isReference ? t('progress.isReference') : point.verdict && verdictWords(point.verdict),
      ...point.reasons.map(reasonWords),
    ]
      .filter(Boolean)
      .join('; '),
    methodWords(point),
  ]);
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n');
}
