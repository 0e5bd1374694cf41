import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { administrator, startServer, temporaryFolder } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

const size = { patients: 1, picturesOfEach: 3, headWidthPx: 150 };
const entry = { code: 'test-setup-code', demonstration: true };
const now = '2026-03-10T09:00:00Z';

let folder: string;
let server: Awaited<ReturnType<typeof startServer>>;
const begin = async () => {
  server = await startServer({ DATA_DIR: folder }, now, { demonstrationSize: size });
};
beforeEach(async () => {
  folder = await temporaryFolder();
  await begin();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function filled(visitor: Visitor) {
  for (;;) {
    const { body } = await visitor.get('/api/demonstration');
    if (body.state !== 'filling') return body;
    await pause(100);
  }
}

describe('the demonstration clinic', () => {
  it('counts its days where the machine stands, from the first minute after midnight on', async () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    try {
      const visitor = server.stranger();
      // 09:00 on the 10th in Greenwich is 23:00 there, 11:00 is an hour into the 11th.
      server.setNow('2026-03-10T11:00:00Z');
      const { branches } = (await visitor.post('/api/setup', entry)).body;
      expect(branches[0].timeZone).toBe('Pacific/Kiritimati');
      const { firstPatientId } = await filled(visitor);
      const { body } = await visitor.get(`/api/patients/${firstPatientId}/timeline`);
      expect(JSON.stringify(body)).toContain('2025-06-26');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('is entered with the code, filled the way of every upload, says everywhere what it is, and is left in one step', async () => {
    const visitor = server.stranger();
    const wrong = await visitor.post('/api/setup', { ...entry, code: 'guessed' });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'wrong_setup_code']);
    expect((await visitor.post('/api/setup', { ...entry, name: 'Too much' })).status).toBe(400);

    const { status, body } = await visitor.post('/api/setup', entry);
    expect(status).toBe(201);
    expect(body.clinic.demonstration).toBe(true);
    expect((await visitor.get('/api/setup')).body).toEqual({ needed: false, demonstration: true });
    expect((await visitor.post('/api/setup', entry)).status).toBe(403);

    const state = await filled(visitor);
    expect(state).toMatchObject({ state: 'ready', patients: 1, pictures: { done: 3, total: 3 } });
    const { patients } = (await visitor.get('/api/patients')).body;
    expect(patients).toHaveLength(1);
    const [{ id }] = patients;
    expect(state.firstPatientId).toBe(id);
    const { body: timeline } = await visitor.get(`/api/patients/${id}/timeline`);
    expect(JSON.stringify(timeline)).toContain('2025-06-25');
    const session = timeline.visits.find(({ kind }: { kind: string }) => kind === 'session');
    const { body: record } = await visitor.get(`/api/visits/${session.id}/record`);
    expect(record).toMatchObject({ state: 'signed', findings: [], record: { kitLot: 'DEMO-3' } });
    expect((await visitor.get('/api/kit-presets')).body.presets).toHaveLength(1);
    const { body: csv, headers } = await visitor.get(`/api/patients/${id}/progress.csv`);
    expect(headers.get('content-disposition')).toContain('demonstration');
    expect(csv.split('\r\n')[0]).toContain('demonstration');
    expect((await visitor.get('/api/audit')).body.entries.length).toBeGreaterThan(20);

    expect((await visitor.delete('/api/demonstration')).status).toBe(204);
    expect((await visitor.get('/api/session')).status).toBe(401);
    expect((await visitor.get('/api/setup')).body).toEqual({ needed: true, demonstration: false });
    // The way to a real clinic is open, and nothing of the other is in it.
    const real = await visitor.post('/api/setup', {
      code: 'test-setup-code',
      clinic: 'Real Clinic',
      branch: 'Main street',
      timeZone: 'Europe/Istanbul',
      language: 'en',
      name: 'Admin Example',
      ...administrator,
    });
    expect(real.status).toBe(201);
    expect((await visitor.get('/api/patients')).body.patients).toEqual([]);
    expect((await visitor.get('/api/demonstration')).status).toBe(404);
    expect((await visitor.delete('/api/demonstration')).status).toBe(404);
    expect((await visitor.get(`/api/patients/${id}`)).status).toBe(404);
    await server.deps.demonstration.stop();
    expect(existsSync(join(folder, 'demonstration'))).toBe(false);
  });

  it('a stop in the middle loses nothing: the next start goes on, and makes nothing twice', async () => {
    const visitor = server.stranger();
    await visitor.post('/api/setup', entry);
    while (((await visitor.get('/api/demonstration')).body.pictures.done ?? 0) < 2) await pause(50);
    await server.close();

    await begin();
    const again = server.stranger();
    expect((await again.get('/api/setup')).body).toEqual({ needed: false, demonstration: true });
    await again.post('/api/session', { email: 'demo@whorl.example', password: 'a demonstration' });
    expect(await filled(again)).toMatchObject({ state: 'ready', pictures: { done: 3, total: 3 } });
    expect((await again.get('/api/patients')).body.patients).toHaveLength(1);
  });

  it('one that was being left when the server was stopped is gone after the next start', async () => {
    const visitor = server.stranger();
    await visitor.post('/api/setup', entry);
    await visitor.delete('/api/demonstration');
    await server.close();
    await begin();
    expect((await server.stranger().get('/api/setup')).body).toEqual({ needed: true, demonstration: false });
    expect(existsSync(join(folder, 'demonstration'))).toBe(false);
  });
});
