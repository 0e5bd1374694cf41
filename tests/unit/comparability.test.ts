import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparabilityOf, gradeOf } from '../../server/clinic/comparability.ts';
import type { ComparedFacts } from '../../server/clinic/compared-facts.ts';
import {
  against,
  aligned,
  followUp,
  lying,
  measured,
  mirrorPicture,
  prepared,
  reference,
} from '../support/compared-pair.ts';

test('a pair that passes every gate is graded A, with nothing to say', () => {
  expect(against({})).toEqual({ grade: 'A', comparable: true, reasons: [] });
});

describe('the edges of the gates', () => {
  test.each<[string, Partial<ComparedFacts>, string, string | undefined]>([
    ['another camera', { device: 'Maker Two' }, 'B', 'different_device'],
    ['a camera that does not say its name', { device: null }, 'A', undefined],
    ['light a third of a stop brighter', { relativeBrightness: 1.25 }, 'A', undefined],
    ['brighter than that', { relativeBrightness: 1.27 }, 'B', 'exposure_brighter'],
    ['darker than that', { relativeBrightness: 0.79 }, 'B', 'exposure_darker'],
    [
      'darker on the card, though hair grew',
      { relativeBrightness: 0.79, coveragePercent: 52 },
      'B',
      'exposure_darker',
    ],
    [
      'darker by no more than its new hair darkens a head',
      { relativeBrightness: 0.7, lightFromHead: true, coveragePercent: 52 },
      'A',
      undefined,
    ],
    [
      'brighter by no more than its lost hair darkened it',
      { relativeBrightness: 1.45, lightFromHead: true, coveragePercent: 28 },
      'A',
      undefined,
    ],
    [
      'brighter though hair grew',
      { relativeBrightness: 1.27, lightFromHead: true, coveragePercent: 52 },
      'B',
      'exposure_brighter',
    ],
    [
      'darker than new hair makes a head',
      { relativeBrightness: 0.6, lightFromHead: true, coveragePercent: 52 },
      'B',
      'exposure_darker',
    ],
    ['light that is not known', { relativeBrightness: null }, 'B', 'light_unknown'],
    [
      'light that is not compared yet',
      { relativeBrightness: null, lightUnknown: { code: 'light_pending', severity: 'warn', values: {} } },
      'B',
      'light_pending',
    ],
    ['rotation 3°', lying({ rotationDegrees: -3 }), 'A', undefined],
    ['rotation 3.1°', lying({ rotationDegrees: -3.1 }), 'B', 'rotated'],
    ['rotation taken out by alignment', lying({ rotationDegrees: 12 }), 'B', 'rotated'],
    ['scale 0.97', lying({ scale: 0.97 }), 'A', undefined],
    ['a mirror picture', mirrorPicture, 'B', 'mirrored'],
    ['nearer than that', lying({ scale: 0.96 }), 'B', 'too_near'],
    ['farther', lying({ scale: 1.05 }), 'B', 'too_far'],
    ['a head nodded by 5°', lying({ tiltDegrees: 5 }), 'A', undefined],
    ['nodded by 5.1°', lying({ tiltDegrees: 5.1 }), 'B', 'tilted'],
    ['nodded by 10°', lying({ tiltDegrees: 10 }), 'B', 'tilted'],
    ['nodded by 10.1°', lying({ tiltDegrees: 10.1 }), 'D', 'tilted'],
    ['a tilt that nobody measured', lying({ tiltDegrees: null }), 'B', 'tilt_unknown'],
    ['overlap 0.90', lying({ overlap: 0.9 }), 'A', undefined],
    ['overlap 0.80', lying({ overlap: 0.8 }), 'B', 'overlap_low'],
    ['overlap 0.79', lying({ overlap: 0.79 }), 'D', 'overlap_low'],
    ['0.9 % clipped', measured({ clippedPercent: 0.9 }), 'A', undefined],
    ['1 % clipped', measured({ clippedPercent: 1 }), 'B', 'clipped'],
    ['3 % clipped', measured({ clippedPercent: 3 }), 'B', 'clipped'],
    ['3.1 % clipped', measured({ clippedPercent: 3.1 }), 'D', 'clipped'],
    ['sharpness 0.7', measured({ sharpness: 70 }), 'A', undefined],
    ['sharpness 1.4', measured({ sharpness: 140 }), 'A', undefined],
    ['sharpness 0.5', measured({ sharpness: 50 }), 'B', 'softer'],
    ['sharpness 0.49', measured({ sharpness: 49 }), 'D', 'softer'],
    ['sharpness 2.1', measured({ sharpness: 210 }), 'D', 'sharper'],
    ['2000 px', measured({ headWidthPx: 2000 }), 'A', undefined],
    ['1000 px', measured({ headWidthPx: 1000 }), 'B', 'head_small'],
    ['999 px', measured({ headWidthPx: 999 }), 'D', 'head_small'],
    ['no head found', measured({ headWidthPx: null }), 'B', 'head_width_unknown'],
    ['14 days after', { daysSinceInjection: 14 }, 'A', undefined],
    ['13 days after', { daysSinceInjection: 13 }, 'B', 'soon_after_injection'],
    ['7 days after', { daysSinceInjection: 7 }, 'B', 'soon_after_injection'],
    ['6 days after', { daysSinceInjection: 6 }, 'D', 'soon_after_injection'],
    ['after the needle', { timing: 'after_injection' }, 'D', 'after_injection'],
    ['hair not noted', prepared({ hairState: 'unknown' }), 'B', 'hair_state_unknown'],
    ['wet hair', prepared({ hairState: 'wet' }), 'D', 'hair_wet'],
    ['fibres', prepared({ noProduct: false }), 'D', 'hair_product'],
    ['combed otherwise', prepared({ combedSame: false }), 'B', 'combed_differently'],
    ['one length class apart', prepared({ lengthClass: 'from_3_to_10cm' }), 'A', undefined],
    ['two length classes apart', prepared({ lengthClass: 'over_10cm' }), 'D', 'hair_longer'],
    ['dyed on the day of the reference', prepared({ lastDyeOn: '2026-01-01' }), 'A', undefined],
    ['dyed in between', prepared({ lastDyeOn: '2026-01-02' }), 'D', 'dyed_between'],
    ['another view', { view: 'frontal' }, 'D', 'different_view'],
    ['another patient', { patientId: 'q' }, 'D', 'different_patient'],
    ['excluded', { state: 'excluded' }, 'D', 'photo_excluded'],
    ['replaced', { state: 'replaced' }, 'B', 'photo_replaced'],
    ['old and not accepted', { unaccepted: true }, 'D', 'historical_not_accepted'],
    ['another method', measured({ methodVersion: 2 }), 'D', 'different_method_version'],
    ['not aligned yet', { alignment: null }, 'D', 'alignment_pending'],
    ['not analysed yet', { quality: null }, 'D', 'quality_pending'],
    [
      'another reference',
      { alignment: { state: 'accepted', referenceVersion: 2, quality: aligned, mirrored: false } },
      'D',
      'different_reference',
    ],
    [
      'refused by the alignment',
      { alignment: { state: 'refused', referenceVersion: 1, refusal: null } },
      'D',
      'alignment_refused',
    ],
  ])('%s', (_, changes, grade, code) => {
    const found = against(changes);
    expect(found.grade).toBe(grade);
    expect(found.comparable).toBe(grade !== 'D');
    expect(found.reasons.map((one) => one.code)).toEqual(code ? [code] : []);
  });
});

