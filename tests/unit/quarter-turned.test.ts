import { expect, it } from 'vitest';
import { mirrored } from '../../server/imaging/pixels.ts';
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

it('a photo that lies on its side, mirrored or not, is set upright and laid where the same photo upright is laid', async () => {
  const { pixels: reference } = await throughCamera(first);
  const { pixels } = await throughCamera(later);
  for (const picture of [pixels, mirrored(pixels)]) {
    for (const degrees of [0, 90, 180, 270]) {
      const { state, quality } = await register(await pixelsOf(sharpOf(picture).rotate(degrees)), reference);
      expect([degrees, state]).toEqual([degrees, 'accepted']);
      expect(quality.tiltDegrees).toBeCloseTo(2, 0);
    }
  }
}, 60_000);
