import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { checkRecordOf, confirmationOf } from '../../server/clinic/record-check.ts';
import {
  activations,
  anaesthesias,
  anticoagulants,
  safetyQuestions,
  zones,
} from '../../server/contract/codes.ts';
import { recordRanges, spinRanges } from '../../server/contract/record-ranges.ts';
import { SessionRecord, saidOnly } from '../../server/contract/session-record.ts';
import { createWords } from '../../server/contract/words/catalogue.ts';
import { reasonSentence } from '../../server/contract/words/reason-sentence.ts';

const words = createWords('en');
const on = '2026-03-10';
const now = new Date('2026-03-10T18:00:00Z');
// There the day begins at half past six in the evening before, by Greenwich's clock.
const [dayBegins, dayEnds] = ['2026-03-09T18:30:00.000Z', '2026-03-10T18:30:00.000Z'];
const session = {
  on,
  timeZone: 'Asia/Kolkata',
  kind: 'initial',
  previous: { on: '2026-02-20', sameCourse: true },
} as const;

type Range = readonly [number, number, number?];
/** Within the range, and past both of its ends by a share of it. */
const around = ([least, most, step]: Range, pastShare: number) => {
  const wide = (most - least) * pastShare;
  const number = step
    ? fc.integer({ min: Math.floor(least - wide), max: Math.ceil(most + wide) })
    : fc.double({ min: least - wide, max: most + wide, noNaN: true });
  return fc.option(number);
};
const allAround = <Name extends string>(ranges: Record<Name, Range>, pastShare: number) =>
  fc.record(
    Object.fromEntries(
      Object.entries<Range>(ranges).map(([name, range]) => [name, around(range, pastShare)]),
    ) as Record<Name, fc.Arbitrary<number | null>>,
  );
const instant = fc
  .integer({ min: Date.parse('2026-03-09T12:00:00Z'), max: Date.parse('2026-03-11T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString());
const zone = fc.record({
  zone: fc.constantFrom(...zones),
  areaCm2: fc.option(fc.double({ min: 0.1, max: 500, noNaN: true })),
  volumeMl: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
});

const records = (pastShare: number): fc.Arbitrary<SessionRecord> =>
  fc
    .record(
      {
        numbers: allAround(recordRanges, pastShare),
        spins: fc.array(allAround(spinRanges, pastShare), { maxLength: 4 }),
        zones: fc.array(zone, { maxLength: 5 }),
        anaesthesia: fc.array(fc.constantFrom(...anaesthesias), { maxLength: 3 }),
        anticoagulant: fc.constantFrom(...anticoagulants),
        activation: fc.constantFrom(...activations),
        kitLot: fc.constantFrom('none', 'L-1', '  '),
        kitExpiresOn: fc.constantFrom('2026-03-09', on, '2027-01-01'),
        startedAt: instant,
        endedAt: instant,
        safety: fc.record(Object.fromEntries(safetyQuestions.map((question) => [question, fc.boolean()])), {
          requiredKeys: [],
        }),
      },
      { requiredKeys: [] },
    )
    .map(({ numbers, ...record }) => ({ ...numbers, ...record }) as SessionRecord);
/** As anybody may type them, and as the wire lets them through. */
const [anyRecord, recordInRange] = [records(0.25), records(0)];

const isTaken = (record: SessionRecord) =>
  Value.Check(SessionRecord, record) &&
  checkRecordOf(session, record, now).every(({ severity }) => severity !== 'refuse');

/** The hard rules of domain §3, written out again by hand. */
function brokenRule(record: SessionRecord): string | undefined {
  const within = (value: unknown, [least, most]: Range) =>
    value === null || value === undefined || (Number(value) >= least && Number(value) <= most);
  for (const [name, range] of Object.entries<Range>(recordRanges)) {
    if (!within(record[name as keyof SessionRecord], range)) return name;
  }
  const spins = record.spins ?? [];
  if (spins.length > 3) return 'spins';
  for (const spin of spins) {
    if (!within(spin.rpm, [200, 6000]) || !within(spin.radiusCm, [4, 25])) return 'spin';
    if (!within(spin.minutes, [1, 30]) || !within(spin.g, [30, 3000])) return 'spin';
  }
  const { bloodDrawnMl: blood, plasmaMl: plasma, haematocrit, anticoagulantMl } = record;
  const room = 1e-6;
  if (blood && plasma && plasma > blood * (1 - (haematocrit ?? 0.45)) + (anticoagulantMl ?? 0) + room) {
    return 'plasma';
  }
  const { bloodPlateletsKPerUl: before, plasmaPlateletsKPerUl: after } = record;
  if (blood && plasma && before && after && after * plasma > before * blood * (1 + room)) return 'platelets';
  const areas = (record.zones ?? []).map(({ areaCm2 }) => areaCm2 ?? 0);
  if (areas.reduce((total, area) => total + area, 0) > 800 + room) return 'area';
  if (record.kitExpiresOn && record.kitExpiresOn < on) return 'expiry';
  const { startedAt, endedAt } = record;
  if (startedAt && endedAt && endedAt < startedAt) return 'times';
  if ([startedAt, endedAt].some((at) => at && at > now.toISOString())) return 'future';
  if ([startedAt, endedAt].some((at) => at && (at < dayBegins || at >= dayEnds))) return 'day';
  return undefined;
}

it('no record that is taken breaks a hard rule', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(anyRecord, records(0.01), recordInRange), (record) => {
      if (!isTaken(record)) return;
      taken += 1;
      expect(brokenRule(record)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(20);
});

it('every refusal names its field, and its rule in a whole sentence', () => {
  let refusals = 0;
  fc.assert(
    fc.property(recordInRange, (record) => {
      for (const finding of checkRecordOf(session, record, now)) {
        refusals += Number(finding.severity === 'refuse');
        const [head = ''] = finding.field.split('.');
        expect([...Object.keys(SessionRecord.properties), 'date']).toContain(head);
        expect(reasonSentence(words, finding)).toMatch(/^[A-Z0-9].*[.]$/);
        expect(reasonSentence(words, finding)).not.toMatch(/[{}]|\$t|NaN|undefined|null/);
      }
    }),
    { numRuns: 500 },
  );
  expect(refusals).toBeGreaterThan(100);
});

it('an answer is kept with the rule, the field and the numbers it was given for', () => {
  fc.assert(
    fc.property(anyRecord, fc.string({ minLength: 1 }), (record, why) => {
      const warnings = checkRecordOf(session, record, now).filter(({ severity }) => severity === 'warn');
      const given = warnings.map(({ code, field }) => ({ code, field, reason: `${why} ${code} ${field}` }));
      for (const warning of warnings) {
        const reason = `${why} ${warning.code} ${warning.field}`;
        expect(confirmationOf(warning, given)).toEqual({ ...warning, reason });
        expect(
          confirmationOf(
            warning,
            given.filter(({ field }) => field !== warning.field),
          ),
        ).toBeUndefined();
      }
    }),
    { numRuns: 500 },
  );
});

it('what is stored says the same as what was entered, and saying it again changes nothing', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const said = saidOnly(record);
      expect(saidOnly(said)).toEqual(said);
      expect(Object.values(said).every((entry) => entry !== null && entry !== '')).toBe(true);
      expect(checkRecordOf(session, { ...said, spins: record.spins ?? [] }, now)).toEqual(
        checkRecordOf(session, { ...record, spins: record.spins ?? [] }, now),
      );
    }),
    { numRuns: 500 },
  );
});
