import type { Comparison } from '../../../../server/contract/compare.ts';
import { get } from '../../../api.ts';
import { formatDay } from '../../../dates.ts';
import { t } from '../../../words.ts';
import { Loaded } from '../../loaded.tsx';
import { Toggle } from '../../toggle.tsx';
import { useResource } from '../../use-resource.ts';
import { gridPhotos, leastInGrid, mostInGrid, type PairPhoto, photosOfView } from '../pair-photos.ts';
import { GridCells } from './grid-cells.tsx';
import type { ModeProps } from './mode.ts';

/** Two to six photos of one view under one view state; two of them open as a pair. */
export function Grid(props: ModeProps) {
  const { timeline, view, grid, onGrid } = props;
  const all = photosOfView(timeline, view);
  const { before, after } = props.pair;
  const shown = gridPhotos(timeline, view, grid, [before.photo.id, after.photo.id]);
  const base = all.find(({ isReference }) => isReference) ?? all[0];
  const ids = shown.map(({ photo }) => photo.id);
  const found = useResource(base ? `${base.photo.id} ${ids.join(' ')}` : null, (signal) =>
    Promise.all(
      ids.map((after) =>
        get<Comparison>('/api/compare', { signal, query: { before: base?.photo.id, after } }),
      ),
    ),
  );
  return (
    <div class="stage-grid-frame">
      <fieldset class="stage-below" aria-label={t('compare.gridPhotos')}>
        {all.map((each) => (
          <PhotoToggle key={each.photo.id} each={each} ids={ids} onGrid={onGrid} />
        ))}
      </fieldset>
      <Loaded resource={found} busy={t('compare.loading')}>
        {(comparisons) => <GridCells comparisons={comparisons} props={props} />}
      </Loaded>
    </div>
  );
}

function PhotoToggle(props: { each: PairPhoto; ids: string[]; onGrid: (ids: string[]) => void }) {
  const { photo, visit } = props.each;
  const isShown = props.ids.includes(photo.id);
  const isFixed = isShown ? props.ids.length <= leastInGrid : props.ids.length >= mostInGrid;
  const others = props.ids.filter((id) => id !== photo.id);
  return (
    <Toggle
      pressed={isShown}
      disabled={isFixed}
      onChange={() => props.onGrid(isShown ? others : [...props.ids, photo.id])}
    >
      {formatDay(visit.date, visit.datePrecision)}
    </Toggle>
  );
}
