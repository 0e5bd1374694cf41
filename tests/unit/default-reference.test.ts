import { expect, test } from 'vitest';
import { defaultReference, type ReferenceCandidate } from '../../server/clinic/default-reference.ts';

const crown = (on: string, changes: Partial<ReferenceCandidate> = {}): ReferenceCandidate => ({
  photoId: `crown ${on}`,
  view: 'vertex',
  timing: 'before_injection',
  purpose: 'primary',
  state: 'current',
  on,
  at: `${on}T09:00:00Z`,
  unaccepted: false,
  ...changes,
});
const chosen = (photos: ReferenceCandidate[], firstSessionOn: string | null) =>
  defaultReference(photos, firstSessionOn).get('vertex')?.photoId;

test('the last photo before the first injection is the reference, that day included', () => {
  const photos = [crown('2026-01-10'), crown('2026-02-01'), crown('2026-03-01')];
  expect(chosen(photos, '2026-02-01')).toBe('crown 2026-02-01');
  expect(chosen(photos, '2026-01-31')).toBe('crown 2026-01-10');
});

test('a photo of ninety days before counts, one of ninety-one does not', () => {
  expect(chosen([crown('2026-01-01')], '2026-04-01')).toBe('crown 2026-01-01');
  expect(chosen([crown('2025-12-31')], '2026-04-01')).toBeUndefined();
});

test('before any session it is the latest primary photo', () => {
  expect(chosen([crown('2026-03-01'), crown('2025-01-01')], null)).toBe('crown 2026-03-01');
});

test('what was taken after the needle, replaced, excluded, repeated or not accepted is passed over', () => {
  const unfit: Partial<ReferenceCandidate>[] = [
    { timing: 'after_injection' },
    { state: 'replaced' },
    { state: 'excluded' },
    { purpose: 'replicate' },
    { unaccepted: true },
  ];
  for (const changes of unfit) {
    expect(chosen([crown('2026-01-10'), crown('2026-02-01', changes)], '2026-02-01')).toBe(
      'crown 2026-01-10',
    );
  }
});

test('a retake stands in the place of the photo it replaced', () => {
  const photos = [
    crown('2026-02-01', { state: 'replaced' }),
    crown('2026-02-01', { photoId: 'retake', purpose: 'retake', at: '2026-02-01T09:05:00Z' }),
  ];
  expect(chosen(photos, '2026-02-01')).toBe('retake');
});

test('of two visits on one day the later photo counts, and each view has its own', () => {
  const photos = [
    crown('2026-02-01', { photoId: 'evening', at: '2026-02-01T18:00:00Z' }),
    crown('2026-02-01', { photoId: 'morning' }),
    crown('2026-01-20', { photoId: 'hairline', view: 'frontal' }),
  ];
  const references = defaultReference(photos, '2026-02-01');
  expect(references.get('vertex')?.photoId).toBe('evening');
  expect(references.get('frontal')?.photoId).toBe('hairline');
});
