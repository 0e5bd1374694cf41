import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeStore, openStore } from '../../storage/open.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import { measured, measuredPatient } from '../support/measured-clinic.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import { administrator, startClinic, startServer, temporaryFolder } from '../support/server.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const small = { widthPx: 600, heightPx: 700, headWidthPx: 440 };

it('what a kill interrupted is measured after the next start, and stopping waits for nobody', async () => {
  const settings = { DATA_DIR: folder, IMAGE_WORKERS: '1' };
  const clinic = await startClinic(settings);
  const patient = await measuredPatient(clinic.admin);
  const first = await patient.photograph('2026-01-05', 'consultation', small);
  const second = await patient.photograph('2026-01-06', 'consultation', small);
  for (let state = ''; state !== 'running'; await pause(5)) {
    const rows = clinic.deps.store.db.select().from(analyses).all();
    state = rows.some((row) => row.state === 'running') ? 'running' : '';
  }
  const stoppedAt = Date.now();
  await clinic.close();
  expect(Date.now() - stoppedAt).toBeLessThan(5000);

  const store = openStore(folder);
  const left = store.db.select().from(analyses).all();
  expect(left.map(({ state, attempts }) => [state, attempts])).not.toContainEqual(['running', 1]);
  // What a kill -9 would have left behind.
  store.db.update(analyses).set({ state: 'running', attempts: 1, failure: null }).run();
  closeStore(store);

  const again = await startServer(settings);
  try {
    const admin = again.stranger();
    await admin.post('/api/session', administrator);
    for (const { photoId } of [first, second]) {
      const found = await measured(again, admin, photoId);
      expect([found.state, found.failure]).toEqual(['done', null]);
      expect(found.quality?.sharpness).toBeGreaterThan(0);
    }
  } finally {
    await again.close();
  }
}, 120_000);

it('a photo whose file is gone is said to have failed, and is not tried over and over', async () => {
  const clinic = await startClinic({ IMAGE_WORKERS: '1' });
  try {
    const patient = await measuredPatient(clinic.admin);
    const { photoId } = await patient.photograph('2026-01-05', 'consultation', small);
    await measured(clinic, clinic.admin, photoId);
    await rm(`${clinic.dataFolder}/photos`, { recursive: true });
    // The administrator reads values; a doctor asks for them.
    const doctor = await clinic.signedIn('doctor');
    expect((await doctor.post(`/api/photos/${photoId}/alignment/auto`, {})).status).toBe(202);
    const found = await measured(clinic, doctor, photoId);
    expect([found.state, found.failure]).toEqual(['failed', 'analysis_file_missing']);
  } finally {
    await clinic.close();
  }
}, 120_000);

it('photos that wait to be stored go before the words on one, which come as soon as none waits', async () => {
  const clinic = await startClinic({ IMAGE_WORKERS: '1' });
  try {
    const patient = await measuredPatient(clinic.admin);
    const { visitId, drawn } = await patient.photograph('2026-01-05', 'consultation', small);
    await clinic.deps.measuring.idle();
    const { pool } = clinic.deps;
    const run = pool.run.bind(pool);
    const waitingThen: number[] = [];
    pool.run = (name, input, signal) => {
      if (name === 'quality') waitingThen.push(pool.waiting('upload'));
      return run(name, input, signal);
    };
    // A few bytes behind the picture's end make another file of it.
    const others = [1, 2, 3, 4, 5].map((k) => Buffer.concat([drawn.jpeg, Buffer.from([k])]));
    const sent = others.map((bytes) =>
      uploadPhoto(clinic.admin, visitId, bytes, { view: 'vertex', purpose: 'replicate' }),
    );
    const stored = await Promise.all(sent);
    expect(stored.map(({ status }) => status)).toEqual(others.map(() => 201));
    await clinic.deps.measuring.idle();
    expect(waitingThen).toEqual(others.map(() => 0));
  } finally {
    await clinic.close();
  }
}, 120_000);
