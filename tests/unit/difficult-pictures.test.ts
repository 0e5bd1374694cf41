import { expect, test } from 'vitest';
import { normalPicture } from '../../server/imaging/normal-picture.ts';
import { type ImagingRefusal, refusalOf } from '../../server/imaging/refusal.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';

const normal = (bytes: Buffer) => normalPicture(bytes, defaultLimits);

async function refusal(bytes: Buffer, limits = defaultLimits): Promise<ImagingRefusal | null> {
  return normalPicture(bytes, limits).then(
    () => null,
    (error) => refusalOf(error) ?? Promise.reject(error),
  );
}

const difficult = test.skipIf(!havePhotographs('difficult'));

difficult.each([
  ['65536-uint32-limit.png', 'too_many_pixels', { widthPx: 65_536, heightPx: 65_536, limitMegapixels: 64 }],
  ['giant-image.jpg', 'too_many_pixels', { widthPx: 20_000, heightPx: 14_000, limitMegapixels: 64 }],
  ['circle.svg', 'unsupported_format', { found: 'svg' }],
  ['rotating-squares.gif', 'unsupported_format', { found: 'gif' }],
  ['corrupt-header.jpg', 'truncated_or_corrupt', {}],
  ['corrupted.heic', 'truncated_or_corrupt', {}],
] as const)('%s is refused as %s', async (name, code, values) => {
  expect(await refusal(await photograph('difficult', name))).toEqual({ code, values });
});

difficult.each([
  ['cmyk.jpg', { mediaType: 'image/jpeg', originalWidthPx: 500, originalHeightPx: 333 }],
  ['gain-map.jpg', { mediaType: 'image/jpeg', originalWidthPx: 3840, originalHeightPx: 2160 }],
  ['pitm.avif', { mediaType: 'image/avif', originalWidthPx: 4096, originalHeightPx: 800 }],
  ['p3.png', { mediaType: 'image/png', originalWidthPx: 8, originalHeightPx: 8 }],
  ['prophoto.png', { mediaType: 'image/png', originalWidthPx: 1, originalHeightPx: 1 }],
])('%s is taken as it is', async (name, facts) => {
  const picture = await normal(await photograph('difficult', name));
  expect(picture.facts).toMatchObject(facts);
});

difficult(
  'a phone’s HEIC of 12 megapixels is decoded upright, once, with its camera and its clock',
  async () => {
    const { facts, derivatives } = await normal(await photograph('difficult', 'phone.heic'));
    expect(facts).toEqual({
      mediaType: 'image/heic',
      originalWidthPx: 3024,
      originalHeightPx: 4032,
      capture: { local: '2018-07-31T14:52:07', offset: null },
      device: 'Apple iPhone 8 Plus',
    });
    expect(derivatives.master).toMatchObject({ widthPx: 2304, heightPx: 3072 });
  },
);

difficult.each(['phone.heic', 'gain-map.jpg', 'cmyk.jpg', 'pitm.avif', 'prophoto.png'])(
  '%s cut short is refused as truncated_or_corrupt',
  async (name) => {
    const whole = await photograph('difficult', name);
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.7)))).toMatchObject({
      code: 'truncated_or_corrupt',
    });
  },
);

difficult(
  'a picture over the house’s ceiling of pixels is refused before it is decoded, HEIC too',
  async () => {
    const limits = { ...defaultLimits, maxPixels: 5_000_000 };
    for (const name of ['phone.heic', 'gain-map.jpg']) {
      expect(await refusal(await photograph('difficult', name), limits)).toMatchObject({
        code: 'too_many_pixels',
        values: { limitMegapixels: 5 },
      });
    }
  },
);
