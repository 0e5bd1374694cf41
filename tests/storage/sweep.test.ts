import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../storage/sweep.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

let clinic: PhotoClinic;
let stored: { id: string; folder: string };
const place = (folder: string) => join(clinic.dataFolder, 'photos', folder.slice(0, 2), folder);
const hourAgo = new Date(Date.now() - 60 * 60 * 1000);

async function* content() {
  yield Buffer.from('half a photo');
}
const swept = (before: Date) => {
  const { signal } = new AbortController();
  return sweep(clinic.deps.store, clinic.deps.files, { now: new Date(), before, signal });
};

beforeAll(async () => {
  clinic = await startPhotoClinic();
  const { id } = await clinic.newVisit();
  const bytes = await drawnPhoto({ widthPx: 300, heightPx: 200 });
  const photo = (await uploadPhoto(clinic.assistant, id, bytes)).body;
  const { folder } = clinic.deps.store.sqlite
    .prepare('SELECT folder FROM photos WHERE id = ?')
    .get(photo.id) as { folder: string };
  stored = { id: photo.id, folder };
});
afterAll(() => clinic.close());

test('an upload under way is left alone, an old temporary is removed', async () => {
  const { staging } = await clinic.deps.files.stage(content(), 1000);
  expect(await swept(hourAgo)).toMatchObject({ temporariesRemoved: 0 });
  await utimes(join(clinic.dataFolder, 'photos', '.staging', staging), hourAgo, hourAgo);
  expect(await swept(hourAgo)).toMatchObject({ temporariesRemoved: 1 });
  expect(await clinic.deps.files.staged()).toEqual([]);
});

test('a folder that no row names is set aside, never deleted; one with a row stays', async () => {
  const { staging } = await clinic.deps.files.stage(content(), 1000);
  const orphan = await clinic.deps.files.keep(staging);
  expect(await swept(hourAgo)).toMatchObject({ quarantined: 0 });
  expect(await swept(new Date())).toMatchObject({ quarantined: 1, newlyMissing: 0 });
  expect(await readdir(join(clinic.dataFolder, 'photos', '.quarantine'))).toEqual([orphan]);
  expect(await clinic.deps.files.missing(stored.folder)).toEqual([]);
});

test('a row without its file is flagged and kept; when the file is back, the flag goes', async () => {
  const thumb = await clinic.deps.files.read(stored.folder, 'thumb');
  await rm(join(place(stored.folder), 'thumb'));
  expect(await swept(hourAgo)).toMatchObject({ newlyMissing: 1, foundAgain: 0 });
  expect(await swept(hourAgo)).toMatchObject({ newlyMissing: 0, foundAgain: 0 });
  const flagged = clinic.deps.store.sqlite.prepare('SELECT file_missing FROM photos WHERE id = ?');
  expect(flagged.get(stored.id)).toEqual({ file_missing: 1 });
  expect(await clinic.deps.files.missing(stored.folder)).toEqual(['thumb']);
  await writeFile(join(place(stored.folder), 'thumb'), thumb);
  expect(await swept(hourAgo)).toMatchObject({ newlyMissing: 0, foundAgain: 1 });
  expect(flagged.get(stored.id)).toEqual({ file_missing: 0 });
});
