import { describe, expect, it } from 'vitest';
import { missingToSign, type SessionOfRecord } from '../../server/clinic/record/session-rules.ts';
import { checkRecordOf, checkSessionRecord } from '../../server/clinic/record-check.ts';
import { forceG, sessionFigures, speedRpm } from '../../server/contract/session-figures.ts';
import type { SessionRecord, Spin } from '../../server/contract/session-record.ts';
import { createWords } from '../../server/contract/words/catalogue.ts';
import { reasonSentence } from '../../server/contract/words/reason-sentence.ts';

const words = createWords('en');
const said = (record: SessionRecord) =>
  checkSessionRecord(record).map((each) => [each.field, reasonSentence(words, each)]);
const codes = (record: SessionRecord) =>
  checkSessionRecord(record).map(({ code, severity, field }) => `${severity} ${code} ${field}`);
const spin = (entry: Partial<Spin>): Spin => ({
  rpm: null,
  radiusCm: null,
  minutes: null,
  g: null,
  temperatureC: null,
  ...entry,
});

const session: SessionOfRecord = {
  on: '2026-03-10',
  timeZone: 'Asia/Tokyo',
  kind: 'initial',
  previous: null,
};
const now = new Date('2026-03-10T12:00:00Z');
const ofSession = (part: Partial<SessionOfRecord>, record: SessionRecord = {}) =>
  checkRecordOf({ ...session, ...part }, record, now).map(({ code, field }) => `${code} ${field}`);

describe('figures that follow from a record', () => {
  it('a spin of 3000 rpm at 10 cm makes 1006 g, and 450 g at 10 cm need 2006 rpm', () => {
    expect(Math.round(forceG(3000, 10))).toBe(1006);
    expect(Math.round(speedRpm(450, 10))).toBe(2006);
  });

  it('8 ml at 250 ×10³/µl hold two thousand million platelets, and what is injected is a share of them', () => {
    const figures = sessionFigures({
      bloodDrawnMl: 8,
      bloodPlateletsKPerUl: 250,
      plasmaMl: 3,
      plasmaPlateletsKPerUl: 500,
      injectedMl: 3,
      zones: [
        { zone: 'vertex', areaCm2: 40, volumeMl: 2 },
        { zone: 'frontal', areaCm2: 20, volumeMl: 1 },
      ],
    });
    expect(figures).toEqual({
      drawn1e9: 2,
      plateletRatio: 2,
      dose1e9: 1.5,
      recoveryPercent: 75,
      areaCm2: 60,
      mlPerCm2: 0.05,
    });
  });

  it('an activator thins the plasma: all of both holds the plasma’s platelets and no more', () => {
    const record = { plasmaMl: 3, plasmaPlateletsKPerUl: 500, activatorMl: 0.3, injectedMl: 3.3 };
    expect(sessionFigures(record).dose1e9).toBeCloseTo(1.5, 10);
  });

  it('what follows from nothing is not shown', () => {
    const nothing = Object.values(
      sessionFigures({ zones: [{ zone: 'vertex', areaCm2: null, volumeMl: 1 }] }),
    );
    expect(nothing.every((figure) => figure === null)).toBe(true);
  });
});

describe('what cannot be so', () => {
  it('there are no more platelets in the plasma than were drawn', () => {
    const record = { bloodDrawnMl: 8, bloodPlateletsKPerUl: 250, plasmaMl: 3, plasmaPlateletsKPerUl: 900 };
    expect(said(record)).toEqual([
      [
        'plasmaPlateletsKPerUl',
        '900 ×10³/µl in 3 ml of plasma would be 135 % of the platelets drawn (250 ×10³/µl in 8 ml): there cannot be more than 100 %.',
      ],
    ]);
    expect(codes({ ...record, plasmaPlateletsKPerUl: 666 })).toEqual([]);
  });

  it('a haematocrit that was measured counts instead of the usual one', () => {
    expect(said({ bloodDrawnMl: 8, plasmaMl: 5 })).toEqual([
      ['plasmaMl', '5 ml of plasma cannot come of 8 ml of blood with a haematocrit of 0.45: at most 4.4 ml.'],
    ]);
    expect(codes({ bloodDrawnMl: 8, plasmaMl: 5, haematocrit: 0.35 })).toEqual([
      'warn plasma_unusual plasmaMl',
    ]);
  });

  it('a zone stands once, and all of them are no more scalp than there is', () => {
    const vertex = { zone: 'vertex', areaCm2: 401, volumeMl: null } as const;
    const frontal = { zone: 'frontal', areaCm2: 400, volumeMl: null } as const;
    expect(codes({ zones: [vertex, vertex] })).toEqual([
      'refuse zone_twice zones',
      'refuse area_impossible zones',
    ]);
    expect(codes({ zones: [vertex, { ...frontal, areaCm2: 100 }] })).toEqual(['warn area_unusual zones']);
  });

  it('no anaesthesia and one beside it cannot both be', () => {
    expect(codes({ anaesthesia: ['none', 'ice'] })).toEqual(['refuse anaesthesia_none_and_more anaesthesia']);
    expect(codes({ anaesthesia: ['topical_cream', 'ice'] })).toEqual([]);
  });

  it('a kit is good on the day of the session, and a session ends after it begins and not after now', () => {
    expect(ofSession({}, { kitExpiresOn: '2026-03-09' })).toEqual(['kit_expired kitExpiresOn']);
    expect(ofSession({}, { kitExpiresOn: '2026-03-10' })).toEqual([]);
    const times = { startedAt: '2026-03-10T10:00:00Z', endedAt: '2026-03-10T09:59:00Z' };
    expect(ofSession({}, times)).toEqual(['session_ends_before_start endedAt']);
    expect(ofSession({}, { endedAt: '2026-03-10T12:00:01Z' })).toEqual(['session_in_future endedAt']);
  });
});

