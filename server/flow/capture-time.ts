import { Temporal } from '@js-temporal/polyfill';
import type { CaptureSource } from '../contract/codes.ts';
import { AppError } from '../errors.ts';
import type { CaptureClock } from '../imaging/exif.ts';

export type CaptureTime = { capturedAt: string | null; capturedAtSource: CaptureSource };

/** A camera a day ahead of the upload is set wrong, not in another time zone. */
const believableAheadMs = 24 * 60 * 60 * 1000;

function believed(instant: Temporal.Instant, now: Date): boolean {
  return instant.epochMilliseconds <= now.getTime() + believableAheadMs;
}

const written = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });

/**
 * When the photo was taken: by EXIF with its offset; by EXIF without one, read in the branch's zone (of an hour that a
 * clock change repeats, the earlier; of one it skips, the later); as entered; or unknown. Throws `captured_in_future`
 * where what was entered lies more than a day ahead: a tablet's clock may be a little fast.
 */
export function captureTime(
  clock: CaptureClock | null,
  timeZone: string,
  entered: string | undefined,
  now: Date,
): CaptureTime {
  if (clock !== null) {
    const local = Temporal.PlainDateTime.from(clock.local);
    const instant = local.toZonedDateTime(clock.offset ?? timeZone).toInstant();
    if (believed(instant, now)) {
      const capturedAtSource = clock.offset === null ? 'exif_branch_zone' : 'exif';
      return { capturedAt: written(instant), capturedAtSource };
    }
  }
  if (entered !== undefined) {
    const instant = Temporal.Instant.from(entered);
    if (!believed(instant, now)) throw new AppError('captured_in_future');
    return { capturedAt: written(instant), capturedAtSource: 'entered' };
  }
  return { capturedAt: null, capturedAtSource: 'unknown' };
}
