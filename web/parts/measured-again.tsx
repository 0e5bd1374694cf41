import type { MeasuringState } from '../../server/contract/measuring.ts';
import { get } from '../api.ts';
import { formatNumber } from '../numbers.ts';
import { t } from '../words.ts';
import { useResource } from './use-resource.ts';

/** A quiet line while photos are measured again because a method changed; nothing at any other time. */
export function MeasuredAgain() {
  const { value } = useResource('/api/measuring', (signal) =>
    get<MeasuringState>('/api/measuring', { signal }),
  );
  if (!value || value.again.left === 0) return null;
  const { left, all } = value.again;
  const numbers = { left: formatNumber(left), all: formatNumber(all) };
  return <p class="quiet small">{t('today.measuredAgain', { count: left, ...numbers })}</p>;
}
