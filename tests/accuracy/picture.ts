import sharp from 'sharp';
import { inverted, type Matrix3, mapPoint } from '../../server/contract/matrix.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { sharpOf } from '../../server/imaging/sharp-pixels.ts';

const SIDE_PX = 360;
const GAP_PX = 6;
const TINT = '#35e0d0';

const fitted = { fit: 'contain', background: '#fff' } as const;
const shrunk = (pixels: Pixels) => sharpOf(pixels).resize(SIDE_PX, SIDE_PX, fitted);

/**
 * Two small pictures beside each other as a JPEG, for the report.
 * @param over a grey PNG in the right one's frame, laid over it in colour
 */
export async function sideBySide(left: Pixels, right: Pixels, over?: Buffer): Promise<Uint8Array> {
  const pictures = await Promise.all([left, right].map((each) => shrunk(each).png().toBuffer()));
  const layers = pictures.map((input, k) => ({ input, top: 0, left: k * (SIDE_PX + GAP_PX) }));
  if (over) {
    const grey = sharp(over).resize(SIDE_PX, SIDE_PX, { fit: 'contain', background: '#000' });
    const mask = await grey.toColourspace('b-w').linear(0.6, 0).raw().toBuffer();
    const shape = { width: SIDE_PX, height: SIDE_PX };
    const tint = sharp({ create: { ...shape, channels: 3, background: TINT } });
    const input = await tint
      .joinChannel(mask, { raw: { ...shape, channels: 1 } })
      .png()
      .toBuffer();
    layers.push({ input, top: 0, left: SIDE_PX + GAP_PX });
  }
  const width = 2 * SIDE_PX + GAP_PX;
  const ground = sharp({ create: { width, height: SIDE_PX, channels: 3, background: '#fff' } });
  return new Uint8Array(await ground.composite(layers).jpeg({ quality: 78 }).toBuffer());
}

/** The photo in the reference's place, black where it shows nothing, at the reference's size halved. */
export function laidOn(photo: Pixels, reference: Pixels, matrix: Matrix3): Pixels {
  const back = inverted(matrix);
  const [widthPx, heightPx] = [reference.widthPx >> 1, reference.heightPx >> 1];
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at += 3) {
      const [u, v] = mapPoint(back, 2 * x + 1, 2 * y + 1).map(Math.floor) as [number, number];
      if (u < 0 || v < 0 || u >= photo.widthPx || v >= photo.heightPx) continue;
      const from = (v * photo.widthPx + u) * 3;
      data.set(photo.data.subarray(from, from + 3), at);
    }
  }
  return { data, widthPx, heightPx };
}