describe('a close-up has no head to be judged by', () => {
  const closeUp = { view: 'trichoscopy', ...measured({ headWidthPx: null }) } as const;
  const base = { ...reference, ...closeUp };
  const codes = (changes: Partial<ComparedFacts>) =>
    comparabilityOf(base, { ...followUp, ...closeUp, ...changes }).reasons.map(({ code }) => code);

  test('neither its size nor its pose, combing or part is asked of it once landmarks lay it on the other', () => {
    expect(codes(lying({ scale: 2, rotationDegrees: 40, tiltDegrees: 20, overlap: null }))).toEqual([]);
    expect(codes(prepared({ combedSame: false, partPosition: 'left' }))).toEqual([]);
  });

  test('without landmarks nobody has checked the place, which is never an A', () => {
    const found = comparabilityOf(base, { ...followUp, ...closeUp, alignment: null });
    expect(found).toMatchObject({ grade: 'B', reasons: [{ code: 'close_up_place_unknown' }] });
  });

  test('light, sharpness and the state of the hair are', () => {
    const clipped = { ...closeUp, ...measured({ headWidthPx: null, clippedPercent: 4 }) };
    expect(codes(clipped)).toEqual(['clipped_picture']);
    expect(codes(measured({ headWidthPx: null, sharpness: 40 }))).toEqual(['softer']);
    expect(codes(prepared({ hairState: 'wet' }))).toEqual(['hair_wet']);
  });
});

test('several warnings make a C, and any refusal a D', () => {
  expect(against({ ...measured({ headWidthPx: 1500 }), ...lying({ rotationDegrees: 5 }) }).grade).toBe('C');
  expect(gradeOf([{ severity: 'warn' }, { severity: 'refuse' }])).toBe('D');
  expect(gradeOf([{ severity: 'pass' }])).toBe('A');
});

test('what stands against both photos is one warning, not two', () => {
  const unknown = { ...reference, preparation: { ...reference.preparation, hairState: 'unknown' as const } };
  const found = comparabilityOf(unknown, { ...followUp, preparation: unknown.preparation });
  expect(found).toMatchObject({ grade: 'B', reasons: [{ code: 'hair_state_unknown' }] });
});

test('in whichever order two photos are named, they compare the same', () => {
  const anyPhoto = fc.record({
    takenOn: fc.constantFrom('2026-02-01', '2026-03-01', '2026-06-01'),
    sharpness: fc.integer({ min: 20, max: 400 }),
    lastDyeOn: fc.constantFrom(null, '2026-02-10', '2026-05-01'),
    scale: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
  });
  const photo = ({
    takenOn,
    sharpness,
    lastDyeOn,
    scale,
  }: typeof anyPhoto extends fc.Arbitrary<infer T> ? T : never) => ({
    ...followUp,
    takenOn,
    ...measured({ sharpness }),
    ...prepared({ lastDyeOn }),
    ...lying({ scale }),
  });
  fc.assert(
    fc.property(anyPhoto, anyPhoto, (one, two) => {
      fc.pre(one.takenOn !== two.takenOn);
      const [there, back] = [
        comparabilityOf(photo(one), photo(two)),
        comparabilityOf(photo(two), photo(one)),
      ];
      expect(back).toEqual(there);
    }),
  );
});
