import { blur } from './plane.ts';
import type { HeadGrid } from './region-grid.ts';

/**
 * Fine structure along lines, as a share of the light (0 = smooth skin; hair against skin 0.2 and more): local
 * contrast times how strongly it runs in one direction, which hairs do and pores, grain and blemishes do not.
 */
export function fineTexture(grid: HeadGrid): Float32Array {
  const { widthPx, heightPx } = grid;
  const flat = new Float32Array(widthPx * heightPx);
  for (let at = 0; at < flat.length; at++) {
    const y = 0.2126 * (grid.red[at] ?? 0) + 0.7152 * (grid.green[at] ?? 0) + 0.0722 * (grid.blue[at] ?? 0);
    // The logarithm makes contrast a share of the light; the floor keeps grain in the dark out.
    flat[at] = Number.isNaN(y) ? 0 : Math.log(y + 0.01);
  }
  const gxx = new Float32Array(flat.length);
  const gxy = new Float32Array(flat.length);
  const gyy = new Float32Array(flat.length);
  for (let j = 1; j < heightPx - 1; j++) {
    for (let i = 1; i < widthPx - 1; i++) {
      const at = j * widthPx + i;
      const dx = ((flat[at + 1] as number) - (flat[at - 1] as number)) / 2;
      const dy = ((flat[at + widthPx] as number) - (flat[at - widthPx] as number)) / 2;
      gxx[at] = dx * dx;
      gxy[at] = dx * dy;
      gyy[at] = dy * dy;
    }
  }
  const smooth = (data: Float32Array) => blur({ data, widthPx, heightPx }, 3).data;
  const [xx, xy, yy] = [smooth(gxx), smooth(gxy), smooth(gyy)];
  return xx.map((a, at) => {
    const d = yy[at] as number;
    const b = xy[at] as number;
    const mean = (a + d) / 2;
    const lean = Math.hypot((a - d) / 2, b);
    // Isotropic energy counts a third: crossing hairs have no one direction.
    return Math.sqrt(Math.max(0, lean + mean / 3));
  });
}
