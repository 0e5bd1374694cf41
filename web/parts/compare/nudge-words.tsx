import { useEffect, useState } from 'preact/hooks';
import type { Size } from '../../../server/contract/fields.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import type { NudgeStore } from '../stage/view-store.ts';

/** Says that and how far the later picture was moved by hand, and takes it back. */
export function NudgeWords({ nudge, frame }: { nudge: NudgeStore; frame: Size }) {
  const [{ x, y }, show] = useState(nudge.get());
  useEffect(() => {
    show(nudge.get());
    return nudge.subscribe(() => show(nudge.get()));
  }, [nudge]);
  const percent = (100 * Math.hypot(x, y)) / frame.widthPx;
  if (percent === 0) return null;
  return (
    <p class="stage-nudged" role="status">
      <span>{t('compare.nudged', { percent: formatNumber(percent, { most: 1 }) })}</span>
      <Button look="link" onClick={() => nudge.set({ x: 0, y: 0 })}>
        {t('compare.nudgeBack')}
      </Button>
    </p>
  );
}
