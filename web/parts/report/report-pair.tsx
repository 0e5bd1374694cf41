import type { Comparison } from '../../../server/contract/compare.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { PlacedPicture } from '../compare/modes/picture.tsx';
import { canAlign, placePair } from '../compare/placed-pair.ts';
import { Pane } from '../stage/pane.tsx';
import { useViewStore } from '../stage/view-store.ts';
import type { ReportedPair } from './reported.ts';

/** Reference and visit beside one another, as taken, with what their labels say. */
export function ReportPair({ pair, large = false }: { pair: ReportedPair; large?: boolean }) {
  const { comparison, milestone, view } = pair;
  const store = useViewStore();
  const placed = placePair(comparison, canAlign(comparison));
  const over = { region: large ? comparison.region : null, mask: false, markings: null, frame: placed.frame };
  const name = t('report.pairTitle', {
    milestone: t(`codes.milestone.${milestone}`),
    view: t(`codes.view.${view}`),
  });
  return (
    <figure class={large ? 'report-pair report-pair-large' : 'report-pair'}>
      <figcaption class="report-pair-name">
        <strong>{name}</strong>
        <span>{t('report.gradeOf', { grade: comparison.grade })}</span>
      </figcaption>
      <div class="report-sides">
        {(['before', 'after'] as const).map((side) => (
          <div key={side}>
            <Pane class="report-pane" store={store} frame={placed.frame} inert>
              <PlacedPicture side={placed[side]} alt={`${name}. ${dayWords(comparison, side)}`} over={over} />
            </Pane>
            <p class="report-day">{dayWords(comparison, side)}</p>
          </div>
        ))}
      </div>
    </figure>
  );
}

function dayWords({ before, after }: Comparison, side: 'before' | 'after'): string {
  if (side === 'before')
    return t('report.reference', { date: formatDay(before.takenOn, before.takenOnPrecision) });
  const { takenOn, takenOnPrecision, daysSinceReference } = after;
  const date = formatDay(takenOn, takenOnPrecision);
  return daysSinceReference === null ? date : t('report.visit', { date, count: daysSinceReference });
}
