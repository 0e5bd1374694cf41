import { beforeAll, describe, expect, it } from 'vitest';
import type { Matrix3 } from '../../server/contract/matrix.ts';
import { blindPair, NEUTRAL } from '../../server/imaging/blind/blind-pair.ts';
import { equalFiles } from '../../server/imaging/blind/equal-files.ts';
import { luminance, type Pixels } from '../../server/imaging/pixels.ts';
import { drawHead, type HeadPicture } from '../support/drawn-head.ts';

const size = { seed: 4, widthPx: 900, heightPx: 1000, headWidthPx: 640 };
let first: HeadPicture;
let again: HeadPicture;
let pair: { reference: Pixels; photo: Pixels };

async function shown(reference: HeadPicture, photo: HeadPicture, light: Parameters<typeof blindPair>[3]) {
  const found = await blindPair(reference.pixels, photo.pixels, photo.matrixTo(reference), light);
  if (found === null) throw new Error('nothing in common');
  return found;
}

beforeAll(async () => {
  first = await drawHead(size);
  again = await drawHead({ ...size, rotationDegrees: 6, scale: 1.08, shiftX: 0.04, noise: 1 });
  pair = await shown(first, again, null);
});

const isGrey = ({ data }: Pixels, at: number) =>
  data[at * 3] === NEUTRAL && data[at * 3 + 1] === NEUTRAL && data[at * 3 + 2] === NEUTRAL;
const pixelsOf = ({ widthPx, heightPx }: Pixels) => Array.from({ length: widthPx * heightPx }, (_, k) => k);

/** Mean difference of luminance where both show the head, 0–255. */
function apart(one: Pixels, two: Pixels): number {
  const [a, b] = [luminance(one).data, luminance(two).data];
  const shownAt = pixelsOf(one).filter((at) => !isGrey(one, at));
  return shownAt.reduce((sum, at) => sum + Math.abs((a[at] ?? 0) - (b[at] ?? 0)), 0) / shownAt.length;
}

/** Mean luminance of what is shown, and how much neighbours differ: brightness and sharpness. */
function looks(picture: Pixels): { light: number; fine: number } {
  const { data } = luminance(picture);
  const inside = pixelsOf(picture).filter((at) => !isGrey(picture, at) && !isGrey(picture, at + 1));
  const mean = (f: (at: number) => number) => inside.reduce((sum, at) => sum + f(at), 0) / inside.length;
  return {
    light: mean((at) => data[at] ?? 0),
    fine: mean((at) => Math.abs((data[at + 1] ?? 0) - (data[at] ?? 0))),
  };
}

describe('the two pictures of a blinded reading', () => {
  it('have one size, and show the same places in the same pixels', () => {
    const { reference, photo } = pair;
    expect([photo.widthPx, photo.heightPx]).toEqual([reference.widthPx, reference.heightPx]);
    // Laid 3 % of the head aside, the same two differ by more than twice as much.
    const { data, widthPx, heightPx } = photo;
    const by = Math.round(0.03 * widthPx) * 3;
    const aside = { widthPx, heightPx, data: Uint8Array.from(data, (_, k) => data[k + by] ?? 0) };
    expect(apart(reference, photo)).toBeLessThan(0.5 * apart(reference, aside));
  });

  it('are grey in the same places, which hold neither room nor shoulders', () => {
    const { reference, photo } = pair;
    const grey = pixelsOf(reference).filter((at) => isGrey(reference, at));
    expect(grey.every((at) => isGrey(photo, at))).toBe(true);
    const corners = [0, reference.widthPx - 1, reference.widthPx * (reference.heightPx - 1)];
    expect(corners.every((at) => isGrey(reference, at))).toBe(true);
    const share = grey.length / (reference.widthPx * reference.heightPx);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.4);
  });

  it('tell by neither sharpness nor light which one was moved, whichever is called the reference', async () => {
    const other = await shown(again, first, null);
    for (const { reference, photo } of [pair, other]) {
      const [one, two] = [looks(reference), looks(photo)];
      expect(one.fine / two.fine).toBeGreaterThan(0.93);
      expect(one.fine / two.fine).toBeLessThan(1.07);
      expect(Math.abs(one.light - two.light)).toBeLessThan(2);
    }
    expect(other.reference.widthPx / pair.reference.widthPx).toBeCloseTo(1, 1);
  });

  it('meet half way in a light that is known, so that a darker visit is not seen at a glance', async () => {
    const dark = await drawHead({ ...size, rotationDegrees: 6, light: { gain: 0.7, red: 0.9, blue: 1.1 } });
    const taken = await shown(first, dark, null);
    const gain = [0.7 * 0.9, 0.7, 0.7 * 1.1];
    const matched = await shown(first, dark, { gain, offset: [0, 0, 0] });
    const difference = ({ reference, photo }: typeof pair) => looks(reference).light - looks(photo).light;
    expect(difference(taken)).toBeGreaterThan(10);
    expect(Math.abs(difference(matched))).toBeLessThan(2);
    expect(looks(matched.reference).light).toBeLessThan(looks(taken.reference).light);
  });

  it('stand upright where the photo was taken lying on its side, and mirrored ones are put right', async () => {
    const { widthPx, heightPx } = first.pixels;
    const lying: Pixels = {
      widthPx: heightPx,
      heightPx: widthPx,
      data: new Uint8Array(widthPx * heightPx * 3),
    };
    for (let y = 0; y < widthPx; y++) {
      for (let x = 0; x < heightPx; x++) {
        for (let k = 0; k < 3; k++) {
          lying.data[(y * heightPx + x) * 3 + k] = first.pixels.data[(x * widthPx + y) * 3 + k] ?? 0;
        }
      }
    }
    // Rows and columns exchanged: a quarter turn and a mirror at once.
    const found = await blindPair(first.pixels, lying, [0, 1, 0, 1, 0, 0, 0, 0, 1], null);
    if (found === null) throw new Error('nothing in common');
    expect(apart(found.reference, found.photo)).toBeLessThan(1.5);
    const upright = await blindPair(first.pixels, first.pixels, [1, 0, 0, 0, 1, 0, 0, 0, 1], null);
    expect(found.reference.widthPx / (upright?.reference.widthPx ?? 0)).toBeCloseTo(1, 1);
  });

  it('are none where the photos show nothing in common', async () => {
    const far: Matrix3 = [1, 0, 5000, 0, 1, 0, 0, 0, 1];
    expect(await blindPair(first.pixels, again.pixels, far, null)).toBeNull();
  });

  it('are files of exactly the same number of bytes', async () => {
    const plain = { ...pair.photo, data: new Uint8Array(pair.photo.data.length).fill(NEUTRAL) };
    const [one, two] = await equalFiles(pair.reference, plain);
    expect(one.length).toBe(two.length);
    expect(one.length % 65536).toBe(0);
    expect([...one.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });
});
