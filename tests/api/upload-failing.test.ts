import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

let clinic: PhotoClinic;
let bytes: Buffer;
beforeAll(async () => {
  clinic = await startPhotoClinic();
  bytes = await drawnPhoto({ widthPx: 640, heightPx: 480 });
});
afterAll(() => clinic.close());

async function keptFolders(): Promise<number> {
  let count = 0;
  for await (const page of clinic.deps.files.kept()) count += page.length;
  return count;
}

async function expectNothingStored(): Promise<void> {
  expect(await clinic.deps.files.staged()).toEqual([]);
  expect(await keptFolders()).toBe(0);
  expect(clinic.deps.store.sqlite.prepare('SELECT count(*) AS rows FROM photos').get()).toEqual({ rows: 0 });
}

const diskSays = (code: string) => async () => {
  throw Object.assign(new Error(`${code}: the disk`), { code });
};

test.each([
  ['EIO', 500, 'internal'],
  ['ENOSPC', 507, 'disk_full'],
])('where the disk answers %s the upload fails and nothing is left', async (code, status, said) => {
  const { keep } = clinic.deps.files;
  clinic.deps.files.keep = diskSays(code);
  try {
    const answer = await uploadPhoto(clinic.assistant, (await clinic.newVisit()).id, bytes);
    expect([answer.status, answer.body.code]).toEqual([status, said]);
  } finally {
    clinic.deps.files.keep = keep;
  }
  await expectNothingStored();
});

test('where the row cannot be written the files are taken away again', async () => {
  const { sqlite } = clinic.deps.store;
  sqlite.exec("CREATE TRIGGER no_jobs BEFORE INSERT ON analyses BEGIN SELECT RAISE(ABORT, 'no'); END");
  try {
    const answer = await uploadPhoto(clinic.assistant, (await clinic.newVisit()).id, bytes);
    expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
  } finally {
    sqlite.exec('DROP TRIGGER no_jobs');
  }
  await expectNothingStored();
});

test('a worker killed under an upload costs that upload, which is stored when it is sent again', async () => {
  const { id } = await clinic.newVisit();
  const large = await drawnPhoto({ widthPx: 4032, heightPx: 3024 });
  const sending = uploadPhoto(clinic.assistant, id, large);
  await expect.poll(() => clinic.deps.pool.pending('upload'), { interval: 5 }).toBe(1);
  for (const pid of clinic.deps.pool.processIds('upload')) process.kill(pid, 'SIGKILL');
  const killed = await sending;
  expect([killed.status, killed.body.code]).toEqual([503, 'image_work_failed']);
  await expectNothingStored();
  expect((await uploadPhoto(clinic.assistant, id, large)).status).toBe(201);
});
