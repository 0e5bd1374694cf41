import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tooLarge } from '../../storage/durable.ts';
import { localPhotoFiles } from '../../storage/photo-files.ts';

let dataFolder = '';
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'photo-files-'));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

async function* inPieces(content: Buffer, bytesEach = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += bytesEach) yield content.subarray(at, at + bytesEach);
}

const content = Buffer.from('a photograph of nobody '.repeat(500));
const limit = 1_000_000;

async function keptPhoto() {
  const files = localPhotoFiles(dataFolder);
  const { staging } = await files.stage(inPieces(content), limit);
  for (const kind of ['master', 'screen', 'thumb'] as const) {
    await files.writeStaged(staging, kind, Buffer.from(kind));
  }
  return { files, staging, folder: await files.keep(staging) };
}

test('an original is counted and hashed while it streams to the disk, byte for byte', async () => {
  const files = localPhotoFiles(dataFolder);
  const staged = await files.stage(inPieces(content), limit);
  expect(staged).toMatchObject({
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect(content.equals(await files.readStaged(staged.staging))).toBe(true);
  expect(await files.staged()).toEqual([{ folder: staged.staging, changedAt: expect.any(Date) }]);
});

test('a large original that comes in very many small packets arrives whole', async () => {
  const files = localPhotoFiles(dataFolder);
  const large = randomBytes(2_600_001);
  const staged = await files.stage(inPieces(large, 701), large.length);
  expect(staged).toMatchObject({
    bytes: large.length,
    sha256: createHash('sha256').update(large).digest('hex'),
  });
  expect(large.equals(await files.readStaged(staged.staging))).toBe(true);
});

test('a file over the limit, or one whose sender goes away, leaves nothing behind', async () => {
  const files = localPhotoFiles(dataFolder);
  await expect(files.stage(inPieces(content), 5000)).rejects.toMatchObject({ code: tooLarge });
  async function* brokenOff() {
    yield content.subarray(0, 100);
    throw new Error('the sender is gone');
  }
  await expect(files.stage(brokenOff(), limit)).rejects.toThrow('the sender is gone');
  expect(await files.staged()).toEqual([]);
});

test('a kept photo lies under a random name with all its files, and nothing is left in staging', async () => {
  const { files, staging, folder } = await keptPhoto();
  expect(folder).not.toBe(staging);
  expect(await files.missing(folder)).toEqual([]);
  expect(await files.staged()).toEqual([]);
  expect(await readdir(join(dataFolder, 'photos', folder.slice(0, 2)))).toEqual([folder]);
  const { stream, bytes } = await files.open(folder, 'original');
  expect(bytes).toBe(content.length);
  expect(content.equals(await buffer(stream))).toBe(true);
  const kept = [];
  for await (const page of files.kept()) kept.push(...page);
  expect(kept).toEqual([{ folder, changedAt: expect.any(Date) }]);
});

test('photos are readable by the clinic’s own account only', async () => {
  const { folder } = await keptPhoto();
  const place = join(dataFolder, 'photos', folder.slice(0, 2), folder);
  expect((await stat(place)).mode & 0o077).toBe(0);
  expect((await stat(join(place, 'original'))).mode & 0o077).toBe(0);
});

test('a photo whose row could not be written is undone, a folder without a row is set aside', async () => {
  const { files, folder } = await keptPhoto();
  await files.quarantine(folder);
  expect(await files.missing(folder)).toHaveLength(4);
  expect(await readdir(join(dataFolder, 'photos', '.quarantine', folder))).toHaveLength(4);
  for await (const page of files.kept()) expect(page).toEqual([]);

  const other = await keptPhoto();
  await other.files.remove(other.folder);
  expect(await other.files.missing(other.folder)).toHaveLength(4);
  await expect(other.files.open(other.folder, 'thumb')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a file is never written over another, and a name from outside never becomes a path', async () => {
  const files = localPhotoFiles(dataFolder);
  const { staging } = await files.stage(inPieces(content), limit);
  await files.writeStaged(staging, 'thumb', content);
  await expect(files.writeStaged(staging, 'thumb', content)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(() => files.read('../../../etc/passwd', 'original')).toThrow('Not the name');
});

test('the free space of the disk is known', async () => {
  expect(await localPhotoFiles(dataFolder).freeBytes()).toBeGreaterThan(1_000_000);
});
