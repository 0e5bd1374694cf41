import { describe, expect, test } from 'vitest';
import { type ReplicateFacts, replicatesToAskFor } from '../../server/clinic/wanted-replicate.ts';

const photo = (view: ReplicateFacts['photos'][number]['view'], more = {}) =>
  ({ view, timing: 'before_injection', purpose: 'primary', state: 'current', ...more }) as const;

const facts: ReplicateFacts = {
  visit: { date: '2026-03-10', kind: 'review', status: 'done', pattern: 'male', injectedAt: null },
  today: '2026-03-10',
  photos: [photo('superior'), photo('vertex')],
  primaryView: 'vertex',
};
const views = (changed: Partial<ReplicateFacts>) =>
  replicatesToAskFor({ ...facts, ...changed }).map(({ view }) => view);

describe('a replicate', () => {
  test('is asked for of the course’s primary view first, then in the order of the protocol', () => {
    expect(views({})).toEqual(['vertex', 'superior']);
    expect(views({ primaryView: 'superior' })).toEqual(['superior', 'vertex']);
    expect(views({ primaryView: 'frontal' })).toEqual(['superior', 'vertex']);
  });

  test('is asked for once a visit, whatever view it was of; an excluded one does not count', () => {
    const again = { purpose: 'replicate' };
    expect(views({ photos: [...facts.photos, photo('superior', again)] })).toEqual([]);
    expect(views({ photos: [...facts.photos, photo('superior', { ...again, state: 'excluded' })] })).toEqual([
      'vertex',
      'superior',
    ]);
  });

  test('has a photo before the needle to be a replicate of', () => {
    expect(views({ photos: [] })).toEqual([]);
    expect(views({ photos: [photo('vertex', { timing: 'after_injection' })] })).toEqual([]);
    expect(views({ photos: [photo('vertex', { state: 'excluded' })] })).toEqual([]);
    expect(views({ photos: [photo('vertex', { purpose: 'retake' })] })).toEqual(['vertex']);
  });

  test('is not asked for where the program measures nothing: a close-up', () => {
    expect(views({ photos: [photo('trichoscopy')] })).toEqual([]);
  });

  test('of a part counts in either unit it may be measured in', () => {
    const visit = { ...facts.visit, pattern: 'female' } as const;
    const asked = replicatesToAskFor({ ...facts, visit, photos: [photo('superior')] });
    expect(asked.map(({ metric, unit }) => `${metric} ${unit}`)).toEqual([
      'part_width mm',
      'part_width % of head width',
    ]);
  });

  test.each([
    ['the visit is of another day', { date: '2026-03-09' }],
    ['the photos are old ones', { kind: 'historical' }],
    ['the visit was cancelled', { status: 'cancelled' }],
    ['the needle went in', { injectedAt: '2026-03-10T08:00:00Z' }],
  ] as const)('is not asked for when %s', (_why, visit) => {
    expect(views({ visit: { ...facts.visit, ...visit } })).toEqual([]);
  });
});
