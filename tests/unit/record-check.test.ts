import { expect, test } from 'vitest';
import { checkSessionRecord } from '../../server/clinic/record-check.ts';

const found = (record: Parameters<typeof checkSessionRecord>[0]) =>
  checkSessionRecord(record).map(({ code, severity }) => `${severity} ${code}`);

test('five millilitres of plasma cannot come of eight of blood: at most 4.4', () => {
  const [refused] = checkSessionRecord({ bloodDrawnMl: 8, plasmaMl: 5 });
  expect(refused).toMatchObject({ code: 'plasma_exceeds_blood', severity: 'refuse' });
  expect(refused?.values.mostMl).toBeCloseTo(4.4, 10);
});

test('exactly what the draw can yield is taken, and the anticoagulant adds to it', () => {
  expect(found({ bloodDrawnMl: 8, plasmaMl: 4.4 })).toEqual([]);
  expect(found({ bloodDrawnMl: 8, plasmaMl: 5, anticoagulantMl: 1 })).toEqual(['warn plasma_unusual']);
});

test('an empty record has nothing wrong with it', () => {
  expect(found({})).toEqual([]);
  expect(found({ bloodDrawnMl: null, plasmaMl: 3 })).toEqual([]);
});

test('unusual values are asked about', () => {
  expect(found({ bloodDrawnMl: 20 })).toEqual(['warn blood_unusual']);
  expect(found({ bloodDrawnMl: 8, anticoagulantMl: 3 })).toEqual(['warn anticoagulant_ratio_unusual']);
  expect(found({ bloodDrawnMl: 8, anticoagulantMl: 1 })).toEqual([]);
  expect(found({ bloodDrawnMl: 8, plasmaMl: 1 })).toEqual(['warn plasma_unusual']);
  expect(found({ plasmaMl: 3, injectedMl: 4 })).toEqual(['warn injected_exceeds_plasma']);
  expect(found({ pain: 7 })).toEqual(['warn pain_high']);
  expect(found({ pain: 6 })).toEqual([]);
});
