import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, photoForm, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

let clinic: PhotoClinic;
let visitId = '';
let bytes: Buffer;
beforeAll(async () => {
  clinic = await startPhotoClinic({ MAX_UPLOAD_MB: '1', SLOW_UPLOAD_SECONDS: '1' });
  visitId = (await clinic.newVisit()).id;
  bytes = await drawnPhoto({ widthPx: 640, heightPx: 480 });
});
afterAll(() => clinic.close());

const boundary = 'the-edge';
const field = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const fields = field('view', 'vertex') + field('timing', 'before_injection');
const fileHead = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
const end = `\r\n--${boundary}--\r\n`;

/** Speaks HTTP by hand: what a broken or malicious sender puts on the wire, piece by piece. */
async function onTheWire(
  pieces: readonly (string | Buffer | number)[],
  {
    length,
    type = `multipart/form-data; boundary=${boundary}`,
    visit = visitId,
  }: { length: number | 'chunked'; type?: string; visit?: string },
): Promise<string> {
  const { hostname, port } = new URL(clinic.address);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  const size = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`;
  socket.write(
    `POST /api/visits/${visit}/photos HTTP/1.1\r\nhost: ${new URL(clinic.address).host}\r\n` +
      `cookie: ${clinic.assistant.cookie()}\r\norigin: ${clinic.address}\r\nconnection: close\r\n` +
      `content-type: ${type}\r\n${size}\r\n\r\n`,
  );
  for (const piece of pieces) {
    if (typeof piece === 'number') {
      await pause(piece);
      continue;
    }
    const chunk = Buffer.from(piece as Buffer);
    if (length === 'chunked') socket.write(`${chunk.length.toString(16)}\r\n`);
    socket.write(chunk);
    if (length === 'chunked') socket.write('\r\n');
  }
  if (length === 'chunked') socket.write('0\r\n\r\n');
  await closed;
  return Buffer.concat(heard).toString('utf8');
}

const refusalIn = (answer: string) => [
  Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]),
  /"code":"(\w+)"/.exec(answer)?.[1],
];

async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => clinic.deps.files.staged(), { timeout: 5000 }).toEqual([]);
  expect((await clinic.assistant.get(`/api/visits/${visitId}/photos`)).body.photos).toEqual([]);
}

test('a file over the limit is refused, whether its size is told before or not', async () => {
  const large = Buffer.alloc(3_000_000, 1);
  const told = await uploadPhoto(clinic.assistant, visitId, large);
  expect([told.status, told.body.code, told.body.values]).toEqual([
    413,
    'upload_too_large',
    { limitMegabytes: 1 },
  ]);
  const little = await uploadPhoto(clinic.assistant, visitId, Buffer.alloc(1_048_577, 1));
  expect([little.status, little.body.code]).toEqual([413, 'upload_too_large']);
  const untold = await onTheWire([fields, fileHead, large, end], { length: 'chunked' });
  expect(refusalIn(untold)).toEqual([413, 'upload_too_large']);
  await expectNothingLeft();
});

test('a form that ends before its last boundary is refused, however complete the picture looks', async () => {
  const content = Buffer.concat([Buffer.from(fields + fileHead), bytes]);
  for (const tail of ['', `\r\n--${boundary}`]) {
    const whole = Buffer.concat([content, Buffer.from(tail)]);
    expect(refusalIn(await onTheWire([whole], { length: whole.length }))).toEqual([400, 'upload_broken_off']);
  }
  await expectNothingLeft();
});

test.each([
  ['without a boundary', 'multipart/form-data', [400, 'invalid_request']],
  ['that is no form', 'image/jpeg', [415, 'wrong_media_type']],
])('a request %s is refused', async (_what, type, refusal) => {
  const content = Buffer.from(fields);
  expect(refusalIn(await onTheWire([content], { length: content.length, type }))).toEqual(refusal);
});

test.each([
  ['no file', fields + end, 'no file'],
  ['two files', `${fields}${fileHead}one\r\n${fileHead}two${end}`, 'files limit'],
  ['fields behind the file', `${fileHead}one\r\n${fields}${end}`, 'view'],
  [
    'a field behind the file',
    `${fields}${fileHead}one\r\n${field('purpose', 'retake')}${end}`,
    'nothing behind it',
  ],
  ['a view that there is not', `${field('view', 'moon')}${fileHead}one${end}`, 'view'],
  ['a field that is none', `${fields}${field('patient', 'x')}${fileHead}one${end}`, 'patient'],
  ['an empty form', `--${boundary}--\r\n`, 'no file'],
])('a form with %s is refused and says so', async (_what, content, said) => {
  const answer = await onTheWire([content], { length: Buffer.byteLength(content) });
  expect(refusalIn(answer)).toEqual([400, 'invalid_request']);
  expect(answer).toContain(said);
  await expectNothingLeft();
});

test('a sender that drips is cut off; one that only pauses is not', async () => {
  const dripping = await onTheWire(
    [fields + fileHead, bytes.subarray(0, 2000), 700, bytes.subarray(2000, 4000), 700],
    {
      length: 900_000,
    },
  );
  expect(refusalIn(dripping)).toEqual([408, 'upload_too_slow']);
  await expectNothingLeft();

  const visit = (await clinic.newVisit()).id;
  const [first, second] = [bytes.subarray(0, 70_000), bytes.subarray(70_000)];
  const length = Buffer.byteLength(fields + fileHead + end) + bytes.length;
  const pausing = await onTheWire([fields + fileHead, first, 1200, second, end], { length, visit });
  expect(refusalIn(pausing)[0]).toBe(201);
});

test('a sender that goes away leaves nothing behind', async () => {
  const leaving = new AbortController();
  const form = new Response(photoForm(bytes));
  const stream = new ReadableStream({
    async start(controller) {
      const reader = (form.body ?? new ReadableStream()).getReader();
      for (let piece = 0; piece < 8; piece += 1) controller.enqueue((await reader.read()).value);
    },
  });
  const sending = clinic.assistant
    .send(`/api/visits/${visitId}/photos`, {
      method: 'POST',
      headers: { 'content-type': form.headers.get('content-type') ?? '' },
      body: stream,
      signal: leaving.signal,
      duplex: 'half',
    } as RequestInit)
    .then(
      () => 'answered',
      () => 'gone',
    );
  await expect.poll(() => clinic.deps.files.staged()).toHaveLength(1);
  leaving.abort();
  expect(await sending).toBe('gone');
  await expectNothingLeft();
});

test('a visit that is not there is told before a byte of the photo is read', async () => {
  const { status, body } = await uploadPhoto(clinic.assistant, '00000000-0000-4000-8000-000000000000', bytes);
  expect([status, body.code]).toEqual([404, 'not_found']);
  const stranger = await uploadPhoto(clinic.stranger(), visitId, bytes);
  expect([stranger.status, stranger.body.code]).toEqual([401, 'not_signed_in']);
});

test('a full disk and a used-up quota are told apart, and nothing is stored', async () => {
  for (const [settings, code] of [
    [{ MIN_FREE_MB: '1000000' }, 'disk_full'],
    [{ PHOTO_QUOTA_GB: '1' }, 'quota_reached'],
  ] as const) {
    const full = await startPhotoClinic(settings);
    try {
      const visit = await full.newVisit();
      if (code === 'quota_reached') full.deps.room.used(0);
      if (code === 'quota_reached') {
        const first = await uploadPhoto(full.assistant, visit.id, bytes, { view: 'frontal' });
        expect(first.status).toBe(201);
        full.deps.room.used(1024 ** 3);
      }
      const answer = await uploadPhoto(full.assistant, visit.id, bytes);
      expect([answer.status, answer.body.code]).toEqual([507, code]);
      expect(await full.deps.files.staged()).toEqual([]);
    } finally {
      await full.close();
    }
  }
});
