import type { Progress } from '../../../server/contract/progress.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';

/** From which session the months are counted, as every chart has to say. */
export function anchorWords({ anchor }: Progress): string {
  if (!anchor) return '';
  const name = t(`codes.anchor.${anchor.code}`);
  if (!anchor.on) return t('progress.anchorOpen', { anchor: name });
  const values = { anchor: name, date: formatDay(anchor.on) };
  if (anchor.fallback) return t('progress.anchorFallback', values);
  return t(anchor.projected ? 'progress.anchorProjected' : 'progress.anchor', values);
}
