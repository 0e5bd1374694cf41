import { t } from '../../../words.ts';
import { Icon } from '../../icon.tsx';
import type { ModeProps } from './mode.ts';
import { BothLabels, Picture, StagePane } from './picture.tsx';

export function Slider(props: ModeProps) {
  const { split } = props;
  const before = Math.round(split);
  return (
    <div class="stage-single" style={{ '--split': `${split}%` }}>
      <BothLabels label={props.label} />
      <StagePane props={props}>
        <div class="stage-half stage-half-before">
          <Picture side="before" props={props} />
        </div>
        <div class="stage-half stage-half-after">
          <Picture side="after" props={props} />
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
      </StagePane>
    </div>
  );
}
