import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AdverseEvent } from '../../server/contract/adverse-events.ts';
import { adverseEventEntries, adverseEventNotes } from '../../storage/schema/adverse-events.ts';
import { audit } from '../../storage/schema/clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patientId: string;
let visitId: string;

beforeAll(async () => {
  clinic = await startClinic({}, '2026-06-01T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patientId = (await assistant.post('/api/patients', { name: 'Event Example', pattern: 'male' })).body.id;
  const visit = { date: '2026-05-28', kind: 'session' };
  visitId = (await assistant.post(`/api/patients/${patientId}/visits`, visit)).body.id;
});

const path = () => `/api/patients/${patientId}/adverse-events`;
const enter = (entry: object = {}) =>
  assistant.post(path(), { term: 'infection', onsetOn: '2026-05-30', grade: 3, visitId, ...entry });
const change = (visitor: Visitor, { id, version }: AdverseEvent, to: object) =>
  visitor.patch(`/api/adverse-events/${id}`, version, to);
const raised = async (): Promise<string[]> =>
  (await doctor.get('/api/today')).body.adverseEvents
    .filter(({ patient }: { patient: { id: string } }) => patient.id === patientId)
    .map(({ eventId }: { eventId: string }) => eventId);

describe('an adverse event', () => {
  it('is entered beside a session, followed up, corrected and closed, and nothing of it is lost', async () => {
    const { status, body } = await enter({ onsetTime: '14:20', description: 'left temple' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ visitId, outcome: null, closedBy: null, withdrawn: false, version: 1 });
    const followed = await assistant.post(`/api/adverse-events/${body.id}/notes`, {
      text: 'Called:\nbetter.',
    });
    expect(followed.status).toBe(201);
    expect(followed.body.notes).toMatchObject([{ text: 'Called:\nbetter.' }]);
    const corrected = await change(assistant, body, { onsetOn: '2026-05-29', endedOn: '2026-05-31' });
    expect(corrected.body).toMatchObject({ onsetOn: '2026-05-29', onsetTime: '14:20', version: 2 });
    expect((await change(assistant, body, { action: 'seen too late' })).status).toBe(412);
    const closed = await change(doctor, corrected.body, { outcome: 'recovered' });
    expect(closed.body).toMatchObject({ outcome: 'recovered', version: 3 });
    expect(closed.body.closedBy).not.toBeNull();
    const record = (await assistant.get(`/api/adverse-events/${body.id}`)).body;
    expect(record.event).toEqual(closed.body);
    expect(record.earlier).toEqual([body, corrected.body]);
    expect(record.notes).toHaveLength(1);
    const { db } = clinic.deps.store;
    for (const table of [adverseEventEntries, adverseEventNotes]) {
      expect(() => db.delete(table).run()).toThrow(/append_only/);
      expect(() => db.update(table).set({ patientId }).run()).toThrow(/append_only/);
    }
    const trail = db.select().from(audit).all();
    const actions = trail.filter(({ nounId }) => nounId === body.id).map(({ action }) => action);
    expect(actions).toEqual(['enter', 'change', 'close']);
    expect(JSON.stringify(trail)).not.toContain('left temple');
  });

  it('keeps who closed it when a doctor corrects it later', async () => {
    const { body } = await enter();
    const closed = (await change(doctor, body, { outcome: 'recovered' })).body;
    const later = (await change(doctor, closed, { action: 'Antibiotic for 5 days' })).body;
    expect(later).toMatchObject({ closedBy: closed.closedBy, closedAt: closed.closedAt });
    const again = (await change(doctor, later, { outcome: null })).body;
    expect(again).toMatchObject({ outcome: null, closedBy: null, closedAt: null });
  });

  it('of grade 3 or more is on Today until a doctor closes it, and on the timeline for good', async () => {
    const mild = (await enter({ grade: 2 })).body;
    const { body } = await enter();
    expect(await raised()).toEqual([body.id]);
    const worse = (await change(assistant, mild, { grade: 4 })).body;
    expect(await raised()).toEqual([mild.id, body.id]);
    await change(doctor, worse, { outcome: 'recovered_with_traces' });
    expect(await raised()).toEqual([body.id]);
    await change(doctor, body, { withdrawn: true });
    expect(await raised()).toEqual([]);
    const { adverseEvents } = (await doctor.get(`/api/patients/${patientId}/timeline`)).body;
    expect(adverseEvents.map(({ id }: AdverseEvent) => id)).toEqual([mild.id]);
    expect((await assistant.get(`/api/adverse-events/${body.id}`)).body.event.withdrawn).toBe(true);
  });

  it('is taken off the doctor’s list by nobody but a doctor', async () => {
    const { body } = await enter();
    for (const to of [{ grade: 2 }, { withdrawn: true }, { outcome: 'recovered' }]) {
      expect((await change(assistant, body, to)).body.code, JSON.stringify(to)).toBe('not_allowed');
    }
    const closed = (await change(doctor, body, { outcome: 'recovered' })).body;
    expect((await change(assistant, closed, { action: 'ice' })).body.code).toBe('not_allowed');
    // What an assistant entered by mistake and nobody has to act on, an assistant takes back.
    const mild = (await enter({ grade: 1 })).body;
    expect((await change(assistant, mild, { withdrawn: true })).status).toBe(200);
  });

  it('that cannot be so is refused with every reason, and so is another patient’s visit', async () => {
    const { status, body } = await enter({ term: 'other', onsetOn: '2026-06-02' });
    expect([status, body.code]).toEqual([422, 'adverse_event_impossible']);
    expect(body.values.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'adverse_event_in_future',
      'adverse_event_unnamed',
    ]);
    expect((await enter({ grade: 6 })).status).toBe(400);
    const other = (await assistant.post('/api/patients', { name: 'Other Example', pattern: 'male' })).body.id;
    const answer = await assistant.post(`/api/patients/${other}/adverse-events`, {
      term: 'pain',
      onsetOn: '2026-05-30',
      grade: 1,
      visitId,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'unknown_visit']);
    const note = await assistant.post(`/api/adverse-events/${(await enter()).body.id}/notes`, { text: '  ' });
    expect(note.status).toBe(400);
  });

  it('belongs to nobody who may not know the patient', async () => {
    const { body } = await enter();
    expect((await clinic.stranger().get(path())).status).toBe(401);
    expect((await clinic.stranger().get(`/api/adverse-events/${body.id}`)).status).toBe(401);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/adverse-events/${nobody}`)).status).toBe(404);
    expect((await assistant.get(`/api/patients/${nobody}/adverse-events`)).status).toBe(404);
  });
});
