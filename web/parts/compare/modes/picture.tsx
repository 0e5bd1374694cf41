import type { ComponentChildren } from 'preact';
import { Nudged, unlinkedMoves } from '../../stage/nudge.tsx';
import { Pane } from '../../stage/pane.tsx';
import { PhotoLayer } from '../../stage/photo-layer.tsx';
import { RegionOutline } from '../../stage/region-outline.tsx';
import type { ModeProps, Side } from './mode.ts';

interface SideProps {
  side: Side;
  props: ModeProps;
}

/** One side of the pair with what is drawn over it, inside a pane; the later one where a person moved it. */
export function Picture({ side, props }: SideProps) {
  const { photo, matrix, light } = props.pair[side];
  const picture = (
    <>
      <PhotoLayer photo={photo} matrix={matrix} alt={props.alt[side]} mask={props.mask} light={light} />
      <Outline side={side} props={props} />
    </>
  );
  return side === 'after' ? <Nudged by={props.nudge}>{picture}</Nudged> : picture;
}

interface StagePaneProps {
  props: ModeProps;
  /** Whose picture a drag moves while the two are not linked: where both lie in one pane, the later one. */
  side?: Side;
  class?: string;
  onPress?: () => void;
  children: ComponentChildren;
}

/** A pane of the stage: it shows the one view state, and its gestures change that, or move one picture. */
export function StagePane({ props, side = 'after', children, ...rest }: StagePaneProps) {
  const { store, nudge, linked, pair } = props;
  const moves = linked
    ? undefined
    : { ...unlinkedMoves(side, store, nudge, pair.frame), onPress: rest.onPress };
  return (
    <Pane {...rest} store={store} frame={pair.frame} moves={moves}>
      {children}
    </Pane>
  );
}

/** Where a side was measured. */
export function Outline({ side, props: { pair, region } }: SideProps) {
  const { regionMatrix } = pair[side];
  return region && regionMatrix ? (
    <RegionOutline place={region} frame={pair.frame} matrix={regionMatrix} />
  ) : null;
}

/** The words of both above one pane, the earlier first in reading direction. */
export function BothLabels({ label }: Pick<ModeProps, 'label'>) {
  return (
    <div class="stage-labels">
      <div class="stage-label">{label.before}</div>
      <div class="stage-label stage-label-end">{label.after}</div>
    </div>
  );
}
