import type { PairCover, SecondBaselineRow } from '../../../server/contract/repeatability.ts';
import { formatDayRange } from '../../dates.ts';
import { locale, t } from '../../words.ts';

const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Who and what stands behind the pairs of each measure and view that has some, and what does not. */
export function CoverPart({ title, rows }: { title: string; rows: SecondBaselineRow[] }) {
  if (rows.every(({ cover }) => cover === null)) return null;
  return (
    <section class="section">
      <div class="section-head">
        <h2>{title}</h2>
      </div>
      {rows.map(
        (row) =>
          row.cover && (
            <div key={`${row.metric} ${row.unit} ${row.view}`} class="cover measure">
              <h3>
                {t('repeatability.line', {
                  metric: t(`codes.metric.${row.metric}`),
                  unit: row.unit,
                  view: t(`codes.view.${row.view}`),
                })}
              </h3>
              <CoverWords cover={row.cover} />
            </div>
          ),
      )}
    </section>
  );
}

/** What is in the figure in one sentence or two, and what is not as a list. */
export function CoverWords({ cover }: { cover: PairCover }) {
  const { pairsAcross, photosWithoutDevice, visitsWithoutRoom, firstOn, lastOn, gaps } = cover;
  const counted = (['patients', 'visits', 'days', 'operators', 'devices', 'rooms'] as const).flatMap(
    (what) => (cover[what] > 0 ? [t(`repeatability.${what}`, { count: cover[what] })] : []),
  );
  const unsaid = [
    ...(photosWithoutDevice > 0 ? [t('repeatability.deviceUnknown', { count: photosWithoutDevice })] : []),
    ...(visitsWithoutRoom > 0 ? [t('repeatability.roomUnknown', { count: visitsWithoutRoom })] : []),
  ];
  const across = (
    [
      ['acrossOperators', pairsAcross.operators],
      ['acrossDevices', pairsAcross.devices],
      ['acrossRooms', pairsAcross.rooms],
      ['acrossDays', pairsAcross.days],
    ] as const
  ).flatMap(([what, count]) => (count > 0 ? [t(`repeatability.${what}`, { count })] : []));
  return (
    <>
      <p>
        {lists.format(counted)}
        {unsaid.length > 0 && ` (${unsaid.join('; ')})`}.{' '}
        {t('repeatability.between', { days: formatDayRange(firstOn, lastOn) })}
      </p>
      {across.length > 0 && <p>{t('repeatability.across', { list: lists.format(across) })}</p>}
      {gaps.length > 0 && (
        <>
          <p class="cover-not">{t('repeatability.notIn')}</p>
          <ul class="cover-gaps">
            {gaps.map((gap) => (
              <li key={gap}>{t(`repeatability.gaps.${gap}`)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
