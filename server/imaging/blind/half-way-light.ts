import { LINEAR } from '../pixels.ts';

/** Light of a photo against its reference's: photo = gain × reference + offset, linear light, a channel. */
export type LightBetween = { gain: readonly number[]; offset: readonly number[] };

/** What becomes of each byte of red, green and blue. */
export type Curves = readonly Uint8Array[];

/**
 * Half of the difference of light is put right on either side, so that both are corrected, or neither (`null`: the
 * difference is not known).
 */
export function lightCurves(light: LightBetween | null): [reference: Curves, photo: Curves] {
  const channels = [0, 1, 2].map((k) => ({
    half: Math.sqrt(light?.gain[k] ?? 1),
    stray: light?.offset[k] ?? 0,
  }));
  return [
    channels.map(({ half, stray }) => curve((v) => half * v + stray / 2)),
    channels.map(({ half, stray }) => curve((v) => (v - stray) / half + stray / 2)),
  ];
}

const curve = (change: (linear: number) => number): Uint8Array =>
  Uint8Array.from(LINEAR, (linear) => encoded(change(linear)));

/** Linear light 0–1 → sRGB byte (IEC 61966-2-1). */
function encoded(linear: number): number {
  const v = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
}
