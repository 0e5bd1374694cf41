import type { Trend } from '../../../server/contract/progress.ts';
import { daysBetween } from '../../dates.ts';
import { t } from '../../words.ts';
import { formatChange } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';

const size = { width: 88, height: 28, edge: 4 };

/** How the primary measure has gone, small: its values against the measuring error, and what is said of them. */
export function TrendLine({ trend }: { trend: Trend }) {
  const { change, verdict, metric, unit, otherCauses } = trend;
  return (
    <>
      <Line trend={trend} />
      <span class="trend-words">
        <span class="heard-only">{t(`codes.metric.${metric}`)}: </span>
        <span class="trend-change">
          {change !== null && formatChange(change, unit)}
          {otherCauses.length > 0 && <span class="trend-causes"> · {t('patients.otherCauses')}</span>}
        </span>
        {verdict && <VerdictMark verdict={verdict} reason={false} />}
      </span>
    </>
  );
}

/** A drawing beside words that say the same: nothing in it is coloured, so that nothing inside the error shines. */
function Line({ trend: { points, referenceValue, sdc } }: { trend: Trend }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const band = referenceValue !== null && sdc !== null ? [referenceValue - sdc, referenceValue + sdc] : [];
  const values = [...points.map(({ value }) => value), ...band];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const days = Math.max(1, daysBetween(first.on, last.on));
  const x = (on: string) => size.edge + (daysBetween(first.on, on) / days) * (size.width - 2 * size.edge);
  const y = (value: number) =>
    size.height - size.edge - ((value - low) / Math.max(high - low, 1e-6)) * (size.height - 2 * size.edge);
  const [bottom, top] = band.map(y);
  return (
    <svg class="trend-line" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {bottom !== undefined && top !== undefined && (
        <rect x="0" y={top} width={size.width} height={bottom - top} />
      )}
      <polyline points={points.map(({ on, value }) => `${x(on)},${y(value)}`).join(' ')} />
      {points.map(({ on, value, comparable }) => (
        <circle
          key={`${on} ${value}`}
          class={comparable ? undefined : 'trend-hollow'}
          cx={x(on)}
          cy={y(value)}
          r="2.5"
        />
      ))}
    </svg>
  );
}
