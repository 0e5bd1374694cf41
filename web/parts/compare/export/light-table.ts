import type { DrawnLight } from '../../stage/light-filter.tsx';

/** sRGB 0–255 → linear light 0–1 and back (IEC 61966-2-1). */
const linear = (value: number) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};
const encoded = (light: number) =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);

/** What becomes of every value of a channel: the same as the stage's filter does, for pixels that are kept. */
export function lightTable({ slopes, intercepts }: DrawnLight, channel: number): Uint8ClampedArray {
  const [slope, intercept] = [slopes[channel] ?? 1, intercepts[channel] ?? 0];
  return Uint8ClampedArray.from({ length: 256 }, (_, value) =>
    encoded(Math.min(1, Math.max(0, slope * linear(value) + intercept))),
  );
}

/** Draws pixels (red, green, blue, alpha by turns) in another light, in place. */
export function relight(pixels: Uint8ClampedArray, light: DrawnLight): void {
  const tables = [0, 1, 2].map((channel) => lightTable(light, channel));
  for (let at = 0; at < pixels.length; at += 4) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[at + channel] = tables[channel]?.[pixels[at + channel] ?? 0] ?? 0;
    }
  }
}
