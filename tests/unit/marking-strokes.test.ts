import { expect, it } from 'vitest';
import { strokesOf, wordsPlace } from '../../web/parts/compare/markings/strokes.ts';

const [west, east] = [
  { x: 10, y: 50 },
  { x: 110, y: 50 },
];

it('a line has a tick across either end, an arrow two barbs at its tip', () => {
  const line = strokesOf('line', [west, east]);
  expect(line).toBe('M10.0 50.0L110.0 50.0M10.0 57.0L10.0 43.0M110.0 57.0L110.0 43.0');
  const barbs = strokesOf('arrow', [west, east]).split('M').slice(2);
  expect(barbs).toHaveLength(2);
  for (const each of barbs) expect(each.startsWith('110.0 50.0L98.')).toBe(true);
});

it('words stand behind the arrow, away from where it points', () => {
  expect(wordsPlace('arrow', [west, east])).toEqual({ x: 3, y: 55, anchor: 'end' });
  expect(wordsPlace('arrow', [east, west])).toEqual({ x: 117, y: 55, anchor: 'start' });
  expect(wordsPlace('words', [west])).toEqual({ x: 18, y: 55, anchor: 'start' });
});
