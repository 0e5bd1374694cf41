import type { RegionShape } from '../../../server/contract/analysis.ts';
import { t } from '../../words.ts';
import { IconButton } from '../button.tsx';
import { Toggle } from '../toggle.tsx';
import { compareModes } from './modes/modes.ts';
import type { Showing } from './use-showing.ts';

export interface StageToolsProps {
  showing: Showing;
  canAlign: boolean;
  canMatch: boolean;
  /** What is measured in this view; `null`: it has no region. */
  shape: RegionShape | null;
  onChange: (change: Partial<Showing>) => void;
  onZoom: (direction: 1 | -1) => void;
  onFit: () => void;
  onFullScreen: () => void;
  onHelp: () => void;
  /** Left out where this person may not take pictures away. */
  onExport: (() => void) | undefined;
}

/** Modes, zoom, and what is drawn over the photos. */
export function StageTools(props: StageToolsProps) {
  const { showing, onChange } = props;
  const isPart = props.shape === 'part';
  return (
    <fieldset class="tools" aria-label={t('compare.tools')}>
      <fieldset class="tools-joined" aria-label={t('compare.modes')}>
        {compareModes.map(({ code, needsAlignment }) => (
          <Toggle
            key={code}
            pressed={showing.mode === code}
            disabled={needsAlignment === true && !props.canAlign}
            onChange={() => onChange({ mode: code })}
          >
            {t(`compare.mode.${code}`)}
          </Toggle>
        ))}
      </fieldset>
      <div class="tools-end">
        <IconButton icon="minus" label={t('compare.zoomOut')} onClick={() => props.onZoom(-1)} />
        <IconButton icon="plus" label={t('compare.zoomIn')} onClick={() => props.onZoom(1)} />
        <IconButton icon="fit" label={t('compare.fit')} onClick={props.onFit} />
        <IconButton icon="fullScreen" label={t('compare.fullScreen')} onClick={props.onFullScreen} />
        {props.onExport && (
          <IconButton icon="save" label={t('compare.export.title')} onClick={props.onExport} />
        )}
        <IconButton icon="question" label={t('compare.help')} onClick={props.onHelp} />
      </div>
      <div class="tools-joined">
        <Toggle
          pressed={showing.aligned && props.canAlign}
          disabled={!props.canAlign}
          onChange={(aligned) => onChange({ aligned })}
        >
          {t('compare.aligned')}
        </Toggle>
        <Toggle
          pressed={showing.matched && props.canMatch}
          disabled={!props.canMatch}
          onChange={(matched) => onChange({ matched })}
        >
          {t('compare.matched')}
        </Toggle>
        <Toggle
          pressed={showing.region && props.shape !== null}
          disabled={props.shape === null}
          onChange={(region) => onChange({ region })}
        >
          {t(isPart ? 'compare.partLine' : 'compare.region')}
        </Toggle>
        <Toggle pressed={showing.mask} onChange={(mask) => onChange({ mask })}>
          {t(isPart ? 'compare.partEdges' : 'compare.mask')}
        </Toggle>
        <Toggle pressed={showing.marks} onChange={(marks) => onChange({ marks })}>
          {t('markings.toggle')}
        </Toggle>
        <Toggle pressed={showing.linked} onChange={(linked) => onChange({ linked })}>
          {t('compare.linked')}
        </Toggle>
        <Toggle pressed={showing.dark} onChange={(dark) => onChange({ dark })}>
          {t('compare.dark')}
        </Toggle>
      </div>
    </fieldset>
  );
}
