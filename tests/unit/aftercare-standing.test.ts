import { expect, it } from 'vitest';
import { overridesOfSheet, withOverrides } from '../../server/clinic/aftercare-overrides.ts';
import { aftercareStanding, sessionEnd } from '../../server/clinic/aftercare-standing.ts';
import type { AftercareOverride, AftercareRule } from '../../server/contract/aftercare.ts';
import type { SessionPart, Visit } from '../../server/contract/visits.ts';

const visit = (
  session: Partial<SessionPart> | null,
  status: Visit['status'] = 'done',
  record: Visit['record'] = {},
): Pick<Visit, 'kind' | 'status' | 'session' | 'record'> => ({
  record,
  kind: session === null ? 'review' : 'session',
  status,
  session: session && { kind: 'initial', counts: null, injectedAt: null, ...session },
});
const injectedAt = '2026-05-01T12:30:00+02:00';

it.each([
  ['a review has none', visit(null), 'no_session'],
  ['a session with its end has it', visit({ injectedAt }), 'runs'],
  ['a touch-up as well', visit({ injectedAt, kind: 'maintenance' }), 'runs'],
  ['while the patient still sits there', visit({ injectedAt }, 'planned'), 'runs'],
  ['nothing is guessed where the end is missing', visit({}), 'end_missing'],
  ['a plan has none yet', visit({}, 'planned'), 'not_given_yet'],
  ['a cancelled one never', visit({ injectedAt }, 'cancelled'), 'cancelled'],
  ['one broken off once the needle was in has it', visit({ injectedAt, kind: 'aborted' }), 'runs'],
  ['one broken off may have ended before the needle', visit({ kind: 'aborted' }), 'aborted_without_end'],
  [
    'those who gave it elsewhere gave their own advice',
    visit({ injectedAt, kind: 'elsewhere' }),
    'elsewhere',
  ],
])('aftercare: %s', (_what, asked, standing) => {
  expect(aftercareStanding(asked)).toBe(standing);
});

it('a session’s end is a moment, however its offset was written', () => {
  expect(sessionEnd(visit({ injectedAt }))).toBe('2026-05-01T10:30:00.000Z');
  expect(sessionEnd(visit({}))).toBeNull();
});

it('a session ended when its record says, which is later than its injection', () => {
  const endedAt = '2026-05-01T10:50:00.000Z';
  expect(sessionEnd(visit({ injectedAt }, 'done', { endedAt }))).toBe(endedAt);
  expect(sessionEnd(visit({}, 'done', { endedAt }))).toBe(endedAt);
  expect(aftercareStanding(visit({}, 'done', { endedAt }))).toBe('runs');
  const brokenOff = visit({ kind: 'aborted' }, 'done', { endedAt });
  expect([sessionEnd(brokenOff), aftercareStanding(brokenOff)]).toEqual([null, 'aborted_without_end']);
});

const rule: AftercareRule = {
  id: 'no_direct_sun',
  text: 'No direct sun.',
  from: { amount: 0, unit: 'hours' },
  until: { amount: 7, unit: 'days' },
  stopsMinoxidil: false,
};
const session = { endedAt: '2026-05-01T10:00:00.000Z', timeZone: 'UTC', rules: [rule] };
const entry = (enteredAt: string, more: Partial<AftercareOverride> = {}): AftercareOverride => ({
  ruleId: 'no_direct_sun',
  version: 1,
  text: null,
  span: { from: rule.from, until: { amount: 30, unit: 'days' } },
  reason: 'Burns easily.',
  withdrawn: false,
  enteredBy: 'Doctor',
  enteredAt: `${enteredAt}T10:00:00.000Z`,
  ...more,
});
const shown = (entries: AftercareOverride[], at = '2027-01-01T00:00:00.000Z') =>
  overridesOfSheet([session], entries, at).map(({ version }) => version);

it('a doctor’s word for one patient goes before the clinic’s, in what it says and no more', () => {
  const [changed] = withOverrides([session], [entry('2026-05-02')]);
  expect(changed?.rules[0]).toMatchObject({ text: rule.text, until: { amount: 30 }, overrideVersion: 1 });
  expect(changed?.rules[0]?.clinicRule).toEqual(rule);
  const words = entry('2026-05-02', { text: 'Keep out of the sun.', span: null });
  expect(withOverrides([session], [words])[0]?.rules[0]).toMatchObject({
    text: 'Keep out of the sun.',
    until: rule.until,
  });
});

it('taken back, the clinic’s rule holds again', () => {
  const back = entry('2026-05-03', { version: 2, withdrawn: true, span: null });
  const [restored] = withOverrides([session], [entry('2026-05-02'), back]);
  expect(restored?.rules[0]).toMatchObject({ until: rule.until, override: null, overrideVersion: 2 });
});

it('what is said while a sheet’s times run counts on it; what is said later rewrites nothing', () => {
  expect(shown([entry('2026-05-03')])).toEqual([1]);
  expect(shown([entry('2026-05-20')])).toEqual([]);
  // The first made it run longer, and so the second was in time.
  expect(shown([entry('2026-05-03'), entry('2026-05-20', { version: 2 })])).toEqual([1, 2]);
  // Said before the session, it stands for this one too; said after the next session, it is that one’s.
  expect(shown([entry('2025-05-03')])).toEqual([1]);
  expect(shown([entry('2026-05-03')], '2026-05-02T00:00:00.000Z')).toEqual([]);
});
