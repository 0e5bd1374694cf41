import type { FigureLine, Figures } from '../../../server/contract/figures.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Section } from '../page.tsx';
import { ChangeTable } from './change-table.tsx';
import { FigureChart } from './figure-chart.tsx';
import { bandWords, changeUnit, lineName } from './figure-words.ts';
import { ReachedTable } from './reached-table.tsx';

/** What the figures say, of today or frozen: a section a measure, then what they do not say. */
export function ShownFigures({ figures }: { figures: Figures }) {
  return (
    <>
      <p>
        {t('figures.asOf', {
          count: figures.courses,
          patients: t('figures.patients', { count: figures.patients }),
          date: formatDay(figures.on),
        })}{' '}
        <span class="quiet">{anchorSentence(figures)}</span>
      </p>
      {figures.lines.map((line) => (
        <Line key={`${line.metric} ${line.view} ${line.unit}`} line={line} figures={figures} />
      ))}
      <div class="figure-notes quiet small">
        {figures.deidentified && <p>{t('figures.withheldNote')}</p>}
        <p>{t('figures.quartileNote')}</p>
        <p>{t('figures.caution')}</p>
      </div>
    </>
  );
}

function anchorSentence({ anchor: { clinic, otherwise, fallback } }: Figures): string {
  return [
    t('figures.anchorLine', { anchor: t(`codes.anchor.${clinic}`) }),
    ...(otherwise > 0 ? [t('figures.anchorOtherwise', { count: otherwise })] : []),
    ...(fallback > 0 ? [t('figures.anchorFallback', { count: fallback })] : []),
  ].join(' ');
}

function Line({ line, figures }: { line: FigureLine; figures: Figures }) {
  const divided = figures.by !== 'all';
  const methods = line.methods.map(({ method, version, readings }) =>
    t('figures.method', { method, version, count: readings }),
  );
  const facts = [
    line.changeIn === 'percent' ? t('figures.percentOf') : t('figures.unit', { unit: changeUnit(line) }),
    ...(line.better ? [t(`codes.better.${line.better}`)] : []),
  ];
  return (
    <Section title={lineName(line)} count={facts.join(' · ')}>
      <p class="quiet small">
        {[
          bandWords(line),
          ...(methods.length > 0 ? [t('figures.methods', { methods: methods.join(', ') })] : []),
        ].join('. ')}
      </p>
      <FigureChart line={line} by={figures.by} />
      <ChangeTable line={line} divided={divided} />
      <h3 class="figure-reached">{t('figures.reachedTitle')}</h3>
      <p class="quiet small">{t('figures.reachedText')}</p>
      <ReachedTable line={line} divided={divided} />
    </Section>
  );
}
