import { expect, it } from 'vitest';
import type { Timeline } from '../../server/contract/timeline.ts';
import { gridPhotos } from '../../web/parts/compare/pair-photos.ts';

/** Ten visits a month apart, each with a photo of the crown; the first is the reference, two carry a milestone. */
const visits = Array.from({ length: 10 }, (_, k) => ({
  id: `visit ${k}`,
  date: `2025-${String(k + 1).padStart(2, '0')}-10`,
  milestones: k === 3 || k === 6 ? ['three_months'] : [],
  photos: [
    {
      id: `photo ${k}`,
      view: 'vertex',
      timing: 'before_injection',
      purpose: 'primary',
      state: 'current',
    },
  ],
}));
const timeline = {
  visits,
  references: [{ view: 'vertex', photoId: 'photo 0', version: 1 }],
} as unknown as Timeline;
const shown = (asked: string[], pair: string[]) =>
  gridPhotos(timeline, 'vertex', asked, pair).map(({ photo }) => photo.id.replace('photo ', ''));

it('a grid opens with the pair that hangs among what tells most, earliest first', () => {
  expect(shown([], ['photo 0', 'photo 4'])).toEqual(['0', '3', '4', '6', '9']);
  expect(shown([], ['photo 1', 'photo 2'])).toEqual(['0', '1', '2', '3', '6', '9']);
});

it('what was asked for is shown instead, and never more than six', () => {
  expect(shown(['photo 2', 'photo 5'], ['photo 0', 'photo 4'])).toEqual(['2', '5']);
  const all = visits.map(({ photos }) => photos[0]?.id ?? '');
  expect(shown(all, [])).toHaveLength(6);
});
