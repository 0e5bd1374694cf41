import { PhotoLayer } from '../../stage/photo-layer.tsx';
import { RegionOutline } from '../../stage/region-outline.tsx';
import type { ModeProps, Side } from './mode.ts';

interface SideProps {
  side: Side;
  props: ModeProps;
}

/** One side of the pair with what is drawn over it, inside a pane. */
export function Picture({ side, props }: SideProps) {
  const { photo, matrix, light } = props.pair[side];
  return (
    <>
      <PhotoLayer photo={photo} matrix={matrix} alt={props.alt[side]} mask={props.mask} light={light} />
      <Outline side={side} props={props} />
    </>
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
