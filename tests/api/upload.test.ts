import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';
import { bitsApart } from '../support/picture-likeness.ts';

let clinic: PhotoClinic;
beforeAll(async () => {
  clinic = await startPhotoClinic();
});
afterAll(() => clinic.close());

let lastSeed = 0;
const picture = () => {
  lastSeed += 1;
  return drawnPhoto({ widthPx: 640, heightPx: 480, seed: lastSeed });
};
const jobs = (photoId: string) =>
  clinic.deps.store.sqlite.prepare('SELECT count(*) AS jobs FROM analyses WHERE photo_id = ?').get(photoId);
const staged = () => clinic.deps.files.staged();
const counts = () =>
  clinic.deps.store.sqlite
    .prepare('SELECT (SELECT count(*) FROM photos) photos, (SELECT count(*) FROM analyses) analyses')
    .get();

test('a photo is stored, safe on the disk, with its recipes and the job of its analysis', async () => {
  const { id, patientId } = await clinic.newVisit();
  const bytes = await drawnPhoto({ widthPx: 4032, heightPx: 3024 });
  const { status, body, headers } = await uploadPhoto(clinic.assistant, id, bytes);
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`/api/photos/${body.id}`);
  expect(headers.get('etag')).toBe('"1"');
  expect(body).toMatchObject({
    patientId,
    visitId: id,
    view: 'vertex',
    timing: 'before_injection',
    purpose: 'primary',
    state: 'current',
    capturedAt: null,
    capturedAtSource: 'unknown',
    uploadedAt: '2026-03-10T09:00:00.000Z',
    widthPx: 3072,
    heightPx: 2304,
    originalWidthPx: 4032,
    originalHeightPx: 3024,
    originalBytes: bytes.length,
    mediaType: 'image/jpeg',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileMissing: false,
    version: 1,
  });
  expect(jobs(body.id)).toEqual({ jobs: 1 });
  expect((await clinic.assistant.get(`/api/visits/${id}/photos`)).body).toEqual({ photos: [body] });
  expect((await clinic.assistant.get(`/api/photos/${body.id}`)).body).toEqual(body);
  const master = await clinic.assistant.send(`/api/photos/${body.id}/master`, {});
  expect(await bitsApart(Buffer.from(await master.arrayBuffer()), bytes)).toBeLessThanOrEqual(5);
  const trail = await clinic.doctor.get(`/api/audit?patient=${patientId}`);
  expect(trail.body.entries).toContainEqual(
    expect.objectContaining({ action: 'add', noun: 'photo', nounId: body.id }),
  );
  expect(await staged()).toEqual([]);
});

test('the same bytes sent again are answered with the photo that is there', async () => {
  const { id } = await clinic.newVisit();
  const bytes = await picture();
  const first = await uploadPhoto(clinic.assistant, id, bytes);
  const again = await uploadPhoto(clinic.assistant, id, bytes);
  expect([again.status, again.body]).toEqual([200, first.body]);
  const bothAtOnce = await Promise.all(
    [1, 2, 3].map(() => uploadPhoto(clinic.assistant, id, bytes, { view: 'frontal' })),
  );
  expect(bothAtOnce.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  expect(new Set(bothAtOnce.map(({ body }) => body.id)).size).toBe(1);
});

test('the camera is the one the file names, else the one the page took it with, else not known', async () => {
  const { id } = await clinic.newVisit();
  const own = await sharp(await picture())
    .withExif({ IFD0: { Make: 'Maker', Model: 'Model 7' } })
    .toBuffer();
  const device = async (bytes: Buffer, view: string, said?: string) =>
    (
      await uploadPhoto(clinic.assistant, id, bytes, {
        view,
        ...(said === undefined ? {} : { device: said }),
      })
    ).body.device;
  expect(await device(own, 'vertex', 'Back Camera')).toBe('Maker Model 7');
  expect(await device(await picture(), 'frontal', ' Back\u0000Camera ')).toBe('Back Camera');
  expect(await device(await picture(), 'superior', ' ')).toBeNull();
  expect(await device(await picture(), 'occipital')).toBeNull();
});

test('the same bytes under another patient wait for a person to confirm', async () => {
  const bytes = await picture();
  const [one, other] = [await clinic.newVisit(), await clinic.newVisit()];
  const first = await uploadPhoto(clinic.assistant, one.id, bytes);
  const refused = await uploadPhoto(clinic.assistant, other.id, bytes);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'same_bytes_other_patient',
    values: { photoId: first.body.id, patientId: one.patientId },
  });
  const confirmed = await uploadPhoto(clinic.assistant, other.id, bytes, { confirmOtherPatient: 'yes' });
  expect(confirmed.status).toBe(201);
});

test('a second primary in the same slot is refused; a retake replaces the first, which is kept', async () => {
  const { id } = await clinic.newVisit();
  const first = await uploadPhoto(clinic.assistant, id, await picture());
  const second = await uploadPhoto(clinic.assistant, id, await picture());
  expect([second.status, second.body.code]).toEqual([409, 'slot_taken']);
  expect(second.body.current).toEqual(first.body);
  const retake = await uploadPhoto(clinic.assistant, id, await picture(), { purpose: 'retake' });
  expect(retake.status).toBe(201);
  const replicate = await uploadPhoto(clinic.assistant, id, await picture(), { purpose: 'replicate' });
  expect(replicate.status).toBe(201);
  const { photos } = (await clinic.assistant.get(`/api/visits/${id}/photos`)).body;
  const states = Object.fromEntries(
    photos.map((photo: { id: string; state: string }) => [photo.id, photo.state]),
  );
  expect(states).toEqual({
    [first.body.id]: 'replaced',
    [retake.body.id]: 'current',
    [replicate.body.id]: 'current',
  });
  const after = await uploadPhoto(clinic.assistant, id, await picture(), { timing: 'after_injection' });
  expect(after.status).toBe(201);
});

