import type { View } from '../../../server/contract/codes.ts';
import type { Timeline } from '../../../server/contract/timeline.ts';
import { t } from '../../words.ts';
import { IconButton } from '../button.tsx';
import { options, SelectField } from '../choices.tsx';
import { comparableViews, type Pair, photosOfView } from './pair-photos.ts';
import { optionWords } from './side-words.ts';

/** Which view, and which photo on either side. */
export function PairPickers(props: {
  timeline: Timeline;
  pair: Pair;
  onView: (view: View) => void;
  onPair: (pair: Pair) => void;
  onSwap: () => void;
}) {
  const { timeline, pair, onPair } = props;
  const photos = photosOfView(timeline, pair.view).map((each) => ({
    value: each.photo.id,
    label: optionWords(each),
  }));
  const viewsHere = comparableViews(timeline);
  const viewChoices = viewsHere.includes(pair.view) ? viewsHere : [pair.view, ...viewsHere];
  return (
    <div class="pickers">
      <SelectField<View>
        name="view"
        label={t('compare.view')}
        options={options(viewChoices, (view) => t(`codes.view.${view}`))}
        value={pair.view}
        onChange={props.onView}
      />
      <SelectField
        name="before"
        label={t('compare.before')}
        options={photos}
        value={pair.beforeId}
        onChange={(beforeId) => onPair({ ...pair, beforeId })}
      />
      <IconButton icon="swap" label={t('compare.swap')} onClick={props.onSwap} />
      <SelectField
        name="after"
        label={t('compare.after')}
        options={photos}
        value={pair.afterId}
        onChange={(afterId) => onPair({ ...pair, afterId })}
      />
    </div>
  );
}
