import { beforeEach, describe, expect, it } from 'vitest';
import { courseDecisions, planChanges, visitMoves } from '../../storage/schema/course-plans.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patientId: string;
let courseId: string;

beforeEach(async () => {
  clinic = await startClinic({}, '2026-03-10T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  patientId = (await assistant.post('/api/patients', { name: 'Plan Example', pattern: 'male' })).body.id;
  const course = { sessionsPlanned: 3, intervalDays: 30 };
  courseId = (await assistant.post(`/api/patients/${patientId}/courses`, course)).body.id;
  await given('2026-03-01');
  return () => clinic.close();
});

const given = (date: string, kind = 'initial') =>
  assistant.post(`/api/patients/${patientId}/visits`, {
    date,
    kind: 'session',
    session: { kind },
    courseId,
  });
const plan = async () => (await assistant.get(`/api/courses/${courseId}/plan`)).body;
const planned = (dates: string[], kind = 'initial') =>
  assistant.post(`/api/courses/${courseId}/planned-sessions`, { kind, dates });
const course = async () => (await assistant.get(`/api/courses/${courseId}`)).body;
const decide = async (decision: object, milestone = 'after_third', by = doctor) =>
  by.put(`/api/courses/${courseId}/decisions/${milestone}`, (await course()).version, {
    text: 'No measurable change so far; the patient wishes to go on.',
    ...decision,
  });

describe('planning the sessions of a course', () => {
  it('the next day is proposed, one press plans it, another all that remain', async () => {
    expect(await plan()).toMatchObject({ given: 1, planned: [], proposals: ['2026-03-31', '2026-04-30'] });
    const first = await planned(['2026-03-31']);
    expect(first.status).toBe(201);
    expect(first.body.planned).toMatchObject([{ date: '2026-03-31', number: 2, missed: false }]);
    expect(first.body.proposals).toEqual(['2026-04-30']);
    expect((await planned(first.body.proposals)).body).toMatchObject({ proposals: [] });
    const { visits } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    expect(visits.slice(0, 2)).toMatchObject([
      { date: '2026-04-30', status: 'planned', sessionNumber: 3 },
      { date: '2026-03-31', status: 'planned', sessionNumber: 2 },
    ]);
  });

  it('a button pressed twice plans once, and all are planned or none', async () => {
    await planned(['2026-03-31']);
    expect((await planned(['2026-03-31'])).body.code).toBe('already_planned');
    expect((await planned(['2026-04-30', '2026-05-30'])).body.code).toBe('nothing_left_to_plan');
    expect((await planned(['2026-03-09'])).body.code).toBe('planned_in_past');
    expect((await plan()).planned).toHaveLength(1);
  });

  it('a course that was stopped plans nothing more, and what was planned is called off with why', async () => {
    const [session] = (await planned(['2026-03-31'])).body.planned;
    const change = { state: 'stopped', stoppedReason: 'moved away' };
    await doctor.patch(`/api/courses/${courseId}`, (await course()).version, change);
    expect(await plan()).toMatchObject({ planned: [], proposals: [] });
    expect((await assistant.get(`/api/visits/${session.visitId}`)).body.status).toBe('cancelled');
    const [move] = clinic.deps.store.db.select().from(visitMoves).all().slice(-1);
    expect(move).toMatchObject({ movedFrom: '2026-03-31', movedTo: null, reason: 'moved away' });
    expect((await planned(['2026-03-31'])).body.code).toBe('course_ended');
    // Stopped already: nothing is called off a second time.
    await doctor.patch(`/api/courses/${courseId}`, (await course()).version, { stoppedReason: 'far away' });
    expect(clinic.deps.store.db.select().from(visitMoves).all().at(-1)).toEqual(move);
  });

  it('a session that is postponed keeps its earlier day readable, with the reason', async () => {
    const [session] = (await planned(['2026-03-31'])).body.planned;
    const moved = await assistant.patch(`/api/visits/${session.visitId}`, session.version, {
      date: '2026-04-07',
      moveReason: 'a cold',
    });
    expect(moved.status).toBe(200);
    const move = { from: '2026-03-31', to: '2026-04-07', reason: 'a cold', movedBy: 'Person 1' };
    expect((await plan()).planned).toMatchObject([{ date: '2026-04-07', moves: [move] }]);
    await assistant.patch(`/api/visits/${session.visitId}`, moved.body.version, {
      status: 'cancelled',
      moveReason: 'wants no more',
    });
    const { visits } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    const [visit] = visits.filter(({ id }: { id: string }) => id === session.visitId);
    expect(visit).toMatchObject({
      status: 'cancelled',
      moves: [move, { from: '2026-04-07', to: null, reason: 'wants no more' }],
    });
    const { store } = clinic.deps;
    expect(() => store.db.delete(visitMoves).run()).toThrow(/append_only/);
  });

  it('more sessions change the plan, and what it was stays readable', async () => {
    const { version } = await course();
    const change = { sessionsPlanned: 5, intervalDays: 42, planReason: 'dense donor area' };
    expect((await doctor.patch(`/api/courses/${courseId}`, version, change)).body.sessionsPlanned).toBe(5);
    const changed = await plan();
    expect(changed.changes).toMatchObject([
      {
        sessionsBefore: 3,
        sessionsAfter: 5,
        intervalDaysBefore: 30,
        intervalDaysAfter: 42,
        reason: 'dense donor area',
        changedBy: 'Person 2',
      },
    ]);
    expect(changed.proposals).toHaveLength(4);
    expect(() => clinic.deps.store.db.update(planChanges).set({ reason: '' }).run()).toThrow(/append_only/);
  });
});

describe('today', () => {
  it('lists who is expected for a planned session, and who missed one until it is settled', async () => {
    const [session] = (await planned(['2026-03-10'])).body.planned;
    const today = async () => (await assistant.get('/api/today')).body;
    expect((await today()).expected).toMatchObject([{ visitId: session.visitId, status: 'planned' }]);
    clinic.setNow('2026-03-12T09:00:00Z');
    expect((await plan()).planned).toMatchObject([{ missed: true }]);
    const { missedVisits } = await today();
    expect(missedVisits).toMatchObject([
      { visitId: session.visitId, date: '2026-03-10', kind: 'session', version: session.version },
    ]);
    await assistant.patch(`/api/visits/${session.visitId}`, session.version, { status: 'done' });
    expect((await today()).missedVisits).toEqual([]);
    expect((await plan()).given).toBe(2);
  });
});

describe('what a doctor decides at a milestone', () => {
  it('is signed, kept beside earlier ones, and stands on the timeline', async () => {
    const { status, body } = await decide({ kind: 'go_on' });
    expect(status).toBe(200);
    expect(body.decisions).toMatchObject([
      { milestone: 'after_third', kind: 'go_on', decidedBy: 'Person 2', seen: null },
    ]);
    await decide({ kind: 'change_something', text: 'Minoxidil was begun.' });
    const { decisions } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    expect(decisions.map(({ kind }: { kind: string }) => kind)).toEqual(['go_on', 'change_something']);
    expect(() => clinic.deps.store.db.delete(courseDecisions).run()).toThrow(/append_only/);
    const { entries } = (await doctor.get(`/api/audit?patient=${patientId}`)).body;
    expect(entries[0]).toMatchObject({ action: 'decide', details: { kind: 'change_something' } });
  });

  it('more sessions are planned at once, and the earlier plan is kept with the sentence', async () => {
    const { body } = await decide({ kind: 'add_sessions', sessions: 2 });
    expect(body).toMatchObject({ sessionsPlanned: 5, changes: [{ sessionsBefore: 3, sessionsAfter: 5 }] });
    expect(body.proposals).toHaveLength(4);
    expect((await decide({ kind: 'add_sessions', sessions: 12 })).status).toBe(200);
    expect((await decide({ kind: 'add_sessions', sessions: 12 })).body.code).toBe('decision_unfit');
    expect((await decide({ kind: 'add_sessions' })).body.code).toBe('decision_unfit');
  });

  it('maintenance comes after the planned sessions and moves no milestone', async () => {
    await given('2026-03-05');
    await given('2026-03-09');
    const before = (await assistant.get(`/api/patients/${patientId}/timeline`)).body.milestones;
    const { body } = await decide({ kind: 'maintenance', everyMonths: 6 }, 'six_months');
    expect(body).toMatchObject({ proposals: [], maintenance: { everyMonths: 6, nextOn: '2026-09-09' } });
    const kept = await planned([body.maintenance.nextOn], 'maintenance');
    expect(kept.body.planned).toMatchObject([{ kind: 'maintenance', number: null, date: '2026-09-09' }]);
    expect(kept.body.maintenance.nextOn).toBe('2027-03-09');
    clinic.setNow('2026-09-10T09:00:00Z');
    const [visit] = kept.body.planned;
    await assistant.patch(`/api/visits/${visit.visitId}`, visit.version, { status: 'done' });
    expect(await plan()).toMatchObject({
      given: 3,
      maintenanceGiven: 1,
      maintenance: { nextOn: '2027-03-09' },
    });
    const after = (await assistant.get(`/api/patients/${patientId}/timeline`)).body.milestones;
    const dates = (cards: { targetOn: string }[]) => cards.map(({ targetOn }) => targetOn);
    expect(dates(after)).toEqual(dates(before));
  });

  it('to stop ends the course that day with the reason, and its maintenance', async () => {
    await planned(['2026-03-31']);
    await decide({ kind: 'maintenance', everyMonths: 6 });
    const { body } = await decide({ kind: 'stop', text: 'No measurable change after three sessions.' });
    expect(body).toMatchObject({ planned: [], proposals: [], maintenance: null });
    expect(await course()).toMatchObject({
      state: 'stopped',
      stoppedOn: '2026-03-10',
      stoppedReason: 'No measurable change after three sessions.',
    });
    // Once: the day and the reason of the first stop stay.
    expect((await decide({ kind: 'stop', text: 'Again.' })).body.code).toBe('decision_unfit');
  });

  it('is for doctors, needs a sentence, and of two the second sees the first', async () => {
    expect((await decide({ kind: 'go_on' }, 'after_third', assistant)).status).toBe(403);
    expect((await decide({ kind: 'go_on', text: ' ' })).status).toBe(400);
    expect((await decide({ kind: 'go_on' }, 'baseline')).body.code).toBe('decision_unfit');
    const path = `/api/courses/${courseId}/decisions/after_third`;
    const { version } = await course();
    await doctor.put(path, version, { kind: 'go_on', text: 'Seen.' });
    expect((await doctor.put(path, version, { kind: 'stop', text: 'Seen too.' })).status).toBe(412);
  });
});
