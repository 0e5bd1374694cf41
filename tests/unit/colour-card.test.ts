import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardHeightMm, cardPatches, cardWidthMm } from '../../server/contract/colour-card.ts';
import { mapPoint } from '../../server/contract/matrix.ts';
import { readColourCard } from '../../server/imaging/colour-card.ts';
import { type Pixels, toLinear } from '../../server/imaging/pixels.ts';
import { pixelsOf } from '../../server/imaging/sharp-pixels.ts';
import { type CardOptions, cardPose, drawCard, plainPicture } from '../support/drawn-card.ts';
import { drawHead } from '../support/drawn-head.ts';
import { scalpPhotographs } from '../support/scalp-photographs.ts';

const size = { widthPx: 1500, heightPx: 1100 };
const middle = { x: 760, y: 540, pxPerMm: 6 };

function drawn(options: CardOptions): Pixels {
  const picture = plainPicture(size.widthPx, size.heightPx);
  drawCard(picture, options);
  return picture;
}

/** As a camera would hand it over: blurred, noisy, and packed as JPEG. */
async function photographed(
  picture: Pixels,
  blurPx: number,
  noise: number,
  quality: number,
): Promise<Pixels> {
  const { data, widthPx, heightPx } = picture;
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  const soft = await sharp(data, { raw }).blur(blurPx).raw().toBuffer();
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const grainy = Uint8ClampedArray.from(soft, (v) => v + (random() + random() + random()) * 2 * noise);
  const jpeg = await sharp(grainy, { raw }).jpeg({ quality }).toBuffer();
  return { widthPx, heightPx, data: await sharp(jpeg).raw().toBuffer() };
}

const stated = (k: number) => cardPatches[k]?.srgb.map(toLinear) ?? [];

describe('the colour card in a picture', () => {
  test.each([
    ['straight on', {}],
    ['turned by 37°', { degrees: 37 }],
    ['upside down', { degrees: 180 }],
    ['in perspective', { degrees: -20, tiltX: 0.0012, tiltY: -0.0008 }],
    ['small', { pxPerMm: 2.6, degrees: 8 }],
  ])('is found %s, with its scale, its place and its colours', async (_, pose) => {
    const matrix = cardPose({ ...middle, ...pose });
    const { reading, refusal } = await readColourCard(drawn({ matrix }));
    expect(refusal).toBeNull();
    for (const [x, y] of [
      [0, 0],
      [cardWidthMm, 0],
      [cardWidthMm, cardHeightMm],
      [0, cardHeightMm],
    ] as const) {
      const [found, truth] = [mapPoint(reading?.matrix ?? matrix, x, y), mapPoint(matrix, x, y)];
      expect(Math.hypot(found[0] - truth[0], found[1] - truth[1])).toBeLessThan(1);
    }
    const pxPerMm = { ...middle, ...pose }.pxPerMm;
    expect(Math.abs((reading?.pxPerMm ?? 0) / pxPerMm - 1)).toBeLessThan(0.01);
    reading?.patches.forEach((patch, k) => {
      patch.forEach((value, c) => {
        expect(value).toBeCloseTo(stated(k)[c] ?? 0, 2);
      });
    });
  });

  test('is read in warm, dim light through blur, noise and JPEG', async () => {
    const matrix = cardPose({ ...middle, degrees: 12, tiltX: 0.0006 });
    const gain = [0.7, 0.55, 0.4] as const;
    const { reading } = await readColourCard(await photographed(drawn({ matrix, gain }), 1.5, 6, 80));
    expect(reading).not.toBeNull();
    reading?.patches.slice(0, 4).forEach((patch, k) => {
      patch.forEach((value, c) => {
        expect(value / ((stated(k)[c] ?? 0) * (gain[c] ?? 0))).toBeGreaterThan(0.96);
        expect(value / ((stated(k)[c] ?? 0) * (gain[c] ?? 0))).toBeLessThan(1.04);
      });
    });
    expect(Math.abs((reading?.pxPerMm ?? 0) / middle.pxPerMm - 1)).toBeLessThan(0.01);
  });

  test('with a hidden corner is refused', async () => {
    const { reading, refusal } = await readColourCard(drawn({ matrix: cardPose(middle), hidden: 29 }));
    expect(reading).toBeNull();
    expect(refusal).toEqual({ code: 'card_incomplete', severity: 'warn', values: { corners: 3 } });
  });

  test('over-exposed is refused', async () => {
    const { refusal } = await readColourCard(drawn({ matrix: cardPose(middle), gain: [1.7, 1.7, 1.7] }));
    expect(refusal?.code).toBe('card_clipped');
  });

  test('with a shadow’s edge across it, or greys that do not step, is refused', async () => {
    const shaded = drawn({ matrix: cardPose(middle) });
    const [x] = mapPoint(cardPose(middle), 82.5, 30);
    for (let at = 0; at < shaded.data.length; at += 3) {
      if ((at / 3) % size.widthPx < x) continue;
      for (let c = 0; c < 3; c++) shaded.data[at + c] = (shaded.data[at + c] ?? 0) * 0.6;
    }
    expect((await readColourCard(shaded)).refusal?.code).toBe('card_unclear');
    const swapped = drawn({
      matrix: cardPose({ ...middle }),
      offset: [0.4, 0.4, 0.4],
      gain: [0.05, 0.05, 0.05],
    });
    expect((await readColourCard(swapped)).reading).toBeNull();
  });
});

describe('no card is seen where none is', () => {
  test('on drawn heads', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const size = { widthPx: 1000, heightPx: 1000, headWidthPx: 640 };
      const head = await drawHead({ seed, coverage: 0.2 + seed * 0.1, noise: 3, visit: seed, ...size });
      expect(await readColourCard(head.pixels)).toEqual({ reading: null, refusal: null });
    }
  });

  test.skipIf(scalpPhotographs.length === 0)('on photographs of real heads', async () => {
    for (const path of scalpPhotographs) {
      const pixels = await pixelsOf(sharp(path).rotate().removeAlpha().toColourspace('srgb'));
      expect({ path, ...(await readColourCard(pixels)) }).toEqual({ path, reading: null, refusal: null });
    }
  });
});
