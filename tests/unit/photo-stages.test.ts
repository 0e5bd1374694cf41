import { expect, test } from 'vitest';
import type { normalise } from '../../server/flow/normalise.ts';
import { type RawPhoto, received } from '../../server/flow/photo-stages.ts';
import type { store } from '../../server/flow/store.ts';

type Stored = Parameters<typeof store>[3];
type Normalised = Parameters<typeof normalise>[1];

test('a photo is stored only after it was normalised: anything else does not compile', () => {
  const raw: RawPhoto = received({ staging: 'a', bytes: 1, sha256: 'b' });
  const taken: Normalised = raw;
  // @ts-expect-error a raw photo is not a normal one
  const wrong: Stored = raw;
  // @ts-expect-error and a plain object is not a raw one
  const forged: Normalised = { staging: 'a', bytes: 1, sha256: 'b' };
  expect([taken, wrong, forged]).toHaveLength(3);
});
