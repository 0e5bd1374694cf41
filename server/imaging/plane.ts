import type { Plane } from './pixels.ts';

/** Gaussian-like blur: three passes of a running mean (Wells 1986), edges repeated. `sigmaPx` ≥ 0.6. */
export function blur(plane: Plane, sigmaPx: number): Plane {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2));
  const { widthPx, heightPx } = plane;
  let data = plane.data;
  for (let pass = 0; pass < 3; pass++)
    data = meanDown(meanAcross(data, widthPx, heightPx, radius), widthPx, heightPx, radius);
  return { data, widthPx, heightPx };
}

function meanAcross(source: Float32Array, widthPx: number, heightPx: number, radius: number): Float32Array {
  const out = new Float32Array(source.length);
  const scale = 1 / (2 * radius + 1);
  const last = widthPx - 1;
  for (let y = 0; y < heightPx; y++) {
    const at = y * widthPx;
    let sum = (source[at] as number) * radius;
    for (let i = 0; i <= radius; i++) sum += source[at + Math.min(last, i)] as number;
    for (let x = 0; x < widthPx; x++) {
      out[at + x] = sum * scale;
      const enter = x + radius + 1;
      const leave = x - radius;
      sum +=
        (source[at + (enter < last ? enter : last)] as number) -
        (source[at + (leave > 0 ? leave : 0)] as number);
    }
  }
  return out;
}

/** Row by row with one running sum a column, so that memory is read in order. */
function meanDown(source: Float32Array, widthPx: number, heightPx: number, radius: number): Float32Array {
  const out = new Float32Array(source.length);
  const scale = 1 / (2 * radius + 1);
  const sums = new Float64Array(widthPx);
  const last = heightPx - 1;
  const add = (row: number, times: number) => {
    const at = Math.min(last, Math.max(0, row)) * widthPx;
    for (let x = 0; x < widthPx; x++) (sums[x] as number) += (source[at + x] as number) * times;
  };
  add(0, radius);
  for (let i = 0; i <= radius; i++) add(i, 1);
  for (let y = 0; y < heightPx; y++) {
    const at = y * widthPx;
    for (let x = 0; x < widthPx; x++) out[at + x] = (sums[x] as number) * scale;
    add(y + radius + 1, 1);
    add(y - radius, -1);
  }
  return out;
}

/** Half the size, by averaging two by two; odd last rows and columns are dropped. */
export function halve(plane: Plane): Plane {
  const widthPx = plane.widthPx >> 1;
  const heightPx = plane.heightPx >> 1;
  const data = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const o = 2 * y * plane.widthPx + 2 * x;
      data[y * widthPx + x] =
        ((plane.data[o] ?? 0) +
          (plane.data[o + 1] ?? 0) +
          (plane.data[o + plane.widthPx] ?? 0) +
          (plane.data[o + plane.widthPx + 1] ?? 0)) /
        4;
    }
  }
  return { data, widthPx, heightPx };
}

/** Bilinear value at a point in pixels from the corner (centres at .5); `NaN` outside the picture. */
export function sample(plane: Plane, x: number, y: number): number {
  const { widthPx, heightPx, data } = plane;
  if (!(x >= 0 && y >= 0 && x <= widthPx && y <= heightPx)) return Number.NaN;
  const u = Math.min(widthPx - 1.001, Math.max(0, x - 0.5));
  const v = Math.min(heightPx - 1.001, Math.max(0, y - 0.5));
  const i = Math.floor(u);
  const j = Math.floor(v);
  const s = u - i;
  const t = v - j;
  const o = j * widthPx + i;
  const top = (data[o] ?? 0) * (1 - s) + (data[o + 1] ?? 0) * s;
  const low = (data[o + widthPx] ?? 0) * (1 - s) + (data[o + widthPx + 1] ?? 0) * s;
  return top * (1 - t) + low * t;
}
