import { describe, expect, it } from 'vitest';
import { identity, type Matrix3, mapPoint } from '../../server/contract/matrix.ts';
import { measureCoverage } from '../../server/imaging/coverage.ts';
import type { CoverageModel } from '../../server/imaging/coverage-model.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { matchLight } from '../../server/imaging/matching.ts';
import { toPixelCorners } from '../../server/imaging/region.ts';
import { drawHead, type HeadOptions, type HeadPicture } from '../support/drawn-head.ts';

type Corners = [number, number][];

function measure(photo: HeadPicture, reference: HeadPicture, region: Corners, model: CoverageModel | null) {
  const outline = findHeadOutline(reference.pixels);
  const matrix: Matrix3 = photo === reference ? identity : photo.matrixTo(reference);
  const corners = toPixelCorners(region, reference.width, reference.height);
  const light = model && matchLight(photo.pixels, reference.pixels, matrix, corners, outline);
  const task = {
    photo: photo.pixels,
    matrix,
    referenceSize: reference.pixels,
    region,
    outline,
    model,
    light,
  };
  return measureCoverage(task);
}

/** The region as it lies on another photo, for that photo's own truth. */
function carried(region: Corners, reference: HeadPicture, photo: HeadPicture): Corners {
  const back = reference.matrixTo(photo);
  return region.map(([x, y]) => {
    const [u, v] = mapPoint(back, x * reference.width, y * reference.height);
    return [u / photo.width, v / photo.height];
  });
}

const looks: Record<string, Partial<HeadOptions>> = {
  'black hair on light skin': {},
  'brown hair': { hair: [0.12, 0.06, 0.03] },
  'black hair on dark skin': { skin: [0.2, 0.12, 0.08], hair: [0.02, 0.018, 0.016] },
  'red hair': { hair: [0.25, 0.09, 0.04], skin: [0.65, 0.46, 0.38] },
};

describe('coverage of a drawn head', () => {
  for (const [look, colours] of Object.entries(looks)) {
    it(`is within four points of the truth, its change within three: ${look}`, async () => {
      const reference = await drawHead({ seed: 5, coverage: 0.5, visit: 1, ...colours });
      const region = reference.regionPolygon(0.9);
      const baseline = measure(reference, reference, region, null);
      expect(baseline.refusal).toBeNull();
      const first = baseline.reading?.valuePercent ?? Number.NaN;
      const truth = 100 * reference.coverageTruth(region);
      expect(Math.abs(first - truth)).toBeLessThan(4);

      const photo = await drawHead({
        seed: 5,
        coverage: 0.68,
        visit: 2,
        combDegrees: 12,
        rotationDegrees: 6,
        scale: 0.94,
        light: { gain: 0.85, red: 1.05, blue: 0.95, fromX: 0.2, fromY: -0.15 },
        ...colours,
      });
      const followUp = measure(photo, reference, region, baseline.reading?.model ?? null);
      const change = (followUp.reading?.valuePercent ?? Number.NaN) - first;
      const trueChange = 100 * photo.coverageTruth(carried(region, reference, photo)) - truth;
      expect(Math.abs(change - trueChange)).toBeLessThan(3);
    });
  }

  it('is the same every time it is measured, with a mask that has the region and nothing else', async () => {
    const head = await drawHead({ seed: 6, coverage: 0.4 });
    const region = head.regionPolygon(0.9);
    const [one, two] = [measure(head, head, region, null), measure(head, head, region, null)];
    expect(one).toEqual(two);
    const cover = one.reading?.mask.cover ?? new Float32Array();
    const inside = cover.filter((v) => !Number.isNaN(v));
    expect(inside.length).toBeGreaterThan(1000);
    expect(inside.length).toBeLessThan(cover.length);
    expect(inside.every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  it('is refused where less than four fifths of the region are in the picture', async () => {
    const reference = await drawHead({ seed: 6 });
    const photo = await drawHead({ seed: 6, shiftX: 0.85 });
    const { refusal } = measure(photo, reference, reference.regionPolygon(), null);
    expect(refusal).toMatchObject({ code: 'region_not_visible', severity: 'refuse' });
  });

  it('is refused where the picture holds only one colour', async () => {
    const head = await drawHead({ seed: 6 });
    head.pixels.data.fill(140);
    const { refusal } = measure(head, head, head.regionPolygon(), null);
    expect(refusal?.code).toBe('hair_and_skin_alike');
  });
});
