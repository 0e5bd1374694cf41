import { computedG, type SessionFigures, sessionFigures } from '../../../server/contract/session-figures.ts';
import type { SessionRecord } from '../../../server/contract/session-record.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';

const units = {
  drawn1e9: ['record.figures.billions', 2],
  plateletRatio: ['record.figures.times', 1],
  dose1e9: ['record.figures.billions', 2],
  recoveryPercent: ['record.figures.percent', 0],
  areaCm2: ['record.figures.cm2', 0],
  mlPerCm2: ['record.figures.mlCm2', 2],
} as const satisfies Record<keyof SessionFigures, readonly [string, number]>;

/** What follows from a record, worked out while it is typed. */
export function FiguresPanel({ record }: { record: SessionRecord }) {
  const figures = sessionFigures(record);
  const rows = [
    ...(record.spins ?? []).flatMap((spin, index) => {
      const g = computedG(spin);
      if (g === null) return [];
      const value = t('record.figures.g', { value: formatNumber(g, { most: 0 }) });
      return [{ name: t('record.figures.force', { number: index + 1 }), value }];
    }),
    ...(Object.keys(units) as (keyof SessionFigures)[]).flatMap((name) => {
      const value = figures[name];
      if (value === null) return [];
      const [words, most] = units[name];
      return [
        { name: t(`record.figures.${name}`), value: t(words, { value: formatNumber(value, { most }) }) },
      ];
    }),
  ];
  return (
    <section class="record-figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{t('record.figures.title')}</h2>
      {rows.length === 0 ? (
        <p class="quiet small">{t('record.figures.none')}</p>
      ) : (
        <>
          <dl>
            {rows.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p class="quiet small">{t('record.figures.lead')}</p>
        </>
      )}
    </section>
  );
}
