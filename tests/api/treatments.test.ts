import { describe, expect, it } from 'vitest';
import type { Treatment } from '../../server/contract/treatments.ts';
import { treatmentEntries } from '../../storage/schema/treatments.ts';
import { assistant, clinic, compare, patientId, photographed, reference } from '../support/compare-clinic.ts';

const path = () => `/api/patients/${patientId}/treatments`;
const enter = (entry: object) => assistant.post(path(), { kind: 'topical_minoxidil', ...entry });
const correct = ({ id, version }: Treatment, change: object) =>
  assistant.patch(`/api/treatments/${id}`, version, change);
const listed = async (): Promise<Treatment[]> => (await assistant.get(path())).body.treatments;
const problemOf = async (entry: object) => {
  const { status, body } = await enter(entry);
  return [status, body.code, ...(body.values?.reasons ?? []).map(({ code }: { code: string }) => code)];
};

describe('what else is done to the hair', () => {
  it('is entered, corrected and withdrawn, and every entry stays readable', async () => {
    const { status, body } = await enter({ startedOn: '2025-10-14', startedPrecision: 'month' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ startedOn: '2025-10-01', startedPrecision: 'month', version: 1 });
    const stopped = await correct(body, { stoppedOn: '2026-03-02' });
    expect(stopped.body).toMatchObject({ stoppedOn: '2026-03-02', version: 2 });
    expect(await listed()).toEqual([stopped.body]);
    expect((await correct(body, { note: 'seen too late' })).status).toBe(412);
    const withdrawn = await correct(stopped.body, { withdrawn: true });
    expect(withdrawn.body.version).toBe(3);
    expect(await listed()).toEqual([]);
    const back = await correct(withdrawn.body, { withdrawn: false });
    expect(await listed()).toEqual([back.body]);
    const { store } = clinic.deps;
    const kept = store.db.select().from(treatmentEntries).all();
    expect(kept.filter(({ treatmentId }) => treatmentId === body.id)).toHaveLength(4);
    expect(() => store.db.delete(treatmentEntries).run()).toThrow(/append_only/);
    expect(() => store.db.update(treatmentEntries).set({ note: '' }).run()).toThrow(/append_only/);
  });

  it('what cannot be so is refused with every reason', async () => {
    expect(await problemOf({ startedOn: '2026-06-02' })).toEqual([
      422,
      'treatment_impossible',
      'treatment_in_future',
    ]);
    expect(await problemOf({ startedOn: '2026-02-01', stoppedOn: '2026-01-31' })).toContain(
      'treatment_stopped_before_begun',
    );
    expect(await problemOf({ kind: 'haircut', startedOn: '2026-02-01', stoppedOn: '2026-02-02' })).toContain(
      'treatment_done_at_once',
    );
    expect(await problemOf({ kind: 'other', startedOn: '2026-06-02' })).toEqual([
      422,
      'treatment_impossible',
      'treatment_in_future',
      'treatment_unnamed',
    ]);
    // Nobody knows the day, but the month is not over.
    expect((await enter({ startedOn: '2026-06-30', startedPrecision: 'month' })).status).toBe(201);
  });

  it('belongs to nobody who may not know the patient', async () => {
    await enter({ startedOn: '2026-01-01' });
    expect((await clinic.stranger().get(path())).status).toBe(401);
    expect(
      (await assistant.get('/api/patients/00000000-0000-4000-8000-000000000000/treatments')).status,
    ).toBe(404);
  });
});

