import { useState } from 'preact/hooks';
import type { Comparison } from '../../../../server/contract/compare.ts';
import { t } from '../../../words.ts';
import { Pane } from '../../stage/pane.tsx';
import { Toggle } from '../../toggle.tsx';
import { type PlacedSide, placeAll } from '../placed-pair.ts';
import { labelLines } from '../side-words.ts';
import type { ModeProps } from './mode.ts';
import { PlacedPicture } from './picture.tsx';

interface CellsProps {
  /** Of one reference with each of the photos, the earliest first. */
  comparisons: readonly Comparison[];
  props: ModeProps;
}

/** The photos of the grid. Two presses open a pair, the earlier one before. */
export function GridCells({ comparisons, props }: CellsProps) {
  const [first, choose] = useState<string>();
  const { frame, together, lit } = props.pair;
  const placed = placeAll(comparisons, props.pair);
  const ids = comparisons.map(({ after }) => after.photo.id);
  const press = (id: string) => {
    if (first === undefined || first === id) return choose(first === id ? undefined : id);
    const [before = first, after = id] = ids.filter((each) => each === first || each === id);
    props.onPair(before, after);
  };
  return (
    <>
      <div class="stage-grid" data-count={comparisons.length}>
        {comparisons.map((comparison, at) => {
          const side = placed.sides[at] as PlacedSide;
          const lines = labelLines(comparison.after, props.timeline);
          const alt = t('compare.gridAlt', { view: t(`codes.view.${comparison.view}`), date: lines[0] });
          return (
            <figure key={side.photo.id} class="stage-side">
              <CellLabel comparison={comparison} lines={lines} />
              <Pane store={props.store} frame={frame}>
                <PlacedPicture side={side} alt={alt} over={{ ...props, frame }} />
              </Pane>
              <Toggle pressed={first === side.photo.id} onChange={() => press(side.photo.id)}>
                {t(`compare.grid${pressWords(first, side.photo.id)}`)}
              </Toggle>
            </figure>
          );
        })}
      </div>
      {together && !placed.together && <p class="stage-light">{t('compare.gridWhole')}</p>}
      {lit && !placed.lit && <p class="stage-light">{t('compare.gridAsTaken')}</p>}
    </>
  );
}

const pressWords = (first: string | undefined, id: string) =>
  first === undefined ? 'Choose' : first === id ? 'Chosen' : 'WithThis';

function CellLabel({ comparison, lines }: { comparison: Comparison; lines: readonly string[] }) {
  const [day, ...rest] = lines;
  const isReference = comparison.before.photo.id === comparison.after.photo.id;
  return (
    <figcaption class="stage-label">
      <strong>{day}</strong>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {!isReference && <span>{t('compare.gridGrade', { grade: comparison.grade })}</span>}
    </figcaption>
  );
}
