import { mapPoint } from '../../contract/matrix.ts';
import type { Plane } from '../pixels.ts';
import type { Placing } from './dome.ts';

/**
 * The photo drawn in the reference's place, 0 where the photo shows nothing.
 * @param heightAt the dome's height at a point of the reference, in pixels of its plane
 * @returns the plane, and whether the photo shows all of a square of it (middle and half its side, px)
 */
export function warpOnto(
  photo: Plane,
  size: { widthPx: number; heightPx: number },
  { matrix, dome }: Placing,
  heightAt: (x: number, y: number) => number,
) {
  const { widthPx, heightPx } = size;
  const data = new Float32Array(widthPx * heightPx);
  const [a, b, c, d, e, f] = matrix;
  const [alongX, alongY] = dome;
  const isFlat = alongX === 0 && alongY === 0;
  const { data: from, widthPx: width, heightPx: rows } = photo;
  for (let y = 0, at = 0; y < heightPx; y++) {
    const left = a * 0.5 + b * (y + 0.5) + c - 0.5;
    const top = d * 0.5 + e * (y + 0.5) + f - 0.5;
    let [height, rise] = [isFlat ? 0 : heightAt(0.5, y + 0.5), 0];
    for (let x = 0; x < widthPx; x++, at++, height += rise) {
      // A dome is smooth: between every fourth pixel its height lies on a line.
      if (!isFlat && x % 4 === 0) rise = (heightAt(x + 4.5, y + 0.5) - height) / 4;
      const u = left + a * x + height * alongX;
      const v = top + d * x + height * alongY;
      if (!(u >= 0 && v >= 0 && u < width - 1 && v < rows - 1)) continue;
      const i = u | 0;
      const j = v | 0;
      const s = u - i;
      const t = v - j;
      const o = j * width + i;
      data[at] =
        ((from[o] as number) * (1 - s) + (from[o + 1] as number) * s) * (1 - t) +
        ((from[o + width] as number) * (1 - s) + (from[o + width + 1] as number) * s) * t;
    }
  }
  const shows = (x: number, y: number, half: number) =>
    [-half, half].every((i) =>
      [-half, half].every((j) => {
        const [flatX, flatY] = mapPoint(matrix, x + i, y + j);
        const height = isFlat ? 0 : heightAt(x + i, y + j);
        const [u, v] = [flatX + height * alongX, flatY + height * alongY];
        return u >= 1 && v >= 1 && u <= width - 1 && v <= rows - 1;
      }),
    );
  return { plane: { data, widthPx, heightPx }, shows };
}
