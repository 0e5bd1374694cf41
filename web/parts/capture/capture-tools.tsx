import { type Timing, timings } from '../../../server/contract/codes.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import type { Visit } from '../../../server/contract/visits.ts';
import { localTime } from '../../clinic-clock.ts';
import { t } from '../../words.ts';
import { ChoiceField, options } from '../choices.tsx';
import { Toggle } from '../toggle.tsx';
import { FileButton } from './file-button.tsx';

export const timingWords = {
  before_injection: 'capture.timingBefore',
  after_injection: 'capture.timingAfter',
} as const;

/** Choosing photos, and what the photos chosen from now on are. */
export function CaptureTools(props: {
  visit: Visit;
  photos: Photo[];
  timing: Timing;
  timeZone: string;
  replicates: boolean;
  onTiming: (timing: Timing) => void;
  onReplicates: (replicates: boolean) => void;
  onFiles: (files: File[]) => void;
}) {
  const { visit, photos, timing } = props;
  const injectedAt = visit.session?.injectedAt;
  // Only a session has two sides of the needle; a photo moved here may bring the other one along.
  const hasSides = visit.kind === 'session' || photos.some((each) => each.timing === 'after_injection');
  const countOf = (side: Timing) =>
    photos.filter((each) => each.timing === side && each.state === 'current').length;
  const label = (side: Timing) => {
    const count = countOf(side);
    return count > 0 ? `${t(timingWords[side])} (${count})` : t(timingWords[side]);
  };
  return (
    <div class="capture-tools">
      <div class="capture-tools-row">
        <FileButton main multiple onFiles={props.onFiles}>
          {t('capture.choose')}
        </FileButton>
        <span class="quiet small capture-drop-hint">{t('capture.chooseHint')}</span>
      </div>
      <div class="capture-tools-row">
        {hasSides && (
          <ChoiceField
            name="timing"
            label={t('capture.timing')}
            options={options(timings, label)}
            value={timing}
            onChange={props.onTiming}
          />
        )}
        <Toggle pressed={props.replicates} onChange={props.onReplicates}>
          {t('capture.replicates')}
        </Toggle>
      </div>
      {visit.preparation.hairState === 'unknown' && (
        <p class="small">
          <a class="tall-link" href="#preparation-title">
            {t('capture.preparation.missing')}
          </a>
        </p>
      )}
      {props.replicates && <p class="quiet small">{t('capture.replicatesHint')}</p>}
      {timing === 'after_injection' && <p class="quiet small">{t('capture.timingAfterNote')}</p>}
      {timing === 'before_injection' && injectedAt && hasSides && (
        <p class="quiet small">
          {t('capture.timingInjected', { at: localTime(injectedAt, props.timeZone).clock })}
        </p>
      )}
    </div>
  );
}
