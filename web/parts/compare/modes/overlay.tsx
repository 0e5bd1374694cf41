import { t } from '../../../words.ts';
import type { ModeProps } from './mode.ts';
import { BothLabels, Picture, StagePane } from './picture.tsx';

/** The later picture over the earlier, as dense as a person wants it. */
export function Overlay(props: ModeProps) {
  const { split } = props;
  const after = Math.round(split);
  return (
    <div class="stage-single" style={{ '--cover': split / 100 }}>
      <BothLabels label={props.label} />
      <StagePane props={props}>
        <div class="stage-half">
          <Picture side="before" props={props} />
        </div>
        <div class="stage-half stage-over">
          <Picture side="after" props={props} />
        </div>
      </StagePane>
      <label class="stage-below">
        <span>{t('compare.before')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={split}
          aria-label={t('compare.cover')}
          aria-valuetext={t('compare.coverText', { after })}
          onInput={(event) => props.onSplit(event.currentTarget.valueAsNumber)}
        />
        <span>{t('compare.after')}</span>
      </label>
    </div>
  );
}
