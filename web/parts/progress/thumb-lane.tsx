import type { ProgressPoint } from '../../../server/contract/progress.ts';
import { daysBetween, formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Thumb } from '../thumb.tsx';
import { type DrawnAxis, placeOf } from './chart-axes.ts';
import { gapPx, lanesOf } from './lanes.ts';

/** The photos the values were measured on, under the days they were taken; each opens the comparison. */
export function ThumbLane(props: {
  points: readonly ProgressPoint[];
  /** `undefined` until the chart is drawn. */
  axis: DrawnAxis | undefined;
  /** Day 0 of the axis. */
  origin: string;
  patientId: string;
  referencePhotoId: string | null;
  large: boolean;
}) {
  const narrow = matchMedia('(max-width: 40rem)').matches;
  const large = props.large && !narrow;
  const sizePx = large ? 64 : narrow ? 40 : 48;
  const placed = props.points
    .flatMap(({ photoId, on, precision, measurementId }) => {
      if (photoId === null || !props.axis) return [];
      const day = formatDay(on, precision);
      return [{ photoId, day, measurementId, left: placeOf(props.axis, daysBetween(props.origin, on)) }];
    })
    .sort((a, b) => a.left - b.left);
  if (props.points.every(({ photoId }) => photoId === null)) return null;
  // Their places are known once the chart is drawn; their room is kept until then.
  if (placed.length === 0) return <div class="thumb-lane" style={{ blockSize: `${sizePx + gapPx}px` }} />;
  const lanes = lanesOf(
    placed.map(({ left }) => left - sizePx / 2),
    sizePx,
  );
  const height = (Math.max(...lanes) + 1) * (sizePx + gapPx);
  return (
    <ul class="thumb-lane" style={{ blockSize: `${height}px` }}>
      {placed.map(({ photoId, day, measurementId, left }, index) => (
        <li
          key={measurementId}
          style={{ left: `${left - sizePx / 2}px`, top: `${(lanes[index] ?? 0) * (sizePx + gapPx)}px` }}
        >
          <PairLink {...props} large={large} photoId={photoId} day={day} />
        </li>
      ))}
    </ul>
  );
}

function PairLink(props: {
  photoId: string;
  day: string;
  patientId: string;
  referencePhotoId: string | null;
  large: boolean;
}) {
  const { photoId, day: date, patientId, referencePhotoId } = props;
  if (!referencePhotoId || referencePhotoId === photoId) {
    return <Thumb photoId={photoId} label={date} large={props.large} />;
  }
  return (
    <a
      href={`/patients/${patientId}/compare?before=${referencePhotoId}&after=${photoId}`}
      title={date}
      aria-label={t('progress.thumb', { date })}
    >
      <Thumb photoId={photoId} large={props.large} />
    </a>
  );
}
