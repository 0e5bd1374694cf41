import sharp from 'sharp';
import { composed, inverted, type Matrix3, mapPoint, similarity } from '../../server/contract/matrix.ts';
import { encode } from '../../server/demo/scalp/develop.ts';
import type { Shot } from '../../server/demo/scalp/person.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { pixelsOf } from '../../server/imaging/sharp-pixels.ts';

type Held = Pick<Shot, 'tiltDegrees' | 'distance' | 'shiftX' | 'shiftY'>;

/** From the picture of a shot to what the same camera shows turned, nearer and shifted as another shot holds it. */
export function heldOtherwise(shot: Shot, other: Held): Matrix3 {
  const centre = ({ shiftX = 0, shiftY = 0 }: Held) =>
    [shot.widthPx / 2 + shiftX * shot.headWidthPx, shot.heightPx / 2 + shiftY * shot.headWidthPx] as const;
  const [x, y] = centre(shot);
  const [toX, toY] = centre(other);
  const turn = (other.tiltDegrees ?? 0) - (shot.tiltDegrees ?? 0);
  const nearer = (shot.distance ?? 1) / (other.distance ?? 1);
  return composed(similarity(0, 1, -x, -y), similarity(turn, nearer, toX, toY));
}

/** The camera's file of a picture that is laid otherwise in its frame, decoded. Its own edge goes on beyond it. */
export async function takenAgain(picture: Pixels, matrix: Matrix3, shot: Shot): Promise<Pixels> {
  const { widthPx, heightPx, data: from } = picture;
  const back = inverted(matrix);
  const data = new Uint8Array(from.length);
  const held = (v: number, most: number) => Math.min(most - 1.001, Math.max(0, v));
  for (let y = 0, at = 0; y < heightPx; y++) {
    let [u, v] = mapPoint(back, 0.5, y + 0.5);
    for (let x = 0; x < widthPx; x++, at += 3, u += back[0], v += back[3]) {
      const left = held(u - 0.5, widthPx);
      const top = held(v - 0.5, heightPx);
      const i = Math.floor(left);
      const j = Math.floor(top);
      const s = left - i;
      const t = top - j;
      const o = (j * widthPx + i) * 3;
      const low = o + widthPx * 3;
      for (let c = 0; c < 3; c++) {
        const above = (from[o + c] as number) * (1 - s) + (from[o + c + 3] as number) * s;
        const below = (from[low + c] as number) * (1 - s) + (from[low + c + 3] as number) * s;
        data[at + c] = above * (1 - t) + below * t + 0.5;
      }
    }
  }
  return pixelsOf(sharp(await encode(data, shot)));
}
