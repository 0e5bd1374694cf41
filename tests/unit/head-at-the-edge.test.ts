import { expect, it } from 'vitest';
import { coarseSearch } from '../../server/imaging/register/coarse-search.ts';
import { prepareHead, seeHead } from '../../server/imaging/register/prepare.ts';
import { register } from '../../server/imaging/register/register.ts';
import type { Head } from '../accuracy/heads.ts';
import { throughCamera } from '../accuracy/through-camera.ts';

// Found by `npm run accuracy`: where a head reached the edge of its photo, the search compared with what is beyond it.
const first: Head = {
  skin: 'dark',
  hair: 'brown',
  person: {
    seed: 4_700_020,
    skin: [0.075, 0.042, 0.029],
    hair: [0.072, 0.042, 0.025],
    grey: 0,
    curl: { swingMm: 2.5053, waveMm: 23.826 },
    calibreMm: 0.0621,
    densityPerMm2: 2.0649,
    pattern: 'temples_and_crown',
    shine: 0.4439,
    parted: false,
  },
  state: { loss: 0.8696, lengthMm: 42.4059 },
  shot: {
    view: 'vertex',
    widthPx: 896,
    heightPx: 992,
    headWidthPx: 640,
    light: { aroundDegrees: 32.3055, heightDegrees: 52.6645, hardness: 0.4414 },
    noise: 2.0902,
    blurPx: 0.6183,
    room: 20,
  },
};

const later: Head = {
  ...first,
  state: { ...first.state, loss: 0.8797, day: 2, combing: 1.1652 },
  shot: {
    ...first.shot,
    light: {
      gain: 1.211,
      red: 0.9816,
      blue: 1.0907,
      aroundDegrees: 54.051,
      heightDegrees: 52.7043,
      hardness: 0.3215,
    },
    noise: 1.9912,
    blurPx: 0.5,
    room: 23,
    turnDegrees: 0.8412,
    nodDegrees: -0.2923,
    tiltDegrees: -6.244,
    distance: 0.9105,
    shiftX: 0.0126,
    shiftY: 0.0492,
    jpegQuality: 90,
  },
};

it('a head that reaches the edge of its photo is looked for by what the photo shows, and found', async () => {
  const [{ pixels: reference }, { pixels }] = [await throughCamera(first), await throughCamera(later)];
  const [fixed, moving] = [
    await prepareHead(await seeHead(reference)),
    await prepareHead(await seeHead(pixels)),
  ];
  for (const { score } of [...coarseSearch(moving, fixed), ...coarseSearch(fixed, moving)])
    expect(score).toBeGreaterThan(0);
  const { state, quality } = await register(pixels, reference);
  expect(state).toBe('accepted');
  expect(Math.abs((quality.tiltDegrees ?? Number.NaN) - 0.6)).toBeLessThan(1);
});
