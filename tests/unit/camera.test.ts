import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mapPoint } from '../../server/contract/matrix.ts';
import { cameraProblem } from '../../web/parts/camera/camera-problem.ts';
import {
  ghostAtRest,
  ghostByKey,
  ghostMatrix,
  scaledGhost,
  shiftedGhost,
} from '../../web/parts/camera/ghost-place.ts';
import { sensorFinding } from '../../web/parts/camera/sensor.ts';

describe('what a camera gives', () => {
  it.each([
    [1280, 720, 'tooLittle', 700],
    [1920, 1080, 'little', 1050],
    // Film of 4K, and a photo of 12 megapixels, which the master keeps at 3072 across.
    [3840, 2160, 'little', 1650],
    [4032, 3024, 'enough', 2200],
    [3024, 4032, 'enough', 2200],
  ] as const)('%i × %i is %s', (widthPx, heightPx, is, headPx) => {
    expect(sensorFinding({ widthPx, heightPx }, 'vertex')).toEqual({ is, widthPx, heightPx, headPx });
  });

  it('of a close-up nothing is said about a head', () => {
    expect(sensorFinding({ widthPx: 1280, heightPx: 720 }, 'trichoscopy').is).toBe('closeUp');
  });
});

describe('the ghost', () => {
  const frame = { widthPx: 4000, heightPx: 3000 };
  const picture = { widthPx: 1200, heightPx: 1600 };

  it('lies whole and upright in the middle of the picture at rest', () => {
    const matrix = ghostMatrix(ghostAtRest, picture, frame);
    expect(mapPoint(matrix, 600, 800)).toEqual([2000, 1500]);
    expect(mapPoint(matrix, 0, 0)).toEqual([2000 - 1125, 0]);
  });

  it('moves by shares of the picture, so that it fits film and still alike', () => {
    const moved = shiftedGhost(ghostAtRest, 0.1, -0.05);
    expect(mapPoint(ghostMatrix(moved, picture, frame), 600, 800)).toEqual([2400, 1350]);
    const half = { widthPx: 2000, heightPx: 1500 };
    expect(mapPoint(ghostMatrix(moved, picture, half), 600, 800)).toEqual([1200, 675]);
  });

  it('what lies under two fingers stays under them, and nothing is mirrored', () => {
    const share = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.7, max: 1.4, noNaN: true }), (x, y, factor) => {
        const before = shiftedGhost(ghostAtRest, x, y);
        const point = { x: frame.widthPx * (0.5 + y), y: frame.heightPx * (0.5 - x) };
        const after = scaledGhost(before, factor, { point, frame });
        const [a, , , , e] = ghostMatrix(after, picture, frame);
        expect(a * e).toBeGreaterThan(0);
        const was = ghostMatrix(before, picture, frame);
        const on = [(point.x - was[2]) / was[0], (point.y - was[5]) / was[4]] as const;
        const [px, py] = mapPoint(ghostMatrix(after, picture, frame), ...on);
        expect(px).toBeCloseTo(point.x, 6);
        expect(py).toBeCloseTo(point.y, 6);
      }),
    );
  });

  it('never leaves the picture, vanishes or covers all of it for good: a key brings it back', () => {
    let place = ghostAtRest;
    for (const key of ['ArrowRight', 'ArrowUp', '-', 'O']) {
      for (let press = 0; press < 200; press += 1) place = ghostByKey(place, key) ?? place;
    }
    expect(place).toEqual({ x: 0.75, y: -0.75, scale: 0.25, opacity: 0 });
    expect(ghostByKey(place, '0')).toEqual(ghostAtRest);
    expect(ghostByKey(place, 'x')).toBeUndefined();
  });
});

test('every refusal of a browser has its words', () => {
  const named = (name: string) => cameraProblem(Object.assign(new Error('no'), { name }));
  expect(['NotAllowedError', 'NotFoundError', 'NotReadableError', 'Other'].map(named)).toEqual([
    'refused',
    'none',
    'busy',
    'failed',
  ]);
  expect(cameraProblem('no error at all')).toBe('failed');
});
