import { t } from '../../../words.ts';
import type { ModeProps } from './mode.ts';
import { BothLabels, Outline, Picture, StagePane } from './picture.tsx';

/**
 * The later picture minus the earlier: half of the one and half of the other's negative, so that what is alike is grey.
 * Drawn by the browser from the two pictures as they hang, with the same alignment and light.
 */
export function Difference(props: ModeProps) {
  const { pair } = props;
  // The outline stays out of the difference, and a mask would hide what it is made of.
  const plain = { ...props, mask: false, region: null, markings: null };
  return (
    <div class="stage-single">
      <BothLabels label={props.label} />
      <StagePane props={props}>
        <div class="difference">
          <div class="stage-half">
            <Picture side="after" props={plain} />
          </div>
          <div class="stage-half difference-negative">
            <Picture side="before" props={plain} />
          </div>
        </div>
        <Outline side={pair.before} over={{ ...props, frame: pair.frame }} />
      </StagePane>
      <div class="stage-below difference-legend">
        <span>{t('compare.differenceDarker')}</span>
        <span class="difference-scale" aria-hidden="true" />
        <span>{t('compare.differenceLighter')}</span>
      </div>
      <p class="stage-light">{t('compare.differenceWarning')}</p>
    </div>
  );
}
