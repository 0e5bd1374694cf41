import sharp from 'sharp';
import type { Matrix3 } from '../../server/contract/matrix.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { pixelsOf, sharpOf } from '../../server/imaging/sharp-pixels.ts';

const SHIFT_PX = 3;

/** The very photograph, shifted by three pixels and compressed again: nothing changed but the file. */
export async function encodedAgain(picture: Pixels): Promise<{ pixels: Pixels; toPicture: Matrix3 }> {
  const { widthPx, heightPx } = picture;
  const file = await sharpOf(picture)
    .extract({ left: SHIFT_PX, top: SHIFT_PX, width: widthPx - SHIFT_PX, height: heightPx - SHIFT_PX })
    .jpeg({ quality: 88 })
    .toBuffer();
  return { pixels: await pixelsOf(sharp(file)), toPicture: [1, 0, SHIFT_PX, 0, 1, SHIFT_PX, 0, 0, 1] };
}
