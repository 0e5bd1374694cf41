import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { composed, isMirrored, type Matrix3, mapPoint, mirrorOf } from '../../server/contract/matrix.ts';
import { crown, samePoints } from '../../server/demo/scalp/truth.ts';
import { dot } from '../../server/demo/scalp/vector.ts';
import { readMasterPixels } from '../../server/imaging/master-pixels.ts';
import { mirrored } from '../../server/imaging/pixels.ts';
import { register } from '../../server/imaging/register/register.ts';
import { drawHead, type HeadOptions, type HeadPicture } from '../support/drawn-head.ts';
import { scalpPhotographs } from '../support/scalp-photographs.ts';

/** Mean distance between where the matrix and the truth put the crown's skin, in percent of the head's width. */
function errorPercent(matrix: Matrix3 | null, photo: HeadPicture, reference: HeadPicture): number {
  if (!matrix) return Number.NaN;
  const apart = samePoints(photo.photo, reference.photo, crown).map(({ from, to }) => {
    const [x, y] = mapPoint(matrix, ...from);
    return Math.hypot(x - to[0], y - to[1]);
  });
  return (100 * apart.reduce((sum, v) => sum + v, 0)) / apart.length / reference.headWidthPx;
}

const person: HeadOptions = { seed: 3, coverage: 0.45, visit: 1 };
const later: HeadOptions = {
  ...person,
  coverage: 0.65,
  rotationDegrees: -8,
  scale: 1.1,
  shiftX: 0.08,
  shiftY: -0.06,
  light: { gain: 1.2, red: 1.06 },
  visit: 2,
};

describe('two photographs of one head', () => {
  it('are laid over each other within half a percent of the head, though hair, light and room changed', async () => {
    const [reference, photo] = [await drawHead(person), await drawHead(later)];
    const found = await register(photo.pixels, reference.pixels);
    expect(found.state).toBe('accepted');
    expect(errorPercent(found.matrix, photo, reference)).toBeLessThan(0.5);
    expect(found.quality.rotationDegrees).toBeCloseTo(8, 0);
    expect(found.quality.scale).toBeCloseTo(1 / 1.1, 1);
    expect(await register(photo.pixels, reference.pixels)).toEqual(found);
  });

  it('turned aside and nodded by three to six degrees between the two are laid within one percent, and how far is told', async () => {
    const reference = await drawHead(person);
    for (const [turnDegrees, nodDegrees] of [
      [4, 4],
      [-6, 3],
    ] as const) {
      const photo = await drawHead({ ...later, turnDegrees, nodDegrees });
      const found = await register(photo.pixels, reference.pixels);
      expect(found.state).toBe('accepted');
      expect(errorPercent(found.matrix, photo, reference)).toBeLessThan(1);
      const alike = dot(photo.photo.camera.towards, reference.photo.camera.towards);
      const tiltDegrees = (Math.acos(alike) * 180) / Math.PI;
      expect(Math.abs((found.quality.tiltDegrees ?? Number.NaN) - tiltDegrees)).toBeLessThan(1);
    }
  });

  it('are found when one was taken a quarter turn round', async () => {
    const [reference, photo] = [
      await drawHead(person),
      await drawHead({ ...person, rotationDegrees: 90, visit: 2 }),
    ];
    const found = await register(photo.pixels, reference.pixels);
    expect(found.state).toBe('accepted');
    expect(errorPercent(found.matrix, photo, reference)).toBeLessThan(0.5);
  });

  it('are found when one was saved as a mirror shows it, and the matrix says so', async () => {
    const [reference, photo] = [
      await drawHead(person),
      await drawHead({ ...person, rotationDegrees: 5, visit: 2 }),
    ];
    const found = await register(mirrored(photo.pixels), reference.pixels);
    expect(found.state).toBe('accepted');
    expect(found.matrix && isMirrored(found.matrix)).toBe(true);
    const straight = found.matrix && composed(mirrorOf(photo.width), found.matrix);
    expect(errorPercent(straight, photo, reference)).toBeLessThan(0.5);
    expect(found.quality.rotationDegrees).toBeCloseTo(-5, 0);
  });

  it('of the very same bytes lie on each other', async () => {
    const { pixels } = await drawHead(person);
    const found = await register(pixels, pixels);
    expect(found.state).toBe('accepted');
    const [x, y] = found.matrix ? mapPoint(found.matrix, 700, 900) : [];
    expect(Math.hypot((x ?? 0) - 700, (y ?? 0) - 900)).toBeLessThan(0.5);
  });
});

describe('photographs of two different heads', () => {
  it('of one shape and one combing are refused with a reason', async () => {
    const [reference, other] = [await drawHead(person), await drawHead({ ...person, seed: 4 })];
    const found = await register(other.pixels, reference.pixels);
    expect(found.state).toBe('refused');
    expect(found.refusal?.code).toMatch(/^alignment_/);
  });
});

describe.skipIf(scalpPhotographs.length === 0)('photographs of real heads', () => {
  const open = (path: string) => readMasterPixels(readFileSync(path));

  it('of different people are never accepted', async () => {
    const heads = await Promise.all(
      scalpPhotographs
        .slice(0, 24)
        .filter((_, i) => i % 4 === 0)
        .map(open),
    );
    for (const [i, photo] of heads.entries()) {
      const reference = heads[(i + 1) % heads.length];
      if (reference) expect((await register(photo, reference)).state).toBe('refused');
    }
  }, 60_000);

  it('of one person, turned, darkened, cropped and encoded again, are accepted', async () => {
    for (const path of scalpPhotographs.filter((_, i) => i % 8 === 2)) {
      const changed = await sharp(path)
        .rotate(7, { background: '#777' })
        .linear(0.8, 4)
        .jpeg({ quality: 70 })
        .toBuffer();
      const found = await register(await readMasterPixels(changed), await open(path));
      expect(found.state).toBe('accepted');
      expect(found.quality.rotationDegrees).toBeCloseTo(-7, 0);
    }
  }, 60_000);
});
