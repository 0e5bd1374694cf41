import { expect, test } from 'vitest';
import { matchCards } from '../../server/imaging/card-matching.ts';
import { type CardReading, readColourCard } from '../../server/imaging/colour-card.ts';
import { findHeadOutline } from '../../server/imaging/head-outline.ts';
import { matchLight, noMatch } from '../../server/imaging/matching.ts';
import { chooseLight, lightOf } from '../../server/imaging/photo-matching.ts';
import { toPixelCorners } from '../../server/imaging/region.ts';
import { type CardOptions, cardPose, drawCard, plainPicture } from '../support/drawn-card.ts';
import { drawHead, type HeadPicture } from '../support/drawn-head.ts';

const pose = { x: 500, y: 380, pxPerMm: 5 };

async function read(options: Partial<CardOptions> & { degrees?: number }): Promise<CardReading> {
  const picture = plainPicture(1000, 760);
  drawCard(picture, { matrix: cardPose({ ...pose, degrees: options.degrees ?? 0 }), ...options });
  const { reading } = await readColourCard(picture);
  if (!reading) throw new Error('the card was not read');
  return reading;
}

test('one card in both photos tells gain and stray light of every channel', async () => {
  const gain = [0.9, 0.7, 0.5] as const;
  const reference = await read({});
  const match = matchCards(await read({ gain, offset: [0.02, 0.02, 0.02], degrees: 15 }), reference);
  gain.forEach((truth, c) => {
    expect(Math.abs((match?.gain[c] ?? 0) / truth - 1)).toBeLessThan(0.02);
    expect(match?.offset[c]).toBeCloseTo(0.02, 2);
  });
  expect(match?.residual).toBeLessThan(0.03);
});

test('two cards that do not agree are not matched', async () => {
  const reference = await read({});
  const patches = reference.patches.map((patch, k) => (k % 2 ? patch : patch.map((v) => v * 0.6)));
  expect(matchCards({ ...reference, patches: patches as CardReading['patches'] }, reference)).toBeNull();
});

test('a card in one photo only is used for neither', async () => {
  const surroundings = { ...noMatch, gains: [0.1, 0.1, 0.1] as [number, number, number], blocks: 40 };
  const { light, matching } = chooseLight(await read({}), null, surroundings);
  expect(light).toEqual(surroundings);
  expect(matching).toMatchObject({ source: 'surroundings', cardUnused: { code: 'card_in_one_only' } });
  expect(matching.gain?.[0]).toBeCloseTo(Math.exp(0.1), 6);
});

test('a card lit otherwise than the head is not believed', async () => {
  const [reference, card] = [await read({}), await read({ gain: [0.5, 0.5, 0.5] })];
  const { matching } = chooseLight(card, reference, { ...noMatch, blocks: 40 });
  expect(matching).toMatchObject({ source: 'surroundings', cardUnused: { code: 'card_lit_differently' } });
});

test('where neither card nor head can tell, it is said and nothing is drawn', () => {
  const nothing = lightOf({ reading: null, refusal: null }, plainPicture(10, 10), null);
  return expect(nothing).resolves.toMatchObject({
    light: null,
    matching: { source: 'none', gain: null, refusal: { code: 'light_unknown' } },
  });
});

// From above, so that the forehead shows: bare skin that no hair grows over.
const beside = { seed: 5, widthPx: 2000, headWidthPx: 900, shiftX: -0.35, view: 'superior' as const };

/** A card beside a head, lit by the light the head was drawn in. */
function withCard(head: HeadPicture, gain: readonly [number, number, number], degrees: number): HeadPicture {
  drawCard(head.pixels, { matrix: cardPose({ x: 1640, y: 500, pxPerMm: 4, degrees }), gain });
  return head;
}

test('where hair grew all over what is shown of the head, the card is still believed', async () => {
  const fromBehind = { ...beside, view: 'vertex' as const };
  const reference = withCard(await drawHead(fromBehind), [0.8, 0.8, 0.8], 80);
  const grown = { ...fromBehind, coverage: 0.7, visit: 2 };
  const follow = withCard(await drawHead(grown), [0.8, 0.8, 0.8], 95);
  const outline = await findHeadOutline(reference.pixels);
  const corners = toPixelCorners(reference.regionPolygon(), 2000, 1600);
  const surroundings = await matchLight(
    follow.pixels,
    reference.pixels,
    follow.matrixTo(reference),
    corners,
    outline,
  );
  const { matching } = await lightOf(await readColourCard(follow.pixels), reference.pixels, surroundings);
  expect(matching).toMatchObject({ source: 'card', cardUnused: null });
  for (const gain of matching.gain ?? []) expect(Math.abs(gain - 1)).toBeLessThan(0.02);
});

test('beside a drawn head the card and the head outside the region tell the same light', async () => {
  const reference = withCard(await drawHead(beside), [0.8, 0.8, 0.8], 80);
  const light = { gain: 0.8, red: 1.1, blue: 0.85 };
  const follow = withCard(
    await drawHead({ ...beside, light, coverage: 0.7, visit: 2 }),
    [0.704, 0.64, 0.544],
    95,
  );
  const outline = await findHeadOutline(reference.pixels);
  const corners = toPixelCorners(reference.regionPolygon(), 2000, 1600);
  const matrix = follow.matrixTo(reference);
  const surroundings = await matchLight(follow.pixels, reference.pixels, matrix, corners, outline);
  const { matching } = await lightOf(await readColourCard(follow.pixels), reference.pixels, surroundings);
  expect(matching).toMatchObject({ source: 'card', cardUnused: null });
  // Hair grew outside the region too: what the surroundings tell is rougher than what the card does.
  [0.88, 0.8, 0.68].forEach((truth, c) => {
    expect(Math.abs((matching.gain?.[c] ?? 0) / truth - 1)).toBeLessThan(0.02);
    expect(Math.abs(Math.exp(surroundings?.gains[c] ?? 0) / truth - 1)).toBeLessThan(0.15);
  });
});
