import type { ComponentChildren } from 'preact';
import type { Size } from '../../../../server/contract/fields.ts';
import type { Point } from '../../stage/matrices.ts';
import { Nudged, unlinkedMoves } from '../../stage/nudge.tsx';
import { Pane } from '../../stage/pane.tsx';
import { PaneLines } from '../../stage/pane-lines.tsx';
import { PhotoLayer } from '../../stage/photo-layer.tsx';
import { RegionOutline } from '../../stage/region-outline.tsx';
import { MarkingLayer } from '../markings/marking-layer.tsx';
import type { PlacedSide } from '../placed-pair.ts';
import type { ModeProps, Side } from './mode.ts';

type Over = Pick<ModeProps, 'region' | 'mask' | 'markings'> & { frame: Size };

/** A photo where it is placed, with what is drawn over it, inside a pane. */
export function PlacedPicture({ side, alt, over }: { side: PlacedSide; alt: string; over: Over }) {
  const { photo, matrix, light } = side;
  return (
    <>
      <PhotoLayer photo={photo} matrix={matrix} alt={alt} mask={over.mask} light={light} />
      <Outline side={side} over={over} />
    </>
  );
}

/** Where a photo was measured, and what people drew on it. */
export function Outline({
  side: { regionMatrix },
  over: { region, markings, frame },
}: {
  side: PlacedSide;
  over: Over;
}) {
  if (!regionMatrix) return null;
  return (
    <PaneLines>
      {region && <RegionOutline place={region} frame={frame} matrix={regionMatrix} />}
      {markings && <MarkingLayer markings={markings} frame={frame} matrix={regionMatrix} />}
    </PaneLines>
  );
}

/** One side of the pair; the later one where a person moved it. */
export function Picture({ side, props }: { side: Side; props: ModeProps }) {
  const { pair, region, mask, markings, alt, nudge } = props;
  const picture = (
    <PlacedPicture side={pair[side]} alt={alt[side]} over={{ frame: pair.frame, region, mask, markings }} />
  );
  return side === 'after' ? <Nudged by={nudge}>{picture}</Nudged> : picture;
}

interface StagePaneProps {
  props: ModeProps;
  /** Whose picture a drag moves while the two are not linked: where both lie in one pane, the later one. */
  side?: Side;
  onPress?: () => void;
  children: ComponentChildren;
}

/** A pane of the stage: it shows the one view state, and its gestures change that, or move one picture. */
export function StagePane({ props, side, children, onPress }: StagePaneProps) {
  const { store, nudge, linked, pair, onDraw } = props;
  // Where both lie in one pane, the earlier one is what stands still.
  const pressed = onDraw ? (at: Point) => onDraw(at, side ?? 'before') : onPress;
  const moves =
    linked || onDraw ? undefined : { ...unlinkedMoves(side ?? 'after', store, nudge, pair.frame), onPress };
  const look = onDraw ? 'pane-press' : linked ? '' : 'pane-unlinked';
  return (
    <Pane class={look} store={store} frame={pair.frame} moves={moves} onPress={pressed}>
      {children}
    </Pane>
  );
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
