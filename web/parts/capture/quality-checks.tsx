import type { Quality } from '../../../server/contract/analysis.ts';
import { isCloseUp, type View } from '../../../server/contract/codes.ts';
import type { Reason } from '../../../server/contract/fields.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import type { AgainstReference } from './use-analysis.ts';

/** What was checked and found in order, what is still being checked, and what nothing can check; never more. */
export function QualityChecks(props: {
  view: View;
  quality: Quality | null;
  /** The photo was looked at alone; everything else is still under way. */
  waits: boolean;
  /** Of the photo, its visit and the comparison. */
  reasons: readonly Reason[];
  against: AgainstReference;
  hasReference: boolean;
}) {
  const { quality, reasons, against } = props;
  const closeUp = isCloseUp(props.view);
  const alone = quality?.reasons.length === 0 && (
    <QualityLine icon="check" words={t(closeUp ? 'capture.quality.aloneCloseUp' : 'capture.quality.alone')} />
  );
  if (props.waits) {
    return (
      <>
        {alone}
        <QualityLine words={t('capture.quality.going')} moving />
      </>
    );
  }
  if (against.is === 'asking') return <QualityLine words={t('capture.quality.comparing')} moving />;
  if (against.is === 'failed') {
    return <QualityStop words={t('capture.quality.compareFailed')} onRetry={against.retry} />;
  }
  if (against.is === 'known') {
    const { comparable, grade } = against.comparison;
    return (
      <>
        {reasons.length === 0 && (
          <QualityLine
            icon="check"
            words={t(closeUp ? 'capture.quality.fineCloseUp' : 'capture.quality.fine')}
          />
        )}
        {comparable ? (
          <QualityLine icon="check" words={t('capture.quality.comparable', { grade })} />
        ) : (
          <QualityLine icon="alert" words={t('capture.quality.notComparable')} />
        )}
      </>
    );
  }
  return (
    <>
      {alone}
      {!props.hasReference && <QualityLine words={t('capture.quality.noReference')} />}
      <QualityLine words={t('capture.quality.sharpnessByEye')} />
    </>
  );
}

/** What could not be done, with the button that tries it again where that may help. */
export function QualityStop(props: { words: string; onRetry?: () => void }) {
  return (
    <>
      <QualityLine icon="alert" words={props.words} />
      {props.onRetry && <Button onClick={props.onRetry}>{t('common.retry')}</Button>}
    </>
  );
}

export function QualityLine(props: { icon?: 'alert' | 'check'; words: string; moving?: boolean }) {
  return (
    <p class={props.moving ? 'quality-line quality-moving' : `quality-line quality-${props.icon ?? 'plain'}`}>
      {props.icon && <Icon name={props.icon} />}
      <span>{props.words}</span>
    </p>
  );
}
