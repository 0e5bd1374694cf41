import type { ComponentChildren, ComponentType } from 'preact';
import type { Comparison } from '../../../server/contract/compare.ts';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { Pane } from '../stage/pane.tsx';
import { PhotoLayer } from '../stage/photo-layer.tsx';
import { RegionOutline } from '../stage/region-outline.tsx';
import type { ViewStore } from '../stage/view-store.ts';
import type { PlacedPair, PlacedSide } from './placed-pair.ts';

export interface ModeProps {
  pair: PlacedPair;
  region: Comparison['region'];
  mask: boolean;
  store: ViewStore;
  /** What a picture shows, for those who hear it. */
  alt: { before: string; after: string };
  label: { before: ComponentChildren; after: ComponentChildren };
  /** Share of the width, in percent from the inline start, that shows the earlier picture. */
  split: number;
  onSplit: (split: number) => void;
}

export type ModeCode = 'side_by_side' | 'slider';

export interface CompareMode {
  code: ModeCode;
  /** The key that chooses it. */
  key: string;
  Stage: ComponentType<ModeProps>;
}

function Picture({ side, props, alt }: { side: PlacedSide; props: ModeProps; alt: string }) {
  const { frame } = props.pair;
  return (
    <>
      <PhotoLayer photo={side.photo} matrix={side.matrix} alt={alt} mask={props.mask} light={side.light} />
      {props.region && side.regionMatrix && (
        <RegionOutline place={props.region} frame={frame} matrix={side.regionMatrix} />
      )}
    </>
  );
}

function SideBySide(props: ModeProps) {
  const { pair, store } = props;
  return (
    <div class="stage-pair">
      {(['before', 'after'] as const).map((name) => (
        <figure key={name} class="stage-side">
          <figcaption class="stage-label">{props.label[name]}</figcaption>
          <Pane store={store} frame={pair.frame}>
            <Picture side={pair[name]} props={props} alt={props.alt[name]} />
          </Pane>
        </figure>
      ))}
    </div>
  );
}

function Slider(props: ModeProps) {
  const { pair, store, split } = props;
  const before = Math.round(split);
  return (
    <div class="stage-slider" style={{ '--split': `${split}%` }}>
      <div class="stage-labels">
        <div class="stage-label">{props.label.before}</div>
        <div class="stage-label stage-label-end">{props.label.after}</div>
      </div>
      <Pane store={store} frame={pair.frame}>
        <div class="stage-half stage-half-before">
          <Picture side={pair.before} props={props} alt={props.alt.before} />
        </div>
        <div class="stage-half stage-half-after">
          <Picture side={pair.after} props={props} alt={props.alt.after} />
        </div>
        <input
          class="stage-range"
          type="range"
          min={0}
          max={100}
          step={1}
          value={split}
          aria-label={t('compare.split')}
          aria-valuetext={t('compare.splitText', { before, after: 100 - before })}
          onInput={(event) => props.onSplit(event.currentTarget.valueAsNumber)}
        />
        <span class="stage-border">
          <Icon name="slide" />
        </span>
      </Pane>
    </div>
  );
}

/** Every mode shows the same pair through the same view state; another mode is one more row. */
export const compareModes: readonly [CompareMode, ...CompareMode[]] = [
  { code: 'side_by_side', key: '1', Stage: SideBySide },
  { code: 'slider', key: '2', Stage: Slider },
];
