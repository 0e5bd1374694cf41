import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { listStalePatients } from '../../storage/queries/stale-patients.ts';
import { administrator, startClinic, startServer } from '../support/server.ts';

it('a milestone that a kill kept from Today is there after the next start', async () => {
  const clinic = await startClinic({}, '2026-03-10T09:00:00Z');
  const doctor = await clinic.signedIn('doctor');
  const { body: patient } = await doctor.post('/api/patients', { name: 'Killed Example', pattern: 'male' });
  const { body: course } = await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  for (const date of ['2025-11-20', '2025-12-20', '2026-01-20']) {
    await doctor.post(`/api/patients/${patient.id}/visits`, {
      date,
      kind: 'session',
      status: 'done',
      courseId: course.id,
      session: { kind: 'initial' },
    });
  }
  const { store } = clinic.deps;
  const milestones = async () =>
    (await doctor.get('/api/today')).body.milestones.map((row: { milestone: string }) => row.milestone);
  expect(await milestones()).toContain('after_third');
  expect(await listStalePatients(store)).toEqual([]);

  // What a kill between the visit's commit and its refresh leaves: the change is there, the windows are not.
  store.sqlite.exec('delete from milestone_windows');
  store.sqlite.exec("update visits set room = 'Two' where date = '2026-01-20'");
  expect(await listStalePatients(store)).toEqual([patient.id]);
  await clinic.stop();

  const again = await startServer({ DATA_DIR: clinic.dataFolder });
  const visitor = again.stranger();
  await visitor.post('/api/session', administrator);
  await expect
    .poll(async () =>
      (await visitor.get('/api/today')).body.milestones.map((row: { milestone: string }) => row.milestone),
    )
    .toContain('after_third');
  expect(await listStalePatients(again.deps.store)).toEqual([]);
  await again.close();
  await rm(clinic.dataFolder, { recursive: true });
});
