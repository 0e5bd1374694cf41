import { expect, it } from 'vitest';
import { mirrored, type Pixels } from '../../server/imaging/pixels.ts';
import { register } from '../../server/imaging/register/register.ts';
import { pixelsOf, sharpOf } from '../../server/imaging/sharp-pixels.ts';
import type { Head } from '../accuracy/heads.ts';
import { throughCamera } from '../accuracy/through-camera.ts';

// Found by `npm run accuracy`: one of the two directions stopped beside the place, and the pair was refused.
const first: Head = {
  skin: 'medium',
  hair: 'grey',
  person: {
    seed: 1_300_027,
    skin: [0.41, 0.25, 0.165],
    hair: [0.022, 0.02, 0.019],
    grey: 0.815,
    curl: { swingMm: 0, waveMm: 20 },
    calibreMm: 0.0676,
    densityPerMm2: 2.64,
    pattern: 'top',
    shine: 0.867,
    parted: false,
  },
  state: { loss: 0.1085, lengthMm: 41.66 },
  shot: {
    view: 'superior',
    widthPx: 896,
    heightPx: 992,
    headWidthPx: 640,
    light: { aroundDegrees: 109.4, heightDegrees: 43.6, hardness: 0.357 },
    noise: 2.08,
    blurPx: 0.52,
    room: 26,
  },
};

const later: Head = {
  ...first,
  state: { ...first.state, loss: 0, day: 2, combing: 0.975 },
  shot: {
    ...first.shot,
    light: { gain: 0.8, red: 0.977, blue: 1.103, aroundDegrees: 90.8, heightDegrees: 47.3, hardness: 0.365 },
    noise: 1.67,
    blurPx: 0.579,
    room: 29,
    turnDegrees: 3.7,
    nodDegrees: -1.35,
    tiltDegrees: 7.12,
    distance: 0.952,
    shiftX: 0.0515,
    shiftY: 0.0966,
    jpegQuality: 95,
  },
};

// Smooth hair all round: both directions begin far off, and come back to the place only by answering one another.
const smooth: Head = {
  skin: 'brown',
  hair: 'brown',
  person: {
    seed: 4_700_036,
    skin: [0.2, 0.11, 0.065],
    hair: [0.072, 0.042, 0.025],
    grey: 0,
    curl: { swingMm: 0, waveMm: 20 },
    calibreMm: 0.0746,
    densityPerMm2: 2.6723,
    pattern: 'crown',
    shine: 0.1299,
    parted: false,
  },
  state: { loss: 0.4697, lengthMm: 22.3984 },
  shot: {
    view: 'vertex',
    widthPx: 896,
    heightPx: 992,
    headWidthPx: 640,
    light: { aroundDegrees: 79.6537, heightDegrees: 40.2859, hardness: 0.4937 },
    noise: 1.9971,
    blurPx: 0.507,
    room: 36,
  },
};

const smoothLater: Head = {
  ...smooth,
  state: { ...smooth.state, loss: 0.4933, day: 2, combing: 0.5384 },
  shot: {
    ...smooth.shot,
    light: {
      gain: 1.1596,
      red: 1.0249,
      blue: 0.9752,
      aroundDegrees: 64.0733,
      heightDegrees: 49.3762,
      hardness: 0.5891,
    },
    noise: 1.8424,
    blurPx: 0.5,
    room: 39,
    turnDegrees: -3.6194,
    nodDegrees: 3.4218,
    tiltDegrees: 9.0021,
    distance: 1.0926,
    shiftX: 0.0224,
    shiftY: 0.1154,
    jpegQuality: 88,
  },
};

/** On its side, on its head, upright, and each of them mirrored. */
async function everyWay(photo: Head): Promise<{ lying: string; pixels: Pixels }[]> {
  const { pixels } = await throughCamera(photo);
  const found = [];
  for (const [name, picture] of [
    ['', pixels],
    ['mirrored ', mirrored(pixels)],
  ] as const) {
    for (const degrees of [0, 90, 180, 270])
      found.push({ lying: `${name}${degrees}°`, pixels: await pixelsOf(sharpOf(picture).rotate(degrees)) });
  }
  return found;
}

it('a photo that lies on its side, mirrored or not, is set upright and laid where the same photo upright is laid', async () => {
  const { pixels: reference } = await throughCamera(first);
  for (const { lying, pixels } of await everyWay(later)) {
    const { state, quality } = await register(pixels, reference);
    expect([lying, state]).toEqual([lying, 'accepted']);
    expect(quality.tiltDegrees).toBeCloseTo(2, 0);
  }
}, 60_000);

it('smooth hair that shows little to hold on to is laid the same, whichever way the photo lies', async () => {
  const { pixels: reference } = await throughCamera(smooth);
  for (const { lying, pixels } of await everyWay(smoothLater)) {
    const { state, quality } = await register(pixels, reference);
    expect([lying, state]).toEqual([lying, 'accepted']);
    expect(Math.abs((quality.tiltDegrees ?? Number.NaN) - 4)).toBeLessThan(1.5);
  }
}, 60_000);
