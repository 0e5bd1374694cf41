import { describe, expect, it } from 'vitest';
import { assistant, doctor, enter, patientId, photographed, visitOn } from '../support/progress-clinic.ts';

describe('a patient’s progress, taken away', () => {
  it('is printed by who may take it away, and that stands in the trail', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const path = `/api/patients/${patientId}/progress/prints`;
    expect((await assistant.post(path)).body.code).toBe('not_allowed');
    expect((await doctor.post(path)).status).toBe(204);
    expect((await doctor.post(`/api/patients/${nobody}/progress/prints`)).status).toBe(404);
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries[0]).toMatchObject({ action: 'print_progress', noun: 'patient' });
  });

  it('gives the same numbers as a file that a spreadsheet cannot be tricked by', async () => {
    await photographed('2026-04-30', 41.5);
    const visitId = await visitOn('2026-05-02', 'review');
    expect((await enter(visitId, 120, { site: '=HYPERLINK("x","y"), left' })).status).toBe(201);
    const path = `/api/patients/${patientId}/progress.csv`;
    expect((await assistant.get(path)).status).toBe(403);
    const { status, body, headers } = await doctor.get(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = body.replace(/^\uFEFF/, '').split('\r\n');
    expect(lines[0]).toMatch(/^metric,unit,view,site,date,/);
    expect(lines[1]).toMatch(/^coverage,%,vertex,,2025-08-31,0,0,50,yes,yes,,8,yes,0,/);
    expect(lines[2]).toMatch(
      /^coverage,%,vertex,,2026-04-30,242,3,41\.5,no,yes,-8\.5,8,yes,0,worsening,yes,/,
    );
    expect(lines[3]).toMatch(/^density,hairs\/cm²,,"'=HYPERLINK\(""x"",""y""\), left",2026-05-02,/);
    expect(lines).toHaveLength(5);
    const told = (line = '') =>
      Object.fromEntries(
        (lines[0] ?? '').split(',').map((name: string, at: number) => [name, line.split(',')[at]]),
      );
    expect(told(lines[1])).toMatchObject({
      standard_error: '0.5',
      method_version: '1',
      source: 'algorithm',
      anchor: 'third_session',
      anchor_date: '2025-10-31',
      anchor_note: '',
    });
    // Entered values are held against their own first reading, not against the day of the reference photo.
    expect(lines[3]).toContain('left",2026-05-02,0,');
    expect(lines[3]).toContain(',phototrichogram,1,person,third_session,2025-10-31,,');
  });

  it('a course that ended early says in every line of the file what its months are counted from', async () => {
    const { courses, visits } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    const third = visits.find(({ date }: { date: string }) => date === '2025-10-31');
    const cancel = { status: 'cancelled' };
    const cancelled = await assistant.patch(`/api/visits/${third.id}`, 1, cancel);
    expect(cancelled.body).toMatchObject(cancel);
    const [course] = courses;
    const stop = { state: 'stopped', stoppedOn: '2025-11-05', stoppedReason: 'moved' };
    const stopped = await doctor.patch(`/api/courses/${course.id}`, course.version, stop);
    expect([stopped.status, stopped.body.code]).toEqual([200, undefined]);
    const [, line] = (await doctor.get(`/api/patients/${patientId}/progress.csv`)).body.split('\r\n');
    expect(line).toContain(
      ',2025-09-30,There is no third session: the months are counted from the last one.,',
    );
  });

  it('another patient’s course is not found', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/patients/${patientId}/progress?course=${unknown}`)).status).toBe(404);
    expect((await assistant.get(`/api/patients/${unknown}/progress`)).status).toBe(404);
  });
});

describe('entered values', () => {
  it('a value outside its range is refused with the rule, an unusual one is asked for once more', async () => {
    const visitId = await visitOn('2025-08-30', 'consultation');
    const impossible = await enter(visitId, 900);
    expect([impossible.status, impossible.body.code]).toEqual([422, 'value_refused']);
    expect(impossible.body.detail).toContain('900');
    const unusual = await enter(visitId, 350);
    expect([unusual.status, unusual.body.code]).toEqual([409, 'value_unconfirmed']);
    expect((await enter(visitId, 350, { confirmed: true })).status).toBe(201);
    const { measurements } = (await assistant.get(`/api/patients/${patientId}/measurements?metric=density`))
      .body;
    expect(measurements).toHaveLength(1);
    expect(measurements[0]).toMatchObject({
      value: 350,
      takenOn: '2025-08-30',
      source: 'person',
      details: { confirmed: true },
    });
  });

  it('a value without what belongs to it is refused', async () => {
    const visitId = await visitOn('2025-08-30', 'consultation');
    const { status, body } = await enter(visitId, 140, { details: {} });
    expect([status, body.code]).toEqual([422, 'value_refused']);
  });
});
