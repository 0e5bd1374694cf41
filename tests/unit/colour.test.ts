import sharp from 'sharp';
import { expect, test } from 'vitest';
import { heicToTiff } from '../../server/imaging/heic.ts';
import { normalPicture } from '../../server/imaging/normal-picture.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';
import { meanColour } from '../support/picture-likeness.ts';

const linear = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const gamma = (light: number) => {
  const share = Math.min(1, Math.max(0, light));
  return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
};

/** Display P3 → sRGB by the matrices of the two standards (both D65, same curve): the reference conversion. */
function fromDisplayP3(colour: readonly [number, number, number]): number[] {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  return [
    1.2249401762 * r - 0.2249401762 * g,
    -0.0420569549 * r + 1.0420569549 * g,
    -0.0196375546 * r - 0.0786360456 * g + 1.0982736 * b,
  ].map(gamma);
}

function expectNear(found: number[], expected: number[], within: number): void {
  found.forEach((value, channel) => {
    expect(Math.abs(value - (expected[channel] ?? 0))).toBeLessThanOrEqual(within);
  });
}

const stored = async (bytes: Buffer) =>
  meanColour((await normalPicture(bytes, defaultLimits)).derivatives.master.bytes);

/** A flat patch whose numbers are meant in Display P3: drawn in sRGB, converted and tagged, then read back. */
async function p3Patch(): Promise<{ bytes: Buffer; colour: [number, number, number] }> {
  const bytes = await sharp({
    create: { width: 64, height: 64, channels: 3, background: { r: 190, g: 130, b: 100 } },
  })
    .withIccProfile('p3')
    .png()
    .toBuffer();
  const [r = 0, g = 0, b = 0] = await meanColour(bytes);
  return { bytes, colour: [r, g, b] };
}

test('a patch of skin in Display P3 keeps its colour in sRGB', async () => {
  const { bytes, colour } = await p3Patch();
  expectNear(await stored(bytes), fromDisplayP3(colour), 2);
  expectNear(await stored(bytes), [190, 130, 100], 2);
});

/** ROMM RGB (ISO 22028-2): gamma 1.8, D50 white; adapted to D65 by Bradford and written in sRGB. */
function fromProPhoto(colour: readonly [number, number, number]): number[] {
  const [r, g, b] = colour.map((value) => (value / 255) ** 1.8) as [number, number, number];
  return [
    2.0343 * r - 0.7274 * g - 0.3069 * b,
    -0.2288 * r + 1.2317 * g - 0.0029 * b,
    -0.0086 * r - 0.1533 * g + 1.1618 * b,
  ].map(gamma);
}

const difficult = test.skipIf(!havePhotographs('difficult'));

difficult('a red outside sRGB in Display P3 is the reddest sRGB has', async () => {
  expectNear(await stored(await photograph('difficult', 'p3.png')), [255, 0, 0], 3);
});

difficult('ProPhoto is converted, not taken for sRGB', async () => {
  const bytes = await photograph('difficult', 'prophoto.png');
  const [r = 0, g = 0, b = 0] = await meanColour(bytes);
  expectNear(await stored(bytes), fromProPhoto([r, g, b]), 2);
});

difficult('CMYK is converted by its own profile of inks, not by subtraction', async () => {
  const bytes = await photograph('difficult', 'cmyk.jpg');
  // U.S. Web Coated (SWOP) v2, perceptual; by subtraction the means would be 115, 117, 104.
  expectNear(await stored(bytes), [120.9, 126.4, 115.2], 2);
});

difficult('the Display P3 of a HEIC photo is honoured', async () => {
  const bytes = await photograph('difficult', 'phone.heic');
  const asDecoded = await heicToTiff(bytes, undefined);
  const pixels = (picture: Buffer) =>
    sharp(picture).resize({ width: 256, height: 256, fit: 'fill' }).raw().toBuffer();
  const decoded = await pixels(asDecoded);
  const found = await pixels((await normalPicture(bytes, defaultLimits)).derivatives.master.bytes);
  // Greys are the same in both spaces: only colourful pixels tell.
  let colourful = 0;
  let withProfile = 0;
  let without = 0;
  for (let at = 0; at < decoded.length; at += 3) {
    const colour = [decoded[at] ?? 0, decoded[at + 1] ?? 0, decoded[at + 2] ?? 0] as const;
    if (Math.max(...colour) - Math.min(...colour) < 15) continue;
    colourful += 1;
    fromDisplayP3(colour).forEach((value, channel) => {
      withProfile += Math.abs(value - (found[at + channel] ?? 0));
      without += Math.abs((colour[channel] ?? 0) - (found[at + channel] ?? 0));
    });
  }
  expect(colourful).toBeGreaterThan(100);
  expect(withProfile / colourful / 3).toBeLessThan(1);
  expect(without / withProfile).toBeGreaterThan(1.4);
});
