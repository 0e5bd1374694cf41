import { describe, expect, it } from 'vitest';
import type { Change } from '../../server/contract/change.ts';
import type { Measurement } from '../../server/contract/measurements.ts';
import { measurements } from '../../storage/schema/measuring.ts';
import {
  assistant,
  clinic,
  compare,
  newPatient,
  patientId,
  photographed,
  reference,
  visitOn,
} from '../support/compare-clinic.ts';

const pull = { metric: 'pull', value: 3, unit: 'hairs', method: 'pull', details: { pulled: 60 } };
const salt = (value: number) => ({
  metric: 'salt',
  value,
  unit: 'points',
  method: 'salt',
  details: { top: 50, back: 20, left: 10, right: 0 },
});
const norwood = (value: number, stage: string) => ({
  metric: 'stage_norwood',
  value,
  unit: 'stage',
  method: 'norwood',
  details: { stage },
});
const enter = (visitId: string, entry: object) =>
  assistant.post(`/api/visits/${visitId}/measurements`, entry);
const listed = async (metric: string): Promise<Measurement[]> =>
  (await assistant.get(`/api/patients/${patientId}/measurements?metric=${metric}`)).body.measurements;

describe('a value that was entered', () => {
  it('is corrected, taken back and stands again, and every version stays readable with its person', async () => {
    const doctor = await clinic.signedIn('doctor');
    const correct = ({ id, version }: Measurement, change: object) =>
      doctor.patch(`/api/measurements/${id}`, version, change);
    const visitId = await visitOn('2026-02-01', 'review');
    const first = (await enter(visitId, pull)).body;
    expect(first).toMatchObject({ version: 1, withdrawn: false });
    const second = await correct(first, { value: 5 });
    expect(second.body).toMatchObject({ id: first.id, value: 5, version: 2, details: { pulled: 60 } });
    expect(await listed('pull')).toEqual([second.body]);
    const late = await correct(first, { value: 6 });
    expect([late.status, late.body.current.value]).toEqual([412, 5]);
    const gone = await correct(second.body, { withdrawn: true });
    expect(await listed('pull')).toEqual([]);
    const back = await correct(gone.body, { withdrawn: false });
    expect(await listed('pull')).toEqual([back.body]);
    const { versions } = (await assistant.get(`/api/measurements/${first.id}/history`)).body;
    expect(versions.map((each: Measurement) => [each.version, each.value, each.withdrawn])).toEqual([
      [1, 3, false],
      [2, 5, false],
      [3, 5, true],
      [4, 5, false],
    ]);
    expect(new Set(versions.map(({ enteredBy }: { enteredBy: string }) => enteredBy)).size).toBe(2);
    const { store } = clinic.deps;
    expect(() => store.db.update(measurements).set({ value: 0 }).run()).toThrow(/append_only/);
  });

  it('is corrected under the same rules it was entered by, and an unusual number is asked about again', async () => {
    const doctor = await clinic.signedIn('doctor');
    const visitId = await visitOn('2026-02-01', 'review');
    const density = { metric: 'density', unit: 'hairs/cm²', method: 'counted', site: 'crown' };
    const unusual = { ...density, value: 350, details: { areaCm2: 1 }, confirmed: true };
    const { id } = (await enter(visitId, unusual)).body;
    const change = (version: number, said: object) => doctor.patch(`/api/measurements/${id}`, version, said);
    expect((await change(1, { value: 900 })).body.code).toBe('value_refused');
    expect((await change(1, { value: 360 })).body.code).toBe('value_unconfirmed');
    // The number that was confirmed needs no second word for a note beside it.
    expect((await change(1, { note: 'counted twice' })).body).toMatchObject({ version: 2, value: 350 });
    expect((await change(2, { value: 360, confirmed: true })).status).toBe(200);
    expect((await change(3, { metric: 'calibre' })).status).toBe(400);
    expect((await doctor.patch(`/api/measurements/${id}`, undefined as never, { value: 1 })).status).toBe(
      428,
    );
  });

  it('keeps its place among several readings of a day when it is corrected', async () => {
    const doctor = await clinic.signedIn('doctor');
    const visitId = await visitOn('2026-02-01', 'review');
    const shedding = { metric: 'shedding', unit: 'points', method: 'shedding', details: {} };
    const early = (await enter(visitId, { ...shedding, value: 9 })).body;
    await enter(visitId, { ...shedding, value: 4 });
    await doctor.patch(`/api/measurements/${early.id}`, 1, { value: 8 });
    expect((await listed('shedding')).map(({ value }) => value)).toEqual([8, 4]);
  });

  it('is corrected by a doctor only, and by nobody what the program measured or was read blinded', async () => {
    const { id } = (await enter(await visitOn('2026-02-01', 'review'), pull)).body;
    expect((await assistant.patch(`/api/measurements/${id}`, 1, { value: 4 })).status).toBe(403);
    const admin = await clinic.signedIn('admin');
    expect((await admin.patch(`/api/measurements/${id}`, 1, { value: 4 })).status).toBe(403);
    const editor = await clinic.signedIn('editor');
    expect((await editor.get(`/api/measurements/${id}/history`)).status).toBe(403);
    const doctor = await clinic.signedIn('doctor');
    const [coverage] = await listed('coverage');
    const measured = await doctor.patch(`/api/measurements/${coverage?.id}`, 1, { value: 99 });
    expect([measured.status, measured.body.code]).toEqual([409, 'value_not_corrected']);
    const blinded = {
      metric: 'gpa',
      value: 2,
      unit: 'points',
      method: 'blinded',
      details: { blinded: true },
    };
    const visitId = await visitOn('2026-02-02', 'review');
    expect((await enter(visitId, blinded)).body.code).toBe('not_allowed');
    const gpa = (await doctor.post(`/api/visits/${visitId}/measurements`, blinded)).body;
    expect((await doctor.patch(`/api/measurements/${gpa.id}`, 1, { value: 3 })).status).toBe(409);
    expect((await doctor.get(`/api/measurements/${coverage?.id}/history`)).status).toBe(404);
  });

  it('a correction is in the audit trail, with no value and no name', async () => {
    const doctor = await clinic.signedIn('doctor');
    const { id } = (await enter(await visitOn('2026-02-01', 'review'), pull)).body;
    await doctor.patch(`/api/measurements/${id}`, 1, { value: 4 });
    await doctor.patch(`/api/measurements/${id}`, 2, { withdrawn: true });
    const { entries } = (await doctor.get(`/api/audit?patient=${patientId}`)).body;
    const of = entries.filter(({ nounId }: { nounId: string }) => nounId === id);
    expect(of.map(({ action }: { action: string }) => action).sort()).toEqual([
      'change',
      'enter',
      'take_back',
    ]);
    expect(of.map(({ details }: { details: object }) => details)).toEqual(of.map(() => ({ metric: 'pull' })));
  });
});

