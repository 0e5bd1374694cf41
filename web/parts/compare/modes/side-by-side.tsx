import type { ModeProps } from './mode.ts';
import { Picture, StagePane } from './picture.tsx';

export function SideBySide(props: ModeProps) {
  return (
    <div class="stage-pair">
      {(['before', 'after'] as const).map((side) => (
        <figure key={side} class="stage-side">
          <figcaption class="stage-label">{props.label[side]}</figcaption>
          <StagePane props={props} side={side}>
            <Picture side={side} props={props} />
          </StagePane>
        </figure>
      ))}
    </div>
  );
}
