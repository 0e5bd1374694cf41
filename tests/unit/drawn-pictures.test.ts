import sharp from 'sharp';
import { expect, test } from 'vitest';
import { normalPicture } from '../../server/imaging/normal-picture.ts';
import { refusalOf } from '../../server/imaging/refusal.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { bitsApart, meanColour } from '../support/picture-likeness.ts';

const normal = (bytes: Buffer) => normalPicture(bytes, defaultLimits);
const refusal = (bytes: Buffer) => normal(bytes).then(() => null, refusalOf);
const flat = (background: { r: number; g: number; b: number; alpha?: number }) =>
  sharp({ create: { width: 40, height: 30, channels: 4, background } });

test('a large photo becomes a master of 3072, a screen of 1600 and a thumb of 320 pixels that show the same', async () => {
  const original = await drawnPhoto({ widthPx: 4032, heightPx: 3024 });
  const { derivatives } = await normal(original);
  expect(derivatives.master).toMatchObject({ widthPx: 3072, heightPx: 2304 });
  expect(derivatives.screen).toMatchObject({ widthPx: 1600, heightPx: 1200 });
  expect(derivatives.thumb).toMatchObject({ widthPx: 320, heightPx: 240 });
  for (const { bytes } of Object.values(derivatives)) {
    expect(await bitsApart(bytes, original)).toBeLessThanOrEqual(5);
  }
  expect((await sharp(derivatives.master.bytes).metadata()).format).toBe('jpeg');
  expect((await sharp(derivatives.screen.bytes).metadata()).format).toBe('webp');
});

test('a small photo is never enlarged', async () => {
  const { derivatives } = await normal(await drawnPhoto({ widthPx: 200, heightPx: 300 }));
  for (const size of Object.values(derivatives)) expect(size).toMatchObject({ widthPx: 200, heightPx: 300 });
});

test('the same original with the same recipes gives the same bytes', async () => {
  const original = await drawnPhoto({ widthPx: 2000, heightPx: 1500 });
  const [once, again] = [await normal(original), await normal(original)];
  for (const kind of ['master', 'screen', 'thumb'] as const) {
    expect(once.derivatives[kind].bytes.equals(again.derivatives[kind].bytes)).toBe(true);
  }
});

test('no derivative carries EXIF, XMP, IPTC, a profile or a place', async () => {
  const original = await sharp(await drawnPhoto({ widthPx: 400, heightPx: 300 }))
    .withExif({ IFD0: { Make: 'Maker', Artist: 'A. Person' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  expect(Object.keys(await sharp(original).metadata())).toEqual(
    expect.arrayContaining(['exif', 'xmp', 'icc']),
  );
  const { derivatives } = await normal(original);
  for (const { bytes } of Object.values(derivatives)) {
    const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
    expect(bytes.includes('A. Person')).toBe(false);
  }
});

test('transparent pixels lie on neutral grey', async () => {
  const clear = await flat({ r: 255, g: 0, b: 0, alpha: 0 }).png().toBuffer();
  expect(await meanColour((await normal(clear)).derivatives.master.bytes)).toEqual([128, 128, 128]);
});

test('a grey picture and one of 16 bits become three channels of eight', async () => {
  const grey = await flat({ r: 90, g: 90, b: 90 }).removeAlpha().toColourspace('b-w').jpeg().toBuffer();
  const deep = await flat({ r: 90, g: 90, b: 90 }).removeAlpha().toColourspace('rgb16').png().toBuffer();
  for (const picture of [grey, deep]) {
    const { master } = (await normal(picture)).derivatives;
    const facts = await sharp(master.bytes).metadata();
    expect(facts).toMatchObject({ channels: 3, space: 'srgb', depth: 'uchar' });
    for (const mean of await meanColour(master.bytes)) expect(Math.abs(mean - 90)).toBeLessThan(1.5);
  }
});

test('a film is refused as animated, whatever holds it', async () => {
  const frames = await Promise.all(
    [
      { r: 9, g: 9, b: 9 },
      { r: 200, g: 9, b: 9 },
    ].map((colour) => flat(colour).png().toBuffer()),
  );
  const webp = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
  expect((await sharp(webp).metadata()).pages).toBe(2);
  expect(await refusal(webp)).toEqual({ code: 'animated', values: {} });

  const still = await flat({ r: 9, g: 9, b: 9 }).png().toBuffer();
  const acTL = Buffer.from('000000086163544c0000000200000000f38d9370', 'hex');
  const animatedPng = Buffer.concat([still.subarray(0, 33), acTL, still.subarray(33)]);
  expect(await refusal(animatedPng)).toEqual({ code: 'animated', values: {} });
});

test.each([
  ['nothing', Buffer.alloc(0), 'not_an_image', {}],
  ['a text', Buffer.from('Dear doctor, here is my photo'), 'not_an_image', {}],
  ['a page', Buffer.from('%PDF-1.7 and so on and so on'), 'unsupported_format', { found: 'pdf' }],
  ['a bomb of zeros', Buffer.alloc(1_000_000), 'not_an_image', {}],
  ['a video', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  '), 'unsupported_format', { found: 'video' }],
])('%s is refused, whatever its name says', async (_what, bytes, code, values) => {
  expect(await refusal(bytes)).toEqual({ code, values });
});

test('a JPEG that ends too early or is damaged in the middle is refused', async () => {
  const whole = await drawnPhoto({ widthPx: 1200, heightPx: 900 });
  const damaged = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  damaged.fill(0xff, middle, middle + 400);
  for (const bytes of [whole.subarray(0, middle), damaged]) {
    expect(await refusal(bytes)).toEqual({ code: 'truncated_or_corrupt', values: {} });
  }
});
