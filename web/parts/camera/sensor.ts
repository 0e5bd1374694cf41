import { headWidthLimitsPx, masterLongSidePx } from '../../../server/contract/capture-size.ts';
import { isCloseUp, type View } from '../../../server/contract/codes.ts';
import type { Size } from '../../../server/contract/fields.ts';

/** The most of the picture's short side that a head takes when it is still whole in it. */
const headShare = 0.95;
/** The estimate is not better than that. */
const roundedToPx = 50;

export interface SensorFinding {
  is: 'enough' | 'little' | 'tooLittle' | 'closeUp';
  widthPx: number;
  heightPx: number;
  /** Across the head in the master, where it fills the picture. */
  headPx: number;
}

/** Whether a picture of this size lets a head be as many pixels across as comparing needs (domain §2); a close-up has none. */
export function sensorFinding({ widthPx, heightPx }: Size, view: View): SensorFinding {
  const reduced = Math.min(1, masterLongSidePx / Math.max(widthPx, heightPx));
  const acrossPx = Math.min(widthPx, heightPx) * reduced * headShare;
  const { pass, warn } = headWidthLimitsPx;
  const is = isCloseUp(view)
    ? 'closeUp'
    : acrossPx >= pass
      ? 'enough'
      : acrossPx >= warn
        ? 'little'
        : 'tooLittle';
  return { is, widthPx, heightPx, headPx: Math.round(acrossPx / roundedToPx) * roundedToPx };
}
