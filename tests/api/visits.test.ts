import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patientId: string;

const today = '2026-03-10';

beforeAll(async () => {
  clinic = await startClinic({}, `${today}T09:00:00Z`);
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

async function newPatient(): Promise<string> {
  return (await assistant.post('/api/patients', { name: 'Visiting Example', pattern: 'male' })).body.id;
}
const add = (entry: Record<string, unknown>, visitor = assistant) =>
  visitor.post(`/api/patients/${patientId}/visits`, entry);

beforeAll(async () => {
  patientId = await newPatient();
});

describe('visits', () => {
  it('a visit of today took place, at the patient’s branch, by the protocol of their pattern', async () => {
    const { status, body, headers } = await add({ date: today, kind: 'consultation' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'done', session: null, pattern: 'male', protocolVersion: 1 });
    expect(body.preparation.hairState).toBe('unknown');
    expect(headers.get('etag')).toBe('"1"');
    expect((await assistant.get(`/api/visits/${body.id}`)).body).toEqual(body);
  });

  it.each(['0026-03-10', '9999-12-31', '0000-01-01', '2026-02-29', '20260-3-10', '2026-3-10'])(
    'a day nobody means is no date: %s',
    async (date) => {
      const { status, body } = await add({ date, kind: 'session', status: 'planned' });
      expect([status, body.fields?.[0]?.field]).toEqual([400, 'date']);
    },
  );

  it.each([
    '2026-06-30T23:59:60Z',
    '2026-01-01T10:00:00.1234567890Z',
    '2026-02-30T10:00:00Z',
    '2026-01-01T10:00:00',
  ])('a moment that not every program reads alike is none: %s', async (injectedAt) => {
    const { status, body } = await add({ date: today, kind: 'session', session: { injectedAt } });
    expect([status, body.code]).toEqual([400, 'invalid_request']);
  });

  it('one that lies ahead is planned, and cannot be said to have taken place', async () => {
    const { body } = await add({ date: '2026-03-11', kind: 'review' });
    expect(body.status).toBe('planned');
    const early = await assistant.patch(`/api/visits/${body.id}`, 1, { status: 'done' });
    expect([early.status, early.body.code]).toEqual([422, 'visit_in_future']);
    clinic.setNow('2026-03-10T21:30:00Z');
    const atMidnight = await assistant.patch(`/api/visits/${body.id}`, 1, { status: 'done' });
    expect([atMidnight.status, atMidnight.body.version]).toEqual([200, 2]);
    clinic.setNow(`${today}T09:00:00Z`);
  });

  it('a session belongs to the course under way and is an initial one unless said', async () => {
    const course = await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
    const { body } = await add({ date: today, kind: 'session' });
    expect(body).toMatchObject({
      courseId: course.body.id,
      session: { kind: 'initial', counts: null, injectedAt: null },
    });
    expect((await add({ date: today, kind: 'review' })).body.courseId).toBeNull();
  });

  it('the course of another patient is refused', async () => {
    const other = await newPatient();
    const course = await assistant.post(`/api/patients/${other}/courses`, { sessionsPlanned: 3 });
    const { status, body } = await add({ date: today, kind: 'session', courseId: course.body.id });
    expect([status, body.code]).toEqual([422, 'unknown_course']);
  });

  it('fields of preparation and record that are left out stay as they are', async () => {
    const { body: visit } = await add({
      date: today,
      kind: 'session',
      preparation: { hairState: 'dry', lengthClass: 'under_1cm' },
      record: { bloodDrawnMl: 8 },
    });
    const path = `/api/visits/${visit.id}`;
    const { body } = await assistant.patch(path, 1, {
      preparation: { combedSame: true },
      record: { plasmaMl: 4 },
    });
    expect(body.preparation).toMatchObject({ hairState: 'dry', lengthClass: 'under_1cm', combedSame: true });
    expect(body.record).toEqual({ bloodDrawnMl: 8, plasmaMl: 4 });
  });

  it('more plasma than the blood can yield is refused with the most there can be', async () => {
    const { body: visit } = await add({ date: today, kind: 'session', record: { bloodDrawnMl: 8 } });
    const refused = await assistant.patch(`/api/visits/${visit.id}`, 1, { record: { plasmaMl: 5 } });
    expect([refused.status, refused.body.code]).toEqual([422, 'record_impossible']);
    expect(refused.body.detail).toContain('at most 4.4 ml');
    expect((await assistant.get(`/api/visits/${visit.id}`)).body.record).toEqual({ bloodDrawnMl: 8 });
  });

  it('a visit that is no longer a session loses its part of one', async () => {
    const { body: visit } = await add({ date: today, kind: 'session' });
    const { body } = await assistant.patch(`/api/visits/${visit.id}`, 1, { kind: 'review' });
    expect(body.session).toBeNull();
    const wrong = await add({ date: today, kind: 'review', session: { kind: 'maintenance' } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'session_only']);
  });

  it('whether an aborted session counts, and old photos compare, is a doctor’s word', async () => {
    const entry = { date: today, kind: 'session', session: { kind: 'aborted', counts: true } };
    expect((await add(entry)).body.code).toBe('not_allowed');
    expect((await add(entry, doctor)).body.session).toMatchObject({ kind: 'aborted', counts: true });
    const { body: old } = await add({ date: '2019-06-01', datePrecision: 'month', kind: 'historical' });
    expect(old).toMatchObject({ accepted: false, datePrecision: 'month' });
    expect((await assistant.patch(`/api/visits/${old.id}`, 1, { accepted: true })).status).toBe(403);
    expect((await doctor.patch(`/api/visits/${old.id}`, 1, { accepted: true })).body.accepted).toBe(true);
  });

  it('an administrator reads the session record and does not write it', async () => {
    const { body: visit } = await add({ date: today, kind: 'session' });
    const refused = await clinic.admin.patch(`/api/visits/${visit.id}`, 1, { record: { pain: 2 } });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await clinic.admin.patch(`/api/visits/${visit.id}`, 1, { note: 'called' })).status).toBe(200);
  });

  it('of two people changing one visit the second is shown the newer state', async () => {
    const { body: visit } = await add({ date: today, kind: 'review' });
    await assistant.patch(`/api/visits/${visit.id}`, 1, { room: 'Two' });
    const late = await doctor.patch(`/api/visits/${visit.id}`, 1, { room: 'Three' });
    expect([late.status, late.body.current.room]).toEqual([412, 'Two']);
  });

  it('a visit or patient that is not there answers like a foreign one', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/visits/${nowhere}`)).body.code).toBe('not_found');
    const entry = { date: today, kind: 'review' };
    expect((await assistant.post(`/api/patients/${nowhere}/visits`, entry)).body.code).toBe('not_found');
  });
});
