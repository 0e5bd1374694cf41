import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;

beforeAll(async () => {
  clinic = await startClinic({}, '2026-03-10T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

async function begin(entry: Record<string, unknown> = {}, pattern = 'male') {
  const patient = await assistant.post('/api/patients', { name: 'Course Example', pattern });
  const path = `/api/patients/${patient.body.id}`;
  const { body: course } = await assistant.post(`${path}/courses`, { sessionsPlanned: 3, ...entry });
  return { path, course, coursePath: `/api/courses/${course.id}` };
}

describe('courses', () => {
  it('a course takes the clinic’s anchor and the protocol’s primary view', async () => {
    const { path, course, coursePath } = await begin();
    expect(course).toMatchObject({
      number: 1,
      anchor: null,
      anchorInForce: 'third_session',
      intervalDays: 30,
      primaryMetric: 'coverage',
      primaryView: 'vertex',
      state: 'active',
    });
    expect((await assistant.get(coursePath)).body).toEqual(course);
    expect((await assistant.get(`${path}/courses`)).body.courses).toEqual([course]);
  });

  it('where the hair is parted, part width decides', async () => {
    const { course } = await begin({}, 'female');
    expect(course).toMatchObject({ primaryView: 'superior', primaryMetric: 'part_width', pattern: 'female' });
  });

  it('the next course has the next number', async () => {
    const { path } = await begin();
    const second = await assistant.post(`${path}/courses`, { sessionsPlanned: 4, anchor: 'first_session' });
    expect(second.body).toMatchObject({ number: 2, anchorInForce: 'first_session' });
  });

  it('what decides a course is fixed once a session was given', async () => {
    const { path, coursePath } = await begin();
    expect((await assistant.patch(coursePath, 1, { primaryMetric: 'density' })).body.version).toBe(2);
    await assistant.post(`${path}/visits`, { date: '2026-03-01', kind: 'session' });
    const late = await assistant.patch(coursePath, 2, { primaryView: 'frontal' });
    expect([late.status, late.body.code]).toEqual([409, 'course_begun']);
    const same = await assistant.patch(coursePath, 2, { primaryMetric: 'density', sessionsPlanned: 4 });
    expect(same.body).toMatchObject({ sessionsPlanned: 4, version: 3 });
  });

  it('a course stopped without a day is stopped today, and forgets the day when it goes on', async () => {
    const { coursePath } = await begin();
    const stopped = await assistant.patch(coursePath, 1, { state: 'stopped', stoppedReason: 'moved away' });
    expect(stopped.body).toMatchObject({ state: 'stopped', stoppedOn: '2026-03-10' });
    const resumed = await assistant.patch(coursePath, 2, { state: 'active' });
    expect(resumed.body).toMatchObject({ stoppedOn: null, stoppedReason: null });
  });

  it('an old version is refused with the newer state', async () => {
    const { coursePath } = await begin();
    await assistant.patch(coursePath, 1, { intervalDays: 28 });
    const late = await assistant.patch(coursePath, 1, { intervalDays: 35 });
    expect([late.status, late.body.current.intervalDays]).toEqual([412, 28]);
  });

  it('nobody has courses who is not there', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/patients/${nowhere}/courses`)).status).toBe(404);
    expect((await assistant.get(`/api/courses/${nowhere}`)).status).toBe(404);
  });
});
