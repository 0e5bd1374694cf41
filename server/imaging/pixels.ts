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

/** Luminance of ITU-R BT.709 weights on encoded values, 0–255. */
export function luminance({ data: colours, widthPx, heightPx }: Pixels): Plane {
  const data = new Float32Array(widthPx * heightPx);
  for (let i = 0, k = 0; i < data.length; i++, k += 3) {
    const [red, green, blue] = [colours[k] as number, colours[k + 1] as number, colours[k + 2] as number];
    data[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return { data, widthPx, heightPx };
}

/** Linear light 0–1 of each value of a byte. */
export const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** sRGB 0–255 → linear light 0–1 (IEC 61966-2-1), in which a pixel is the mixture of what it shows. */
export function toLinear(encoded: number): number {
  const low = Math.min(254, Math.max(0, Math.floor(encoded)));
  const t = Math.min(1, Math.max(0, encoded - low));
  return (LINEAR[low] ?? 0) * (1 - t) + (LINEAR[low + 1] ?? 1) * t;
}
