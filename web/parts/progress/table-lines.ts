import { knownPart } from '../../../server/contract/known-part.ts';
import type { ProgressSeries } from '../../../server/contract/progress.ts';
import { reasonWords, t } from '../../words.ts';
import { methodWords, ruleWords, verdictWords } from '../value-words.ts';

/**
 * The numbers of one chart as tab-separated lines, which every spreadsheet takes in. What comes of a demonstration says so
 * in every line, as the CSV does.
 */
export function tableLines(series: ProgressSeries, demonstration: boolean): string {
  const mark = demonstration ? [t('progress.demonstration')] : [];
  const head = [
    t('progress.date'),
    `${t('progress.value')} (${series.unit})`,
    t('progress.standardError'),
    t('progress.sessions'),
    t('progress.change'),
    t('progress.verdict'),
    t('progress.method'),
    ...mark,
  ];
  const rows = series.points.map((point) => [
    knownPart(point.on, point.precision),
    point.value,
    point.uncertainty ?? '',
    point.sessionsGiven,
    point.change ?? '',
    [
      point.isReference && t('progress.isReference'),
      ruleWords(series.metric, point.value) ||
        (!point.isReference && point.verdict && verdictWords(point.verdict)),
      ...point.reasons.map(reasonWords),
    ]
      .filter(Boolean)
      .join('; '),
    methodWords(point),
    ...mark.map(() => t('common.yes')),
  ]);
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n');
}
