import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { identity } from '../../server/contract/matrix.ts';
import { type Photograph, photograph } from '../../server/demo/scalp/photograph.ts';
import { matrixTo, partPointsOn } from '../../server/demo/scalp/truth.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { linesPicture } from '../../server/imaging/mask-picture.ts';
import { edgesOf, REACH } from '../../server/imaging/part-width/across.ts';
import { findPart } from '../../server/imaging/part-width/find-part.ts';
import { measurePartWidth } from '../../server/imaging/part-width/measure.ts';
import type { Pixels } from '../../server/imaging/pixels.ts';
import { anotherVisit, makeHead } from '../accuracy/heads.ts';

const strip = { x: 0, y: 0.12, reachX: 0.2, reachY: 0.45 };

function take(widthMm: number, day = 0): Photograph {
  const head = makeHead('tuning', 7301, { skin: 'light', hair: 'brown', parted: true, loss: 0.35 });
  const { person, state, shot } = day === 0 ? head : anotherVisit(head, day, { regrowth: 0 });
  return photograph(person, { ...state, partWidthMm: [widthMm, widthMm, widthMm] }, shot);
}

const pointsOn = (photo: Photograph) =>
  partPointsOn(photo).map(({ x, y }) => [x / photo.pixels.widthPx, y / photo.pixels.heightPx]);

async function measure(photo: Photograph, reference = photo) {
  const matrix = photo === reference ? identity : matrixTo(photo, reference, strip);
  if (matrix === null) throw new Error('the two photographs show no common place');
  const outline = await findHeadOutline(reference.pixels);
  const points = pointsOn(reference);
  return measurePartWidth({
    photo: photo.pixels,
    matrix,
    referenceSize: reference.pixels,
    outline,
    points,
  });
}

describe('the width of a part', () => {
  it('is told in a profile to a fifth of a millimetre, a cell, where its edges are drawn', () => {
    // Bare for 30 cells, then full hair within ten.
    const drawn = (centre: number) =>
      Float32Array.from({ length: 2 * REACH + 1 }, (_, k) => {
        const far = Math.abs(k - REACH - centre) - 15;
        return 0.05 + 0.8 * Math.min(1, Math.max(0, far / 10));
      });
    const edges = edgesOf([drawn(4), drawn(4)]);
    if (edges === null) throw new Error('a part was drawn');
    expect(Math.abs(edges.right - edges.left - (30 + 2 * 2.5))).toBeLessThan(1);
    expect(Math.abs((edges.right + edges.left) / 2 - 4)).toBeLessThan(1);
  });

  it('is not told where no hair stands out beside it', () => {
    expect(edgesOf([new Float32Array(2 * REACH + 1).fill(0.6)])).toBeNull();
    expect(edgesOf([new Float32Array(2 * REACH + 1).fill(Number.NaN)])).toBeNull();
  });

  it('grows with the part, on another day in another pose as on the first', async () => {
    const [narrow, wide] = [take(3), take(8)];
    const [first, later] = [await measure(narrow), await measure(wide)];
    if (!first.reading || !later.reading) throw new Error('both parts are plain to see');
    const mm = partPointsOn(narrow)[1]?.pxPerMm ?? 1;
    const change = (later.reading.widthPx - first.reading.widthPx) / mm;
    expect(change).toBeGreaterThan(3);
    expect(change).toBeLessThan(7);
    const again = await measure(take(8, 1), wide);
    expect(Math.abs((again.reading?.widthPx ?? 0) - later.reading.widthPx) / mm).toBeLessThan(1.2);
    expect(later.reading.uncertaintyShare).toBeGreaterThan(0);
    expect(later.reading.uncertaintyShare).toBeLessThan(0.2);
    const lines = await linesPicture(later.reading.lines, identity, wide.pixels);
    const { channels } = await sharp(lines).stats();
    expect(channels[0]?.max).toBe(255);
    expect(channels[0]?.mean).toBeLessThan(8);
  });

  it('is looked for by itself along the barest way from the forehead to behind the crown', async () => {
    const photo = take(6);
    const found = await findPart(photo.pixels, await findHeadOutline(photo.pixels));
    partPointsOn(photo).forEach(({ x, y, pxPerMm }, k) => {
      const [foundX = 0, foundY = 0] = found[k] ?? [];
      expect(Math.abs(foundX * photo.pixels.widthPx - x) / pxPerMm).toBeLessThan(3);
      expect(Math.abs(foundY * photo.pixels.heightPx - y) / pxPerMm).toBeLessThan(15);
    });
  });

  it('is refused where the part runs out of the picture, and where no head is', async () => {
    const { pixels } = take(6);
    const half: Pixels = { ...pixels, heightPx: Math.floor(pixels.heightPx / 2) };
    const points = [
      [0.5, 0.9],
      [0.5, 0.6],
      [0.5, 0.3],
    ];
    const outside = await measurePartWidth({
      photo: half,
      matrix: identity,
      referenceSize: pixels,
      outline: null,
      points,
    });
    expect(outside.refusal).toMatchObject({ code: 'part_not_visible', severity: 'refuse' });
    const flat = { ...pixels, data: new Uint8Array(pixels.data.length).fill(120) };
    const bare = await measurePartWidth({
      photo: flat,
      matrix: identity,
      referenceSize: flat,
      outline: null,
      points,
    });
    expect(bare.refusal).toMatchObject({ severity: 'refuse' });
  });
});