describe('a comparison across another treatment', () => {
  it('is measured all the same, and says what else may have made the change', async () => {
    const after = await photographed('2026-05-01', 42);
    await enter({ startedOn: '2026-01-15' });
    const { body } = await compare(reference, after);
    expect(body.otherCauses).toMatchObject([
      { code: 'treatment_begun_between', values: { treatment: 'topical_minoxidil', on: '2026-01-15' } },
    ]);
    expect(body.changes[0]).toMatchObject({
      change: 12,
      verdict: { code: 'improvement' },
      otherCauses: body.otherCauses,
    });
    const { finding, series, treatments } = (await assistant.get(`/api/patients/${patientId}/progress`)).body;
    expect(finding).toMatchObject({ code: 'finding_improvement', change: { otherCauses: body.otherCauses } });
    expect(series[0].points.at(-1)).toMatchObject({ comparable: true, reasons: body.otherCauses });
    expect(treatments).toMatchObject([{ kind: 'topical_minoxidil', startedOn: '2026-01-15' }]);
    const [trend] = (await assistant.get(`/api/trends?patients=${patientId}`)).body.trends;
    expect(trend).toMatchObject({ verdict: { code: 'improvement' }, otherCauses: body.otherCauses });
  });

  it('after a transplant nothing is put down to plasma', async () => {
    const after = await photographed('2026-05-01', 42);
    await enter({ kind: 'hair_transplant', startedOn: '2026-01-15' });
    const { body } = await compare(reference, after);
    expect(body.changes[0].verdict).toMatchObject({
      code: 'not_comparable',
      reason: { code: 'transplanted_between' },
    });
    // The pictures themselves may be held against each other.
    expect(body.comparable).toBe(true);
    const { finding, series } = (await assistant.get(`/api/patients/${patientId}/progress`)).body;
    expect(finding.code).toBe('finding_not_comparable');
    expect(series[0].points.at(-1).comparable).toBe(false);
  });

  it('a dye makes the pictures not comparable, and Today asks for the milestone again', async () => {
    const after = await photographed('2026-05-01', 42);
    await enter({ kind: 'dye', startedOn: '2026-04-20' });
    const { body } = await compare(reference, after);
    expect(body).toMatchObject({ comparable: false, reasons: [{ code: 'dyed_between' }] });
  });
});

describe('the trend in a row of the roster', () => {
  const trends = async (...ids: string[]) =>
    (await assistant.get(`/api/trends?patients=${ids.join(',')}`)).body.trends;

  it('is the line of the primary measure and the change that Progress speaks of', async () => {
    await photographed('2026-05-01', 42);
    const [trend] = await trends(patientId);
    const { finding } = (await assistant.get(`/api/patients/${patientId}/progress`)).body;
    expect(trend).toMatchObject({ patientId, metric: 'coverage', referenceValue: 30, sdc: 8, change: 12 });
    expect(trend.verdict).toEqual(finding.change.verdict);
    expect(trend.points).toEqual([
      { on: '2025-08-31', value: 30, comparable: true },
      { on: '2026-05-01', value: 42, comparable: true },
    ]);
  });

  it('there is none of a patient nobody knows, and no more than a page is asked for at once', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await trends(nobody, patientId)).map(({ patientId: id }: { patientId: string }) => id)).toEqual([
      patientId,
    ]);
    const tooMany = Array.from({ length: 26 }, () => nobody).join(',');
    expect((await assistant.get(`/api/trends?patients=${tooMany}`)).status).toBe(400);
    expect((await clinic.stranger().get(`/api/trends?patients=${patientId}`)).status).toBe(401);
  });
});

it('the sessions of another course stand on the same axis, by its number, and no value is left out', async () => {
  await photographed('2026-05-01', 42);
  const second = await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
  const visit = { date: '2026-05-10', kind: 'session', courseId: second.body.id };
  await assistant.post(`/api/patients/${patientId}/visits`, visit);
  const { course, otherCourses, sessions, series } = (
    await assistant.get(`/api/patients/${patientId}/progress`)
  ).body;
  expect([course.number, sessions.map(({ on }: { on: string }) => on)]).toEqual([2, ['2026-05-10']]);
  expect(otherCourses).toMatchObject([{ number: 1, sessions: [{ on: '2025-08-31', number: 1 }] }]);
  expect(series[0].points).toHaveLength(2);
  const first = (
    await assistant.get(`/api/patients/${patientId}/progress?course=${otherCourses[0].courseId}`)
  ).body;
  expect(first.otherCourses).toMatchObject([{ number: 2, sessions: [{ on: '2026-05-10' }] }]);
});