describe('scales', () => {
  it('a SALT score is taken with its four areas, and refused where it is another one', async () => {
    const visitId = await visitOn('2026-02-01', 'review');
    expect((await enter(visitId, salt(26.6))).status).toBe(201);
    const wrong = await enter(visitId, salt(30));
    expect([wrong.status, wrong.body.code]).toEqual([422, 'value_refused']);
    expect(wrong.body.detail).toContain('26.6');
  });

  it('describe: they are neither subtracted on Compare nor given a verdict on Progress', async () => {
    const after = await photographed('2026-03-01', 70);
    for (const [photoId, stage] of [
      [reference, norwood(8, 'IVa')],
      [after, norwood(4, 'III')],
    ] as const) {
      const { visitId } = (await assistant.get(`/api/photos/${photoId}`)).body;
      expect((await enter(visitId, stage)).status).toBe(201);
      expect((await enter(visitId, salt(26.6))).status).toBe(201);
    }
    const { changes } = (await compare(reference, after)).body;
    expect(changes.map(({ metric }: Change) => metric)).toEqual(['coverage']);
    const { series } = (await assistant.get(`/api/patients/${patientId}/progress`)).body;
    for (const metric of ['stage_norwood', 'salt']) {
      const { points } = series.find((each: { metric: string }) => each.metric === metric);
      expect(points).toHaveLength(2);
      expect(points.map(({ change }: Change) => change)).toEqual([null, null]);
      expect(points[1].verdict.code).toBe('no_verdict');
    }
  });

  it('of another patient answer as missing', async () => {
    const { id } = (await enter(await visitOn('2026-02-01', 'review'), pull)).body;
    await newPatient();
    expect(await listed('pull')).toEqual([]);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/measurements/${unknown}/history`)).status).toBe(404);
    expect((await assistant.get(`/api/measurements/${id}/history`)).body.versions).toHaveLength(1);
  });
});
