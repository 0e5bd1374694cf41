import { beforeEach, describe, expect, it } from 'vitest';
import type { Figures, MilestoneFigures } from '../../server/contract/figures.ts';
import { figureSetRows, figureSets } from '../../storage/schema/figures.ts';
import { addOutcomes } from '../support/outcome-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let doctor: Visitor;
let patientIds: string[];

beforeEach(async () => {
  clinic = await startClinic({}, '2026-07-01T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const reviewedBy = (await doctor.get('/api/session')).body.person.id;
  patientIds = addOutcomes(clinic.deps.store, [
    { change: 20, injectedMl: 4, reviewedBy },
    { change: 12, injectedMl: 4 },
    { change: 9, injectedMl: 4 },
    { change: 6, injectedMl: 4 },
    { change: 0, injectedMl: 3 },
    { change: -3, injectedMl: 2 },
    { change: -10, injectedMl: 2 },
    { change: null },
    { change: null, lost: true },
  ]);
  return () => clinic.close();
});

/** As a page asks: again, while courses are still being worked out. */
const figures = async (query = ''): Promise<Figures> => {
  const { body } = await doctor.get(`/api/figures${query}`);
  return body.pending > 0 ? figures(query) : body;
};
const sixMonths = (all: Figures): MilestoneFigures | undefined =>
  all.lines[0]?.groups[0]?.milestones.find(({ milestone }) => milestone === 'six_months');
const csv = async (path: string): Promise<string[][]> => {
  const response = await doctor.send(path, {});
  expect(response.status).toBe(200);
  const text = await response.text();
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
};

describe('what the figures are made of', () => {
  it('doses are those a doctor signed: a draft may still be anything', async () => {
    const courses = async () => (await figures('?by=dose')).lines[0]?.groups ?? [];
    const bands = async () => (await courses()).map(({ code, courses }) => [code, courses]);
    const before = await bands();
    addOutcomes(clinic.deps.store, [{ change: 5, injectedMl: 8, unsigned: true }]);
    const after = await bands();
    expect(before.map(([band]) => band)).not.toContain('over_6_ml');
    expect(after.map(([band]) => band)).not.toContain('over_6_ml');
    const unknown = (all: unknown[][]) => all.find(([band]) => band === 'unknown')?.[1];
    expect(unknown(after)).toBe(Number(unknown(before)) + 1);
  });

  it('a patient whose course cannot be worked out is counted as waiting, and holds nobody else up', async () => {
    clinic.deps.store.sqlite
      .prepare("update courses set pattern = 'broken' where patient_id = ?")
      .run(patientIds[0]);
    for (let asked = 0; asked < 20; asked++) {
      const { body } = await doctor.get('/api/figures');
      if (body.pending === 1) break;
    }
    const { body } = await doctor.get('/api/figures');
    expect(body).toMatchObject({ pending: 1, courses: 8 });
  });
});

describe('the clinic’s figures', () => {
  it('say the change at a milestone with median, quartiles and n, non-responders and denominators', async () => {
    const all = await figures();
    expect(all).toMatchObject({ on: '2026-07-01', courses: 9, patients: 9, pending: 0 });
    expect(all.lines[0]).toMatchObject({
      metric: 'coverage',
      view: 'vertex',
      better: 'up',
      changeIn: 'unit',
      band: { sdc: 8, provisional: true, pairs: 0 },
    });
    expect(sixMonths(all)).toMatchObject({
      reached: 9,
      fates: { comparable: 7, missed: 1, lost: 1 },
      reviewed: 1,
      verdicts: { improvement: 3, within_noise: 3, worsening: 1 },
      nonResponders: 4,
      judged: 7,
      spread: { n: 7, min: -10, q1: -1.5, median: 6, q3: 10.5, max: 20 },
      changes: [-10, -3, 0, 6, 9, 12, 20],
    });
  });

  it('follow every change of a record, and the error the clinic comes to know', async () => {
    await figures();
    const [first = ''] = patientIds;
    await doctor.post(`/api/patients/${first}/treatments`, {
      kind: 'hair_transplant',
      startedOn: '2026-02-10',
    });
    expect(sixMonths(await figures())).toMatchObject({
      fates: { comparable: 7 },
      verdicts: { improvement: 2, not_comparable: 1 },
      spread: { n: 6, max: 12 },
    });
    const { version } = (await doctor.get('/api/clinic')).body;
    await clinic.admin.patch('/api/clinic', version ?? 1, { anchor: 'first_session' });
    expect(await figures()).toMatchObject({ pending: 0, anchor: { clinic: 'first_session', otherwise: 0 } });
  });

  it('are those that Progress says of each patient', async () => {
    const all = sixMonths(await figures());
    const changes: number[] = [];
    for (const id of patientIds) {
      const { milestones } = (await doctor.get(`/api/patients/${id}/progress`)).body;
      const card = milestones.find(({ milestone }: { milestone: string }) => milestone === 'six_months');
      if (card.change?.change !== undefined && card.change !== null) changes.push(card.change.change);
    }
    expect(all?.changes).toEqual(changes.sort((a, b) => a - b));
  });

  it('are divided by dose, by zone and by other treatments, one at a time', async () => {
    const [first = ''] = patientIds;
    await doctor.post(`/api/patients/${first}/treatments`, { kind: 'finasteride', startedOn: '2025-01-01' });
    const groups = async (by: string) =>
      (await figures(`?by=${by}`)).lines[0]?.groups.map(({ code, patients }) => [code, patients]);
    expect(await groups('dose')).toEqual([
      ['up_to_2_ml', 2],
      ['up_to_4_ml', 5],
      ['unknown', 2],
    ]);
    expect(await groups('co_treatment')).toEqual([
      ['none', 8],
      ['finasteride', 1],
    ]);
    expect(await groups('zone')).toEqual([['unknown', 9]]);
    expect((await doctor.get('/api/figures?by=dose&by=zone')).status).toBe(400);
    expect((await doctor.get('/api/figures?by=name')).status).toBe(400);
  });

  it('without names keep back groups under five patients, and what would tell them by subtracting', async () => {
    const { lines, deidentified } = await figures('?by=co_treatment&deidentified=yes');
    expect(deidentified).toBe(true);
    expect(lines[0]?.groups).toMatchObject([{ code: 'none', suppressed: false, patients: 9 }]);
    const byDose = await figures('?by=dose&deidentified=yes');
    // Two, five and two patients: the five shown, all without them would be four.
    expect(byDose.lines[0]?.groups.map(({ suppressed }) => suppressed)).toEqual([true, true, true]);
    const [first = ''] = patientIds;
    await doctor.post(`/api/patients/${first}/treatments`, { kind: 'finasteride', startedOn: '2025-01-01' });
    const divided = await figures('?by=co_treatment&deidentified=yes');
    expect(divided.lines[0]?.groups.map(({ suppressed }) => suppressed)).toEqual([true, true]);
    expect(JSON.stringify(divided)).not.toContain('"changes":[-');
  });

  it('are for doctors and the administrator, frozen by doctors only', async () => {
    const assistant = await clinic.signedIn('assistant');
    expect((await assistant.get('/api/figures')).status).toBe(403);
    expect((await clinic.admin.get('/api/figures')).status).toBe(200);
    expect((await clinic.admin.post('/api/figure-sets', { name: 'Year' })).status).toBe(403);
    expect((await assistant.get('/api/figures.csv')).status).toBe(403);
  });
});

describe('the table to take away', () => {
  it('has a row a course and milestone, with code and dates, and stands in the audit trail', async () => {
    const [head = [], ...rows] = await csv('/api/figures.csv');
    expect(rows).toHaveLength(27);
    const cell = (row: string[] | undefined, name: string) => row?.[head.indexOf(name)];
    const row = rows.find(
      (each) => cell(each, 'milestone') === 'six_months' && cell(each, 'change') === '-10',
    );
    expect(cell(row, 'code')).toMatch(/^F-/);
    expect(cell(row, 'visit')).toBe('2026-04-30');
    expect(cell(row, 'verdict')).toBe('worsening');
    expect(cell(row, 'anchor')).toBe('third_session');
    const { entries } = (await clinic.admin.get('/api/audit')).body;
    expect(entries[0]).toMatchObject({
      action: 'export_figures',
      noun: 'figures',
      details: { deidentified: false },
    });
  });

  it('without names has neither code nor date nor sex, and days count from the first session', async () => {
    const [head = [], ...rows] = await csv('/api/figures.csv?deidentified=yes');
    const text = JSON.stringify([head, rows]);
    expect(text).not.toMatch(/F-\d|20\d\d-\d\d-\d\d|"sex"|"code"/);
    const row = rows.find((each) => each[head.indexOf('change')] === '-10');
    // 31 August 2025 to 30 April 2026.
    expect(row?.[head.indexOf('visit_day')]).toBe('242');
    expect(row?.[head.indexOf('age_band')]).toBe('30–39');
    // Nothing tells which courses are of one patient, and other treatments are the course's at every milestone.
    expect(head).not.toContain('subject');
    const said = new Map<string | undefined, Set<string | undefined>>();
    for (const each of rows) {
      const course = each[head.indexOf('course')];
      said.set(course, (said.get(course) ?? new Set()).add(each[head.indexOf('co_treatments')]));
    }
    expect([...said.values()].map(({ size }) => size)).toEqual(Array(said.size).fill(1));
    // Two patients had up to 2 ml, and those of whom nothing is known are two.
    expect(row?.[head.indexOf('dose')]).toBe('');
    const { entries } = (await clinic.admin.get('/api/audit')).body;
    expect(entries[0].details).toEqual({ deidentified: true });
  });
});

describe('frozen figures', () => {
  it('stay as they were on their day, with methods, anchor and rows, whatever changes later', async () => {
    const set = await doctor.post('/api/figure-sets', { name: 'Congress 2026' });
    expect(set.status).toBe(201);
    expect(set.body).toMatchObject({
      name: 'Congress 2026',
      frozenOn: '2026-07-01',
      courses: 9,
      patients: 9,
    });
    const path = `/api/figure-sets/${set.body.id}`;
    const before = (await doctor.get(path)).body;
    expect(before.methods).toMatchObject({
      anchor: 'third_session',
      measuring: { cover: expect.anything() },
    });
    expect(before.figures).toEqual(await figures());
    const table = await csv(`${path}/rows.csv`);
    const nameless = await csv(`${path}/rows.csv?deidentified=yes`);

    addOutcomes(clinic.deps.store, [{ change: 30 }]);
    await doctor.post(`/api/patients/${patientIds[1]}/treatments`, {
      kind: 'hair_transplant',
      startedOn: '2026-02-10',
    });
    clinic.setNow('2026-09-01T09:00:00Z');
    expect((await figures()).courses).toBe(10);
    expect((await doctor.get(path)).body).toEqual(before);
    expect((await doctor.get(`${path}?by=dose`)).body.figures.by).toBe('dose');
    expect(await csv(`${path}/rows.csv`)).toEqual(table);
    expect(await csv(`${path}/rows.csv?deidentified=yes`)).toEqual(nameless);
    expect((await doctor.get('/api/figure-sets')).body.sets).toEqual([set.body]);
    const { store } = clinic.deps;
    expect(() => store.db.update(figureSets).set({ name: 'Other' }).run()).toThrow(/append_only/);
    expect(() => store.db.delete(figureSetRows).run()).toThrow(/append_only/);
    const { entries } = (await clinic.admin.get('/api/audit')).body;
    expect(entries.some(({ action }: { action: string }) => action === 'freeze')).toBe(true);
  });

  it('need a name, and there is nothing where none was frozen', async () => {
    expect((await doctor.post('/api/figure-sets', { name: ' ' })).status).toBe(400);
    expect((await doctor.get('/api/figure-sets/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
