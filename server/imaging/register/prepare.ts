import { findHeadOutline, type HeadOutline, radiusAt } from '../head-outline.ts';
import { colourPlanes, luminance, type Pixels, type Plane, shrink } from '../pixels.ts';
import { blur, halve, localDetail } from '../plane.ts';

/** A head as registration sees it: small planes free of light, and where the head is on them. */
export interface PreparedHead {
  /** Work pixels ÷ master pixels. */
  scale: readonly [number, number];
  widthPx: number;
  heightPx: number;
  outline: HeadOutline | null;
  /** Width of the head in work pixels; where it was not found, the usual share of the picture. */
  headWidthPx: number;
  /** Logarithm of luminance: gain becomes an offset, which correlation ignores. */
  quarterTone: Plane;
  /** Logarithm of red to blue: skin against hair against room. */
  quarterChroma: Plane;
  detail: Plane;
  halfDetail: Plane;
  /** 1 on the head (or the middle of the picture), 0 elsewhere. */
  head: Plane;
  halfHead: Plane;
  quarterHead: Plane;
}

/** Work pixels across a head: one is 0.3 % of the head's width, and found to a tenth. */
const HEAD_WORK_PX = 320;
const MAX_WORK_PX = 832;
const MIN_WORK_PX = 384;
const USUAL_HEAD_SHARE = 0.65;

/** Everything registration needs of one photo, made once and used in both directions. */
export function prepareHead(pixels: Pixels): PreparedHead {
  const long = Math.max(pixels.widthPx, pixels.heightPx);
  const first = shrink(pixels, MAX_WORK_PX);
  const found = findHeadOutline(first);
  const share = found ? found.widthPx / Math.max(first.widthPx, first.heightPx) : USUAL_HEAD_SHARE;
  const workPx = Math.round(Math.min(long, MAX_WORK_PX, Math.max(MIN_WORK_PX, HEAD_WORK_PX / share)));
  const work = shrink(first, workPx);
  const outline = found && scaledOutline(found, work.widthPx / first.widthPx);
  const colours = colourPlanes(work);
  const light = luminance(colours);
  const tone = { ...light, data: light.data.map((v) => Math.log(v + 8)) };
  const chroma = {
    ...light,
    data: colours.red.map((r, i) => Math.log((r + 12) / ((colours.blue[i] ?? 0) + 12))),
  };
  const { widthPx, heightPx } = work;
  const detail = localDetail(tone, 0.8, 5, 0.02);
  const head = headMask(outline, widthPx, heightPx);
  const quarter = (plane: Plane) => halve(halve(plane));
  return {
    scale: [widthPx / pixels.widthPx, heightPx / pixels.heightPx],
    widthPx,
    heightPx,
    outline,
    headWidthPx: outline?.widthPx ?? USUAL_HEAD_SHARE * Math.min(widthPx, heightPx),
    quarterTone: blur(quarter(tone), 0.8),
    quarterChroma: blur(quarter(chroma), 0.8),
    detail,
    halfDetail: halve(detail),
    head,
    halfHead: halve(head),
    quarterHead: quarter(head),
  };
}

function scaledOutline(outline: HeadOutline, by: number): HeadOutline {
  return {
    ...outline,
    centreX: outline.centreX * by,
    centreY: outline.centreY * by,
    radii: outline.radii.map((r) => r * by),
    widthPx: outline.widthPx * by,
    lengthPx: outline.lengthPx * by,
  };
}

function headMask(outline: HeadOutline | null, widthPx: number, heightPx: number): Plane {
  const data = new Float32Array(widthPx * heightPx);
  const cx = outline?.centreX ?? widthPx / 2;
  const cy = outline?.centreY ?? heightPx / 2;
  const usual = USUAL_HEAD_SHARE * 0.55 * Math.min(widthPx, heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      const dx = x + 0.5 - cx;
      const dy = y + 0.5 - cy;
      const edge = outline ? radiusAt(outline, Math.atan2(dy, dx)) : usual;
      data[i] = Math.hypot(dx, dy) < edge ? 1 : 0;
    }
  }
  return { data, widthPx, heightPx };
}
