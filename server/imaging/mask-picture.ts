import sharp from 'sharp';
import type { Size } from '../contract/fields.ts';
import { inverted, type Matrix3, mapPoint } from '../contract/matrix.ts';
import type { CoverMap } from './coverage/cover-map.ts';
import type { PartLine } from './part-width/measure.ts';

/** Enough to see where hair was found; the numbers come from the mask itself. */
const longSidePx = 1024;

/**
 * Where the program saw hair, drawn so that it can be laid over the photo: a grey PNG, white where hair hides everything,
 * black where skin shows or nothing was measured.
 * @param mask on the photo's own master
 */
export async function maskPicture(mask: CoverMap, photo: Size): Promise<Buffer> {
  const { width, height } = drawnSize(photo);
  const grey = Buffer.alloc(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const u = ((x + 0.5) / width) * photo.widthPx;
      const v = ((y + 0.5) / height) * photo.heightPx;
      const column = Math.floor((u - mask.left) / mask.stepPx);
      const row = Math.floor((v - mask.top) / mask.stepPx);
      if (column < 0 || row < 0 || column >= mask.widthPx || row >= mask.heightPx) continue;
      const cover = mask.cover[row * mask.widthPx + column] ?? Number.NaN;
      if (cover > 0) grey[at] = Math.round(255 * Math.min(1, cover));
    }
  }
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 6 })
    .toBuffer();
}

function drawnSize({ widthPx, heightPx }: Size) {
  const shrunk = Math.min(1, longSidePx / Math.max(widthPx, heightPx));
  return {
    width: Math.max(1, Math.round(widthPx * shrunk)),
    height: Math.max(1, Math.round(heightPx * shrunk)),
  };
}

/**
 * Where a part was measured, drawn on the photo's own frame: a line from edge to edge at each point, white on black.
 * @param matrix the photo's master pixels → the reference's
 */
export async function linesPicture(
  lines: readonly PartLine[],
  matrix: Matrix3,
  photo: Size,
): Promise<Buffer> {
  const { width, height } = drawnSize(photo);
  const toPhoto = inverted(matrix);
  const shown = lines.map(({ left, right }) =>
    [left, right].map(([x, y]) => {
      const [u, v] = mapPoint(toPhoto, x, y);
      return [(u * width) / photo.widthPx, (v * height) / photo.heightPx] as const;
    }),
  );
  const thick = longSidePx / 220;
  const strokes = shown.flatMap(([a = [0, 0], b = [0, 0]]) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.max(1e-6, Math.hypot(dx, dy));
    const [capX, capY] = [(-dy / length) * 4 * thick, (dx / length) * 4 * thick];
    const cap = ([x, y]: readonly [number, number]) => [
      [x - capX, y - capY] as const,
      [x + capX, y + capY] as const,
    ];
    return [[a, b], cap(a), cap(b)];
  });
  const path = strokes.map(([from, to]) => `M${from?.join(' ')}L${to?.join(' ')}`).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/><path d="${path}" stroke="#fff" stroke-width="${thick}"/></svg>`;
  return sharp(Buffer.from(drawing)).flatten().toColourspace('b-w').png({ compressionLevel: 6 }).toBuffer();
}
