import { expect, it } from 'vitest';
import { drawnLength } from '../../server/clinic/drawn-length.ts';

const picture = { widthPx: 3000, heightPx: 2000, pxPerMm: null, headWidthPx: null };
const line = [
  [0.1, 0.2],
  [0.2, 0.4],
];

it('a line’s length is in millimetres where a colour card gives the scale', () => {
  expect(drawnLength(line, { ...picture, pxPerMm: 10, headWidthPx: 2000 })).toEqual({
    value: 50,
    unit: 'mm',
  });
});

it('without a card it is held against the width of the head, and without a head said in pixels', () => {
  const ofHead = drawnLength(line, { ...picture, headWidthPx: 2000 });
  expect(ofHead).toEqual({ value: 25, unit: '% of head width' });
  expect(drawnLength(line, picture)).toEqual({ value: 500, unit: 'px' });
});

it('one point has no length', () => {
  expect(drawnLength([[0.1, 0.2]], picture)).toBeNull();
});
