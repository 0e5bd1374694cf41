import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AftercareSheet, AftercareText, SheetRule } from '../../server/contract/aftercare.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let doctor: Visitor;
let assistant: Visitor;
let patientId: string;

beforeAll(async () => {
  // The tables below were made for Istanbul: UTC+3 all year. Daylight saving is the unit tests’ matter.
  clinic = await startClinic({}, '2026-03-01T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  clinic.setNow('2026-03-10T09:00:00Z');
  patientId = (await assistant.post('/api/patients', { name: 'Sheet Example', pattern: 'male' })).body.id;
});

async function session(date: string, part: object, more: object = {}): Promise<string> {
  const entry = { date, kind: 'session', session: part, ...more };
  const { status, body } = await doctor.post(`/api/patients/${patientId}/visits`, entry);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const given = (date: string, clock = '11:30') => session(date, { injectedAt: `${date}T${clock}:00Z` });
const sheetOf = async (visitId: string): Promise<AftercareSheet> => {
  const { status, body } = await assistant.get(`/api/visits/${visitId}/aftercare`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const ruleOf = (sheet: AftercareSheet, id: string) => sheet.rules.find((rule) => rule.id === id) as SheetRule;
const override = (rule: string, version: number, entry: object, who = doctor) =>
  who.put(`/api/patients/${patientId}/aftercare/overrides/${rule}`, version, entry);
const days = (amount: number) => ({ amount, unit: 'days' });
const hours = (amount: number) => ({ amount, unit: 'hours' });

describe('the sheet of a session', () => {
  it('says of each of the clinic’s six rules when it ends, and on which day minoxidil may start again', async () => {
    const sheet = await sheetOf(await given('2026-03-10', '11:30'));
    expect(sheet).toMatchObject({
      standing: 'runs',
      clinic: 'Test Clinic',
      branch: { name: 'Main street', phone: null, timeZone: 'Europe/Istanbul' },
      textVersion: 1,
      session: { endedAt: '2026-03-10T11:30:00.000Z', on: '2026-03-10' },
      today: { on: '2026-03-10', day: 0 },
      minoxidilFrom: '2026-03-25',
      restartedBy: null,
    });
    expect(sheet.rules.map(({ id, endsBy, endsAt, lastDay }) => [id, endsBy, endsAt, lastDay])).toEqual([
      ['no_wash', 'hours', '2026-03-11T11:30:00.000Z', '2026-03-11'],
      ['no_chemicals', 'days', '2026-03-24T21:00:00.000Z', '2026-03-24'],
      ['ice_if_needed', 'hours', '2026-03-13T11:30:00.000Z', '2026-03-13'],
      ['no_direct_sun', 'days', '2026-03-17T21:00:00.000Z', '2026-03-17'],
      ['drink_water', 'days', '2026-03-24T21:00:00.000Z', '2026-03-24'],
      ['eat_well', 'days', '2026-09-06T21:00:00.000Z', '2026-09-06'],
    ]);
    expect(sheet.answers.map(({ id }) => id)).toEqual([
      'ritual_washing',
      'swimming',
      'sport',
      'head_scarf',
      'hair_dye',
      'painkillers',
    ]);
  });

  it('says where each rule stands today, by the calendar and the clock of the branch', async () => {
    const visitId = await given('2026-03-10', '11:30');
    const states = async (now: string) => {
      clinic.setNow(now);
      const sheet = await sheetOf(visitId);
      return [sheet.today?.day, ruleOf(sheet, 'no_wash').state, ruleOf(sheet, 'no_direct_sun').state];
    };
    expect(await states('2026-03-11T11:29:00Z')).toEqual([1, 'now', 'now']);
    expect(await states('2026-03-11T11:30:00Z')).toEqual([1, 'over', 'now']);
    // It is the 13th in Istanbul already: day 3.
    expect(await states('2026-03-12T22:00:00Z')).toEqual([3, 'over', 'now']);
    expect(await states('2026-03-17T20:59:00Z')).toEqual([7, 'over', 'now']);
    expect(await states('2026-03-17T21:00:00Z')).toEqual([8, 'over', 'over']);
  });

  it('is asked for in vain where nobody entered the end, and never guessed from the day', async () => {
    const visitId = await session('2026-03-10', {});
    expect(await sheetOf(visitId)).toMatchObject({
      standing: 'end_missing',
      session: null,
      rules: [],
      minoxidilFrom: null,
    });
    expect((await assistant.post(`/api/visits/${visitId}/aftercare/prints`)).body.code).toBe('no_aftercare');
  });

  it('there is none of what was cancelled, given elsewhere, or broken off before the needle', async () => {
    const end = { injectedAt: '2026-03-10T08:00:00Z' };
    const standing = async (part: object, more?: object) =>
      (await sheetOf(await session('2026-03-10', part, more))).standing;
    expect(await standing(end, { status: 'cancelled' })).toBe('cancelled');
    expect(await standing({ ...end, kind: 'elsewhere' })).toBe('elsewhere');
    expect(await standing({ kind: 'aborted' })).toBe('aborted_without_end');
    expect(await standing({ ...end, kind: 'aborted' })).toBe('runs');
    const review = { date: '2026-03-10', kind: 'review' };
    const { body } = await doctor.post(`/api/patients/${patientId}/visits`, review);
    expect((await sheetOf(body.id)).standing).toBe('no_session');
  });

  it('names the session that started the times anew, which those given elsewhere do not', async () => {
    const first = await given('2026-03-01', '08:00');
    await session('2026-03-04', { kind: 'elsewhere', injectedAt: '2026-03-04T08:00:00Z' });
    expect((await sheetOf(first)).restartedBy).toBeNull();
    const second = await given('2026-03-09', '08:00');
    expect((await sheetOf(first)).restartedBy).toEqual({ visitId: second, on: '2026-03-09' });
    expect(ruleOf(await sheetOf(first), 'no_chemicals').lastDay).toBe('2026-03-15');
    expect(ruleOf(await sheetOf(second), 'no_chemicals').lastDay).toBe('2026-03-23');
  });

  it('is printed by whoever hands it out, and that stands in the trail with the version', async () => {
    const visitId = await given('2026-03-10', '08:00');
    expect((await assistant.post(`/api/visits/${visitId}/aftercare/prints`)).status).toBe(204);
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries[0]).toMatchObject({
      action: 'print_aftercare',
      noun: 'visit',
      nounId: visitId,
      details: { version: 1 },
    });
  });

  it('belongs to nobody who may not know the patient', async () => {
    const visitId = await given('2026-03-10', '08:00');
    for (const role of ['editor', 'patient'] as const) {
      const foreign = await clinic.signedIn(role);
      expect((await foreign.get(`/api/visits/${visitId}/aftercare`)).status).toBe(403);
    }
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/visits/${nobody}/aftercare`)).status).toBe(404);
    expect((await assistant.get(`/api/patients/${nobody}/aftercare/overrides`)).status).toBe(404);
  });
});

describe('a doctor’s own word for one patient', () => {
  const longer = { span: { from: hours(0), until: days(30) }, reason: 'Burns easily.' };

  it('goes before the clinic’s, moves the day of minoxidil, and is said by a doctor alone', async () => {
    const visitId = await given('2026-03-10', '08:00');
    expect((await override('no_chemicals', 0, longer, assistant)).body.code).toBe('not_allowed');
    expect((await override('no_chemicals', 0, longer, clinic.admin)).body.code).toBe('not_allowed');
    const { status, body, headers } = await override('no_chemicals', 0, { ...longer, text: 'No dye.' });
    expect([status, headers.get('etag')], JSON.stringify(body)).toEqual([200, '"1"']);
    const sheet = await sheetOf(visitId);
    expect(sheet.minoxidilFrom).toBe('2026-04-10');
    expect(ruleOf(sheet, 'no_chemicals')).toMatchObject({
      text: 'No dye.',
      lastDay: '2026-04-09',
      clinicRule: { until: days(14) },
      override: { reason: 'Burns easily.', version: 1, enteredBy: 'Person 1' },
      overrideVersion: 1,
    });
  });

  it('is taken back with a reason, and all that was ever said stays readable', async () => {
    const visitId = await given('2026-03-10', '08:00');
    await override('no_chemicals', 0, longer);
    expect((await override('no_chemicals', 0, longer)).status).toBe(412);
    const back = await override('no_chemicals', 1, { withdrawn: true, reason: 'Healed.' });
    expect(back.body).toMatchObject({ version: 2, withdrawn: true, text: null, span: null });
    expect(ruleOf(await sheetOf(visitId), 'no_chemicals')).toMatchObject({
      lastDay: '2026-03-24',
      override: null,
      overrideVersion: 2,
    });
    expect((await override('no_chemicals', 2, { withdrawn: true, reason: 'Again.' })).body.code).toBe(
      'nothing_to_take_back',
    );
    const { overrides } = (await assistant.get(`/api/patients/${patientId}/aftercare/overrides`)).body;
    expect(overrides.map(({ reason }: { reason: string }) => reason)).toEqual(['Burns easily.', 'Healed.']);
    const { sqlite } = clinic.deps.store;
    for (const table of ['aftercare_overrides', 'text_versions']) {
      expect(() => sqlite.exec(`delete from ${table}`)).toThrow('append_only');
      expect(() => sqlite.exec(`update ${table} set version = 9`)).toThrow('append_only');
    }
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(JSON.stringify(body)).not.toContain('Healed');
    expect(body.entries[0]).toMatchObject({ action: 'take_back', noun: 'aftercare_override' });
  });

  it('says something else than the clinic, about a rule there is, in a time that can be', async () => {
    expect((await override('no_chemicals', 0, { reason: 'For nothing.' })).body.code).toBe('override_empty');
    expect((await override('no_such_rule', 0, longer)).body.code).toBe('not_found');
    const turned = { reason: 'A slip.', span: { from: days(3), until: hours(24) } };
    const { body } = await override('no_chemicals', 0, turned);
    expect([body.code, body.detail]).toEqual([
      'aftercare_impossible',
      expect.stringContaining('No hair dye'),
    ]);
  });

  it('counts for this patient’s next sessions as well, and rewrites no sheet that is over', async () => {
    const first = await given('2025-06-01', '08:00');
    const second = await given('2026-03-01', '08:00');
    await override('no_chemicals', 0, longer);
    expect(ruleOf(await sheetOf(first), 'no_chemicals').override).toBeNull();
    expect(ruleOf(await sheetOf(second), 'no_chemicals').lastDay).toBe('2026-03-31');
    const third = await given('2026-03-09', '08:00');
    expect(ruleOf(await sheetOf(third), 'no_chemicals').lastDay).toBe('2026-04-08');
    // Said on the tenth, after the third session of the ninth: the second one’s sheet is as it was before it.
    expect(ruleOf(await sheetOf(second), 'no_chemicals').override).toBeNull();
  });
});

describe('what was valid on the day', () => {
  it('is what an old sheet shows, whatever the clinic publishes later', async () => {
    const old = await given('2026-03-10', '08:00');
    const { body: before } = await clinic.admin.get('/api/texts/aftercare');
    const { rules, answers } = before as AftercareText;
    const shorter = rules.map((rule) => (rule.id === 'no_wash' ? { ...rule, until: hours(12) } : rule));
    const published = await clinic.admin.put('/api/texts/aftercare', before.version, {
      rules: shorter.filter(({ id }) => id !== 'no_direct_sun'),
      answers,
    });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    clinic.setNow('2026-03-12T12:00:00Z');
    const next = await given('2026-03-12', '11:00');
    expect(await sheetOf(old)).toMatchObject({ textVersion: before.version });
    expect(ruleOf(await sheetOf(old), 'no_wash').endsAt).toBe('2026-03-11T08:00:00.000Z');
    const sheet = await sheetOf(next);
    expect(sheet.textVersion).toBe(before.version + 1);
    expect(ruleOf(sheet, 'no_wash').endsAt).toBe('2026-03-12T23:00:00.000Z');
    // The clinic says no more about the sun; this patient was told until the 17th.
    expect(ruleOf(sheet, 'no_direct_sun')).toMatchObject({
      lastDay: '2026-03-17',
      carriedFrom: '2026-03-10',
    });
  });
});
