/** A picture as numbers: 8-bit sRGB, red, green, blue, row by row from the top-left corner. */
export interface Pixels {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** One number a pixel, row by row. */
export interface Plane {
  data: Float32Array;
  widthPx: number;
  heightPx: number;
}

/** Three planes of one size, 0–255, still gamma-encoded. */
export interface ColourPlanes {
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
  widthPx: number;
  heightPx: number;
}

/** The picture as a mirror shows it. */
export function mirrored({ data, widthPx, heightPx }: Pixels): Pixels {
  const flipped = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let from = ((y + 1) * widthPx - 1) * 3, x = 0; x < widthPx; x++, at += 3, from -= 3) {
      flipped[at] = data[from] as number;
      flipped[at + 1] = data[from + 1] as number;
      flipped[at + 2] = data[from + 2] as number;
    }
  }
  return { data: flipped, widthPx, heightPx };
}

/**
 * Makes a picture smaller by averaging areas (exact at any ratio), so that fine hair does not alias into
 * patterns. `longSidePx` larger than the picture keeps its size.
 */
export function shrink(pixels: Pixels, longSidePx: number): Pixels {
  if (longSidePx >= Math.max(pixels.widthPx, pixels.heightPx)) return pixels;
  const ratio = longSidePx / Math.max(pixels.widthPx, pixels.heightPx);
  const widthPx = Math.max(1, Math.round(pixels.widthPx * ratio));
  const heightPx = Math.max(1, Math.round(pixels.heightPx * ratio));
  const sums = new Float32Array(widthPx * heightPx * 3);
  const columns = spans(pixels.widthPx, widthPx);
  const rows = spans(pixels.heightPx, heightPx);
  const line = new Float32Array(widthPx * 3);
  for (let y = 0; y < pixels.heightPx; y++) {
    line.fill(0);
    const offset = y * pixels.widthPx * 3;
    for (let x = 0; x < pixels.widthPx; x++) {
      const from = offset + x * 3;
      const to = (columns.first[x] ?? 0) * 3;
      const share = columns.share[x] ?? 0;
      const red = pixels.data[from] ?? 0;
      const green = pixels.data[from + 1] ?? 0;
      const blue = pixels.data[from + 2] ?? 0;
      line[to] = (line[to] ?? 0) + red * share;
      line[to + 1] = (line[to + 1] ?? 0) + green * share;
      line[to + 2] = (line[to + 2] ?? 0) + blue * share;
      if (share < 1 && to + 5 < line.length) {
        line[to + 3] = (line[to + 3] ?? 0) + red * (1 - share);
        line[to + 4] = (line[to + 4] ?? 0) + green * (1 - share);
        line[to + 5] = (line[to + 5] ?? 0) + blue * (1 - share);
      }
    }
    addLine(sums, line, rows.first[y] ?? 0, rows.share[y] ?? 0, heightPx);
  }
  const area = (pixels.widthPx / widthPx) * (pixels.heightPx / heightPx);
  const data = new Uint8Array(sums.length);
  for (let i = 0; i < data.length; i++) data[i] = (sums[i] ?? 0) / area + 0.5;
  return { data, widthPx, heightPx };
}

function addLine(sums: Float32Array, line: Float32Array, row: number, share: number, heightPx: number) {
  const length = line.length;
  const at = row * length;
  for (let i = 0; i < length; i++) sums[at + i] = (sums[at + i] ?? 0) + (line[i] ?? 0) * share;
  if (share >= 1 || row + 1 >= heightPx) return;
  for (let i = 0; i < length; i++) {
    sums[at + length + i] = (sums[at + length + i] ?? 0) + (line[i] ?? 0) * (1 - share);
  }
}

/** For every source pixel: the first target pixel it falls on, and the share of it that falls there. */
function spans(from: number, to: number) {
  const ratio = to / from;
  const first = new Int32Array(from);
  const share = new Float32Array(from);
  for (let i = 0; i < from; i++) {
    const left = i * ratio;
    const cell = Math.min(to - 1, Math.floor(left + 1e-9));
    first[i] = cell;
    share[i] = Math.min(1, (cell + 1 - left) / ratio);
  }
  return { first, share };
}

/** The three colours apart. */
export function colourPlanes(pixels: Pixels): ColourPlanes {
  const count = pixels.widthPx * pixels.heightPx;
  const plane = (c: number) => {
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) out[i] = pixels.data[i * 3 + c] ?? 0;
    return out;
  };
  return {
    red: plane(0),
    green: plane(1),
    blue: plane(2),
    widthPx: pixels.widthPx,
    heightPx: pixels.heightPx,
  };
}

/** Luminance of ITU-R BT.709 weights on encoded values, 0–255. */
export function luminance(colour: ColourPlanes): Plane {
  const { red, green, blue, widthPx, heightPx } = colour;
  const data = new Float32Array(red.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = 0.2126 * (red[i] ?? 0) + 0.7152 * (green[i] ?? 0) + 0.0722 * (blue[i] ?? 0);
  }
  return { data, widthPx, heightPx };
}

const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** sRGB 0–255 → linear light 0–1 (IEC 61966-2-1), in which a pixel is the mixture of what it shows. */
export function toLinear(encoded: number): number {
  const low = Math.min(254, Math.max(0, Math.floor(encoded)));
  const t = Math.min(1, Math.max(0, encoded - low));
  return (LINEAR[low] ?? 0) * (1 - t) + (LINEAR[low + 1] ?? 1) * t;
}
