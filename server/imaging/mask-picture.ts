import sharp from 'sharp';
import type { Size } from '../contract/fields.ts';
import { type Matrix3, mapPoint } from '../contract/matrix.ts';
import type { CoverageMask } from './coverage.ts';

/** Enough to see where hair was found; the numbers come from the mask itself. */
const longSidePx = 1024;

/**
 * Where the program saw hair, drawn on the photo's own frame so that it can be laid over it: a grey PNG, white where
 * hair hides everything, black where skin shows or nothing was measured.
 * @param matrix the photo's master pixels → the reference's
 */
export async function maskPicture(mask: CoverageMask, matrix: Matrix3, photo: Size): Promise<Buffer> {
  const shrunk = Math.min(1, longSidePx / Math.max(photo.widthPx, photo.heightPx));
  const width = Math.max(1, Math.round(photo.widthPx * shrunk));
  const height = Math.max(1, Math.round(photo.heightPx * shrunk));
  const grey = Buffer.alloc(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const u = ((x + 0.5) / width) * photo.widthPx;
      const v = ((y + 0.5) / height) * photo.heightPx;
      const [refX, refY] = mapPoint(matrix, u, v);
      const column = Math.floor((refX - mask.left) / mask.stepPx);
      const row = Math.floor((refY - mask.top) / mask.stepPx);
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
