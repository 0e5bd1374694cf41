import { useEffect, useState } from 'preact/hooks';
import type { Size } from '../../../server/contract/fields.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import type { Point } from '../stage/matrices.ts';
import type { NudgeStore } from '../stage/view-store.ts';

/** That and how far the later picture was moved by hand; nothing where it was not. */
export function nudgeWords({ x, y }: Point, frame: Size): string {
  const percent = (100 * Math.hypot(x, y)) / frame.widthPx;
  return percent === 0 ? '' : t('compare.nudged', { percent: formatNumber(percent, { most: 1 }) });
}

/** Says it as long as it is so, and takes it back. */
export function NudgeWords({ nudge, frame }: { nudge: NudgeStore; frame: Size }) {
  const [by, show] = useState(nudge.get());
  useEffect(() => {
    show(nudge.get());
    return nudge.subscribe(() => show(nudge.get()));
  }, [nudge]);
  const words = nudgeWords(by, frame);
  if (words === '') return null;
  return (
    <p class="stage-nudged" role="status">
      <span>{words}</span>
      <Button look="link" onClick={() => nudge.set({ x: 0, y: 0 })}>
        {t('compare.nudgeBack')}
      </Button>
    </p>
  );
}
