import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LotSession } from '../../server/contract/lots.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;

beforeAll(async () => {
  clinic = await startClinic({}, '2026-03-10T12:00:00Z');
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

describe('presets of the clinic', () => {
  const spins = [{ rpm: 1500, radiusCm: 10, minutes: 8, g: null, temperatureC: 20 }];
  const entry = { name: 'Blue kit', fields: { kit: 'Blue', anticoagulant: 'acd_a', spins } };

  it('are made by doctors and administrators and used by everybody who drafts', async () => {
    expect((await assistant.post('/api/kit-presets', entry)).status).toBe(403);
    const made = await doctor.post('/api/kit-presets', entry);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...entry, retired: false, version: 1 });
    expect((await assistant.get('/api/kit-presets')).body.presets).toEqual([made.body]);
    const path = `/api/kit-presets/${made.body.id}`;
    const retired = await clinic.admin.patch(path, 1, { retired: true });
    expect(retired.body).toMatchObject({ retired: true, version: 2, fields: entry.fields });
    expect((await doctor.patch(path, 1, { name: 'Red kit' })).status).toBe(412);
    expect((await assistant.patch(path, 2, { retired: false })).status).toBe(403);
  });

  it('hold nothing that is measured anew at every session', async () => {
    const { status, body } = await doctor.post('/api/kit-presets', {
      name: 'Wrong',
      fields: { plasmaMl: 3 },
    });
    expect([status, body.fields[0].field]).toEqual([400, 'fields.plasmaMl']);
    const range = await doctor.post('/api/kit-presets', { name: 'Wrong', fields: { needleGauge: 12 } });
    expect([range.status, range.body.fields[0].field]).toEqual([400, 'fields.needleGauge']);
  });
});

describe('all sessions with a lot', () => {
  async function session(name: string, date: string, kitLot: string): Promise<string> {
    const patient = (await assistant.post('/api/patients', { name, pattern: 'male' })).body;
    const visit = { date, kind: 'session', record: { kitLot, kitExpiresOn: '2026-12-31', kit: 'Blue' } };
    return (await assistant.post(`/api/patients/${patient.id}/visits`, visit)).body.id;
  }
  const found = async (lot: string): Promise<LotSession[]> =>
    (await assistant.get(`/api/lots?lot=${encodeURIComponent(lot)}`)).body.sessions;

  it('are found however the lot was typed, the latest first', async () => {
    const early = await session('Early Example', '2026-01-10', 'Lot-77');
    const late = await session('Late Example', '2026-03-01', ' lot-77');
    await session('Other Example', '2026-02-01', 'LOT-777');
    await session('Without Example', '2026-02-01', 'none');
    const sessions = await found('LOT-77 ');
    expect(sessions.map(({ visitId, patientName }) => [visitId, patientName])).toEqual([
      [late, 'Late Example'],
      [early, 'Early Example'],
    ]);
    expect(sessions[1]).toMatchObject({
      on: '2026-01-10',
      kit: 'Blue',
      expiresOn: '2026-12-31',
      state: 'draft',
    });
    expect(await found('none')).toEqual([]);
    expect(await found('LOT-78')).toEqual([]);
  });

  it('a lot that was corrected is no longer among them', async () => {
    const id = await session('Corrected Example', '2026-03-02', 'LOT-90');
    await assistant.put(`/api/visits/${id}/record`, 1, { record: { kitLot: 'LOT-91' } });
    expect(await found('LOT-90')).toEqual([]);
    expect(await found('LOT-91')).toHaveLength(1);
  });

  it('are taken away as a list by a doctor, and every patient in it has that in their trail', async () => {
    const id = await session('Listed Example', '2026-03-03', '=LOT-5');
    const path = '/api/lots/sessions.csv?lot=%3DLOT-5';
    expect((await assistant.get(path)).body.code).toBe('not_allowed');
    const { body, headers } = await doctor.get(path);
    expect(headers.get('content-disposition')).toBe('attachment; filename="lot.csv"');
    const [head, row] = body.replace('\uFEFF', '').split('\r\n');
    expect(head).toBe('lot,patient_code,patient_name,date,kit,expires_on,injected_ml,record');
    expect(row).toMatch(/^'=LOT-5,P-\d+,Listed Example,2026-03-03,Blue,2026-12-31,,draft$/);
    const { patientId } = (await doctor.get(`/api/visits/${id}`)).body;
    const trail = (await doctor.get(`/api/audit?patient=${patientId}`)).body.entries;
    expect(trail[0]).toMatchObject({ action: 'export_lot', nounId: patientId });
    expect(JSON.stringify(trail)).not.toContain('LOT-5');
  });

  it('are for the staff', async () => {
    expect((await clinic.stranger().get('/api/lots?lot=LOT-77')).status).toBe(401);
    const editor = await clinic.signedIn('editor');
    expect((await editor.get('/api/lots?lot=LOT-77')).body.code).toBe('not_allowed');
    expect((await assistant.get('/api/lots')).status).toBe(400);
  });
});