test('an Idempotency-Key belongs to one person, one content and one day', async () => {
  const { id } = await clinic.newVisit();
  const bytes = await picture();
  const key = { 'idempotency-key': 'the-first-of-today' };
  const first = await uploadPhoto(clinic.assistant, id, bytes, {}, key);
  const again = await uploadPhoto(clinic.assistant, id, bytes, {}, key);
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  for (const [content, fields] of [
    [await picture(), {}],
    [bytes, { view: 'superior' }],
  ] as const) {
    const other = await uploadPhoto(clinic.assistant, id, content, fields, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  }
  const elsewhere = await uploadPhoto(clinic.doctor, id, await picture(), { view: 'superior' }, key);
  expect(elsewhere.status).toBe(201);
  clinic.setNow('2026-03-11T10:00:00Z');
  const nextDay = await uploadPhoto(clinic.assistant, id, await picture(), { view: 'frontal' }, key);
  expect(nextDay.status).toBe(201);
  clinic.setNow('2026-03-10T09:00:00Z');
});

test.each([
  [
    'with its offset',
    { DateTimeOriginal: '2026:03:01 10:20:30', OffsetTimeOriginal: '+01:00' },
    {},
    '2026-03-01T09:20:30.000Z',
    'exif',
  ],
  [
    'in the branch’s zone',
    { DateTimeOriginal: '2026:03:01 10:20:30' },
    {},
    '2026-03-01T07:20:30.000Z',
    'exif_branch_zone',
  ],
  ['as entered', {}, { capturedAt: '2026-02-28T08:00:00Z' }, '2026-02-28T08:00:00.000Z', 'entered'],
  [
    'as entered where the camera’s clock is ahead',
    { DateTimeOriginal: '2031:03:01 10:20:30' },
    { capturedAt: '2026-02-28T08:00:00Z' },
    '2026-02-28T08:00:00.000Z',
    'entered',
  ],
  ['not at all', {}, {}, null, 'unknown'],
])('the capture time is known %s', async (_how, exif, fields, capturedAt, capturedAtSource) => {
  const { id } = await clinic.newVisit();
  const bytes = await sharp(await picture())
    .withExif({ IFD0: { Make: 'Maker', Model: 'Model 7' }, IFD2: exif as Record<string, string> })
    .jpeg()
    .toBuffer();
  const { body } = await uploadPhoto(clinic.assistant, id, bytes, fields);
  expect(body).toMatchObject({ capturedAt, capturedAtSource, device: 'Maker Model 7' });
});

test('eight uploads at once are all stored, and small pictures stay quick meanwhile', async () => {
  const shown = await uploadPhoto(clinic.assistant, (await clinic.newVisit()).id, await picture());
  const large = await Promise.all(
    Array.from({ length: 8 }, (_, seed) => drawnPhoto({ widthPx: 2400, heightPx: 1800, seed: seed + 500 })),
  );
  const visits = await Promise.all(large.map(() => clinic.newVisit()));
  let ended = false;
  const uploads = Promise.all(
    large.map((bytes, index) => uploadPhoto(clinic.assistant, visits[index]?.id ?? '', bytes)),
  ).finally(() => {
    ended = true;
  });
  const times: number[] = [];
  while (!ended) {
    const since = performance.now();
    const response = await clinic.assistant.send(`/api/photos/${shown.body.id}/thumb`, {});
    await response.arrayBuffer();
    times.push(performance.now() - since);
  }
  expect((await uploads).map(({ status }) => status)).toEqual(Array(8).fill(201));
  expect(times.length).toBeGreaterThan(10);
  expect(await staged()).toEqual([]);
});

test.skipIf(!havePhotographs('difficult'))(
  'every difficult file is stored or refused with a sentence, and the server lives',
  async () => {
    const expected: Record<string, [number, string | null]> = {
      '65536-uint32-limit.png': [422, 'too_many_pixels'],
      'giant-image.jpg': [422, 'too_many_pixels'],
      'circle.svg': [422, 'unsupported_format'],
      'rotating-squares.gif': [422, 'unsupported_format'],
      'corrupt-header.jpg': [422, 'truncated_or_corrupt'],
      'corrupted.heic': [422, 'truncated_or_corrupt'],
      'cmyk.jpg': [201, null],
      'gain-map.jpg': [201, null],
      'p3.png': [201, null],
      'prophoto.png': [201, null],
      'phone.heic': [201, null],
      'pitm.avif': [201, null],
    };
    const before = counts();
    for (const [name, [status, code]] of Object.entries(expected)) {
      const { id } = await clinic.newVisit();
      const answer = await uploadPhoto(clinic.assistant, id, await photograph('difficult', name));
      expect([name, answer.status, answer.body.code ?? null]).toEqual([name, status, code]);
      if (code !== null) expect(answer.body.detail).not.toMatch(/\{\{|errors\./);
    }
    expect(counts()).toEqual({
      photos: (before as { photos: number }).photos + 6,
      analyses: (before as { analyses: number }).analyses + 6,
    });
    expect(await staged()).toEqual([]);
    expect((await clinic.assistant.get('/api/health')).status).toBe(200);
  },
);
