import { mkdtemp, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createImagePool, type ImagePool } from '../../server/flow/image-pool.ts';
import { poolFailureOf } from '../../server/flow/image-worker-process.ts';
import { refusalOf } from '../../server/imaging/refusal.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { localPhotoFiles, type PhotoFiles } from '../../storage/photo-files.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';

let dataFolder = '';
let files: PhotoFiles;
let pool: ImagePool;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'image-pool-'));
  files = localPhotoFiles(dataFolder);
  pool = createImagePool(2);
});
afterEach(async () => {
  await pool.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function staged(content: Buffer): Promise<string> {
  async function* whole() {
    yield content;
  }
  return (await files.stage(whole(), 100_000_000)).staging;
}

const normalise = (staging: string, signal?: AbortSignal) =>
  pool.run('normalise', { dataFolder, staging, limits: defaultLimits }, signal);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => refusalOf(error)?.code ?? poolFailureOf(error) ?? String(error),
  );

test('a worker process writes the derivatives beside the original and names their recipe', async () => {
  const staging = await staged(await drawnPhoto({ widthPx: 1700, heightPx: 900 }));
  const { derivatives, ...facts } = await normalise(staging);
  expect(facts).toMatchObject({ mediaType: 'image/jpeg', originalWidthPx: 1700, originalHeightPx: 900 });
  expect(derivatives.map(({ kind, recipe, recipeVersion }) => [kind, recipe, recipeVersion])).toEqual([
    ['master', 'master', 2],
    ['screen', 'screen', 1],
    ['thumb', 'thumb', 1],
  ]);
  const folder = await files.keep(staging);
  expect(await files.missing(folder)).toEqual([]);
  for (const { kind, bytes } of derivatives) expect((await files.read(folder, kind)).length).toBe(bytes);
  for (const pid of pool.processIds('upload')) expect(getPriority(pid)).toBe(10);
});

test('a killed worker costs one task; the next one gets a new process', async () => {
  const large = await drawnPhoto({ widthPx: 4032, heightPx: 3024 });
  const [first, second] = [await staged(large), await staged(large)];
  pool = createImagePool(1);
  const doomed = failure(normalise(first));
  const waiting = normalise(second);
  await pause(50);
  const [pid] = pool.processIds('upload');
  process.kill(pid ?? 0, 'SIGKILL');
  expect(await doomed).toBe('died');
  expect((await waiting).derivatives).toHaveLength(3);
  expect(pool.processIds('upload')).not.toContain(pid);
});

test('a task that nobody wants any more ends at once, whether it waits or runs', async () => {
  const large = await drawnPhoto({ widthPx: 4032, heightPx: 3024 });
  const running = new AbortController();
  const waiting = new AbortController();
  pool = createImagePool(1);
  const works = [
    failure(normalise(await staged(large), running.signal)),
    failure(normalise(await staged(large), waiting.signal)),
    failure(normalise(await staged(large), AbortSignal.abort())),
  ];
  waiting.abort();
  await pause(20);
  running.abort();
  expect(await Promise.all(works)).toEqual(['aborted', 'aborted', 'aborted']);
  expect(await failure(normalise(await staged(large)))).toBe('none');
});

test('closing lets what was asked for finish and takes nothing more', async () => {
  const staging = await staged(await drawnPhoto({ widthPx: 3000, heightPx: 2000 }));
  const last = normalise(staging);
  const closing = pool.close();
  expect(await failure(normalise(staging))).toBe('closed');
  expect((await last).derivatives).toHaveLength(3);
  await closing;
  expect(pool.processIds('upload')).toEqual([]);
});

test.skipIf(!havePhotographs('difficult'))(
  'every difficult file is normalised or refused with its code, and the pool lives on',
  async () => {
    const expected = {
      '65536-uint32-limit.png': 'too_many_pixels',
      'giant-image.jpg': 'too_many_pixels',
      'circle.svg': 'unsupported_format',
      'rotating-squares.gif': 'unsupported_format',
      'corrupt-header.jpg': 'truncated_or_corrupt',
      'corrupted.heic': 'truncated_or_corrupt',
      'cmyk.jpg': 'none',
      'gain-map.jpg': 'none',
      'p3.png': 'none',
      'prophoto.png': 'none',
      'phone.heic': 'none',
      'pitm.avif': 'none',
    };
    const found = await Promise.all(
      Object.keys(expected).map(async (name) => [
        name,
        await failure(normalise(await staged(await photograph('difficult', name)))),
      ]),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(pool.processIds('upload')).toHaveLength(2);
    expect(pool.pending('upload')).toBe(0);
  },
);
