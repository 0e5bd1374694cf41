import { Pane } from '../../stage/pane.tsx';
import type { ModeProps } from './mode.ts';
import { Picture } from './picture.tsx';

export function SideBySide(props: ModeProps) {
  return (
    <div class="stage-pair">
      {(['before', 'after'] as const).map((side) => (
        <figure key={side} class="stage-side">
          <figcaption class="stage-label">{props.label[side]}</figcaption>
          <Pane store={props.store} frame={props.pair.frame}>
            <Picture side={side} props={props} />
          </Pane>
        </figure>
      ))}
    </div>
  );
}