describe('what is asked about', () => {
  it.each<[string, SessionRecord]>([
    ['anticoagulant_edta anticoagulant', { anticoagulant: 'edta' }],
    ['platelets_low bloodPlateletsKPerUl', { bloodPlateletsKPerUl: 149 }],
    ['platelets_very_low bloodPlateletsKPerUl', { bloodPlateletsKPerUl: 99 }],
    [
      'platelet_ratio_unusual plasmaPlateletsKPerUl',
      { bloodPlateletsKPerUl: 200, plasmaPlateletsKPerUl: 280 },
    ],
    ['spin_force_disagrees spins.0.g', { spins: [spin({ rpm: 1500, radiusCm: 10, g: 300 })] }],
    ['spin_force_unusual spins.0.rpm', { spins: [spin({ rpm: 3000, radiusCm: 10 })] }],
    ['spin_force_unusual spins.1.g', { spins: [spin({ g: 200 }), spin({ g: 200 })] }],
    ['activator_unusual activatorMl', { activatorMl: 1, plasmaMl: 3 }],
    ['activated_early activatedMinutesBefore', { activatedMinutesBefore: 11 }],
    ['zones_exceed_injected zones', { injectedMl: 2, zones: [{ zone: 'vertex', areaCm2: 40, volumeMl: 3 }] }],
    [
      'dose_per_area_unusual injectedMl',
      { injectedMl: 4, zones: [{ zone: 'vertex', areaCm2: 10, volumeMl: 4 }] },
    ],
    ['depth_unusual depthMm', { depthMm: 6 }],
  ])('%s', (expected, record) => {
    expect(codes(record)).toEqual([`warn ${expected}`]);
  });

  it('is not asked where it is usual', () => {
    expect(
      codes({
        bloodDrawnMl: 8,
        anticoagulant: 'acd_a',
        anticoagulantMl: 1,
        bloodPlateletsKPerUl: 250,
        plasmaMl: 3,
        plasmaPlateletsKPerUl: 600,
        spins: [spin({ rpm: 1500, radiusCm: 10, g: 250 }), spin({ g: 800 }), spin({ g: 3000 })],
        activation: 'calcium_chloride',
        activatorMl: 0.3,
        activatedMinutesBefore: 10,
        injectedMl: 3.3,
        zones: [{ zone: 'vertex', areaCm2: 60, volumeMl: 3.3 }],
        depthMm: 2,
        pain: 6,
      }),
    ).toEqual([]);
  });

  it('sessions less than a fortnight apart, or more than two months within a course', () => {
    const after = (on: string, sameCourse = true) => ({ previous: { on, sameCourse } });
    expect(ofSession(after('2026-02-25'))).toEqual(['gap_short date']);
    expect(ofSession(after('2026-02-24'))).toEqual([]);
    expect(ofSession(after('2026-01-09'))).toEqual([]);
    expect(ofSession(after('2026-01-08'))).toEqual(['gap_long date']);
    expect(ofSession(after('2026-01-08', false))).toEqual([]);
    expect(ofSession({ ...after('2026-01-08'), kind: 'maintenance' })).toEqual([]);
  });

  it('every yes of a patient, and no other answer', () => {
    const safety = { nsaid7Days: true, cancer: true, pregnancy: false };
    expect(ofSession({}, { safety })).toEqual([
      'safety_nsaid7Days safety.nsaid7Days',
      'safety_cancer safety.cancer',
    ]);
  });
});

it('what is needed to sign goes by the kind of session', () => {
  const missing = (record: SessionRecord, kind: SessionOfRecord['kind']) =>
    missingToSign(record, kind).map(({ field }) => field);
  const all = ['doctorId', 'bloodDrawnMl', 'kitLot', 'injectedMl', 'zones'];
  expect(missing({ zones: [] }, 'initial')).toEqual(all);
  expect(missing({}, 'maintenance')).toEqual(all);
  expect(missing({}, 'aborted')).toEqual(['doctorId']);
  expect(missing({}, 'elsewhere')).toEqual([]);
  const zones = [{ zone: 'vertex', areaCm2: null, volumeMl: null } as const];
  const record = { doctorId: 'd', bloodDrawnMl: 8, kitLot: 'none', injectedMl: 3, zones };
  expect(missing(record, 'initial')).toEqual([]);
});
