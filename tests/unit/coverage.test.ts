import { describe, expect, it } from 'vitest';
import { identity } from '../../server/contract/matrix.ts';
import type { Person } from '../../server/demo/scalp/person.ts';
import type { Photograph } from '../../server/demo/scalp/photograph.ts';
import { matrixTo, regionPolygon, top, trueCoverage } from '../../server/demo/scalp/truth.ts';
import { measureCoverage } from '../../server/imaging/coverage/measure.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { anotherVisit, type Head, makeHead } from '../accuracy/heads.ts';
import { throughCamera } from '../accuracy/through-camera.ts';

const HEAD_NUMBER = 7001;

function headWith(skin: string, hair: string, loss: number): Head {
  const head = makeHead('tuning', HEAD_NUMBER, { skin, hair, loss });
  return { ...head, shot: { ...head.shot, view: 'superior' } };
}

async function measure(photo: Photograph, reference: Photograph) {
  const matrix = photo === reference ? identity : matrixTo(photo, reference, top);
  if (matrix === null) throw new Error('the two photographs show no common place');
  return measureCoverage({
    photo: photo.pixels,
    matrix,
    referenceSize: reference.pixels,
    region: regionPolygon(reference, top),
    outline: await findHeadOutline(reference.pixels),
  });
}

const truthOf = (photo: Photograph) => trueCoverage(photo, regionPolygon(photo, top));
const percentOf = async (photo: Photograph, reference = photo) =>
  (await measure(photo, reference)).reading?.valuePercent ?? Number.NaN;

describe('coverage of a synthetic scalp', () => {
  for (const [skin, hair] of [
    ['light', 'blond'],
    ['brown', 'black'],
  ] as const) {
    it(`is within eight points of the truth, its change within four: ${hair} hair on ${skin} skin`, async () => {
      const head = headWith(skin, hair, 0.75);
      const reference = await throughCamera(head);
      const followUp = await throughCamera(anotherVisit(head, 1, { regrowth: 0.4 }));
      const first = await percentOf(reference);
      expect(Math.abs(first - truthOf(reference))).toBeLessThan(8);
      const change = (await percentOf(followUp, reference)) - first;
      expect(Math.abs(change - (truthOf(followUp) - truthOf(reference)))).toBeLessThan(4);
    });
  }

  it('is the same every time it is measured, with a mask that has the region and nothing else', async () => {
    const photo = await throughCamera(headWith('light', 'brown', 0.5));
    const [one, two] = [await measure(photo, photo), await measure(photo, photo)];
    expect(one).toEqual(two);
    const cover = one.reading?.mask.cover ?? new Float32Array();
    const inside = cover.filter((v) => !Number.isNaN(v));
    expect(inside.length).toBeGreaterThan(1000);
    expect(inside.length).toBeLessThan(cover.length);
    expect(inside.every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  it('does not take a brighter or darker photo for another head', async () => {
    const head = headWith('light', 'brown', 0.5);
    const bright: Head = { ...head, shot: { ...head.shot, light: { ...head.shot.light, gain: 1.2 } } };
    const dark: Head = { ...head, shot: { ...head.shot, light: { ...head.shot.light, gain: 0.8 } } };
    expect(
      Math.abs((await percentOf(await throughCamera(bright))) - (await percentOf(await throughCamera(dark)))),
    ).toBeLessThan(1.5);
  });

  it('finds next to nothing on a bald head and nearly everything under a full one', async () => {
    const bald: Person['pattern'] = 'diffuse';
    const head = headWith('light', 'black', 1);
    const shaven = { ...head, person: { ...head.person, pattern: bald, grey: 0 } };
    expect(await percentOf(await throughCamera(shaven))).toBeLessThan(4);
    const full = await throughCamera(headWith('light', 'black', 0));
    expect(truthOf(full)).toBeGreaterThan(85);
    expect(Math.abs((await percentOf(full)) - truthOf(full))).toBeLessThan(5);
  });

  it('is refused on a head whose hair is as dark as its skin, instead of told wrong', async () => {
    const head = makeHead('tuning', 1401, { skin: 'dark', hair: 'brown' });
    const photo = await throughCamera({ ...head, shot: { ...head.shot, view: 'superior' } });
    const { reading, refusal } = await measure(photo, photo);
    expect(reading).toBeNull();
    expect(refusal).toMatchObject({ code: 'hair_and_skin_alike', severity: 'refuse' });
  });

  it('is refused where less than four fifths of the region are in the picture', async () => {
    const head = headWith('light', 'black', 0.5);
    const photo = await throughCamera(head);
    const { pixels } = photo;
    const { refusal } = await measureCoverage({
      photo: pixels,
      matrix: [1, 0, pixels.widthPx * 0.6, 0, 1, 0, 0, 0, 1],
      referenceSize: pixels,
      region: regionPolygon(photo, top),
      outline: await findHeadOutline(pixels),
    });
    expect(refusal).toMatchObject({ code: 'region_not_visible', severity: 'refuse' });
  });
});
