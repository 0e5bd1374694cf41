import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../storage/sweep.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import {
  type PhotoClinic,
  type PhotoFields,
  startPhotoClinic,
  uploadPhoto,
} from '../support/photo-clinic.ts';

let clinic: PhotoClinic;
beforeAll(async () => {
  clinic = await startPhotoClinic();
});
afterAll(() => clinic.close());

let lastSeed = 0;
const picture = () => {
  lastSeed += 1;
  return drawnPhoto({ widthPx: 500, heightPx: 400, seed: lastSeed });
};
async function photoIn(visitId: string, fields: PhotoFields = {}) {
  const bytes = await picture();
  return { bytes, photo: (await uploadPhoto(clinic.assistant, visitId, bytes, fields)).body };
}
const newPhoto = async () => photoIn((await clinic.newVisit()).id);
const actions = async (patientId: string) =>
  (await clinic.doctor.get(`/api/audit?patient=${patientId}`)).body.entries
    .filter(({ noun }: { noun: string }) => noun === 'photo')
    .map((entry: { action: string }) => entry.action);
const row = (sql: string, id: string) => clinic.deps.store.sqlite.prepare(sql).get(id);

test('pictures are sent with their type and tag, kept for the browser alone, and not sent twice', async () => {
  const { photo } = await newPhoto();
  for (const [kind, type] of [
    ['master', 'image/jpeg'],
    ['screen', 'image/webp'],
    ['thumb', 'image/webp'],
  ]) {
    const path = `/api/photos/${photo.id}/${kind}`;
    const first = await clinic.assistant.send(path, {});
    const bytes = await first.arrayBuffer();
    expect(first.headers.get('content-type')).toBe(type);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Number(first.headers.get('content-length'))).toBe(bytes.byteLength);
    const tag = first.headers.get('etag') ?? '';
    const again = await clinic.assistant.send(path, { headers: { 'if-none-match': tag } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await clinic.stranger().get(path)).status).toBe(401);
  }
});

test('an original leaves byte for byte, as a download that is written down, for doctors and administrators', async () => {
  const { photo, bytes } = await newPhoto();
  const path = `/api/photos/${photo.id}/original`;
  expect((await clinic.assistant.get(path)).status).toBe(403);
  const response = await clinic.doctor.send(path, {});
  expect(bytes.equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${photo.id}.jpg"`);
  expect(await actions(photo.patientId)).toEqual(['download_original', 'add']);
});

test('a photo is excluded with a reason and taken back, unless its place was taken meanwhile', async () => {
  const { photo } = await newPhoto();
  const path = `/api/photos/${photo.id}`;
  expect((await clinic.assistant.patch(path, 1, { state: 'excluded', reason: 'blurred' })).status).toBe(403);
  const unexplained = await clinic.doctor.patch(path, 1, { state: 'excluded', reason: ' ' });
  expect([unexplained.status, unexplained.body.code]).toEqual([422, 'reason_required']);
  const excluded = await clinic.doctor.patch(path, 1, { state: 'excluded', reason: 'blurred' });
  expect(excluded.body).toMatchObject({ state: 'excluded', excludedReason: 'blurred', version: 2 });
  const late = await clinic.doctor.patch(path, 1, { state: 'current' });
  expect([late.status, late.body.current]).toEqual([412, excluded.body]);
  const back = await clinic.doctor.patch(path, 2, { state: 'current' });
  expect(back.body).toMatchObject({ state: 'current', excludedReason: null, version: 3 });

  await clinic.doctor.patch(path, 3, { state: 'excluded', reason: 'blurred after all' });
  const { photo: next } = await photoIn(photo.visitId);
  const tooLate = await clinic.doctor.patch(path, 4, { state: 'current' });
  expect([tooLate.status, tooLate.body.code, tooLate.body.current.id]).toEqual([409, 'slot_taken', next.id]);
  expect(row('SELECT reason FROM photo_changes WHERE photo_id = ? ORDER BY id DESC', photo.id)).toEqual({
    reason: 'blurred after all',
  });
});

test('a capture time is corrected with a reason, and what stood there before is kept', async () => {
  const { photo } = await newPhoto();
  const path = `/api/photos/${photo.id}`;
  const capturedAt = '2026-02-01T10:00:00Z';
  expect((await clinic.doctor.patch(path, 1, { capturedAt })).body.code).toBe('reason_required');
  const future = await clinic.doctor.patch(path, 1, { capturedAt: '2027-01-01T00:00:00Z', reason: 'typing' });
  expect([future.status, future.body.code]).toEqual([422, 'captured_in_future']);
  const corrected = await clinic.doctor.patch(path, 1, { capturedAt, reason: 'camera set to last year' });
  expect(corrected.body).toMatchObject({
    capturedAt: '2026-02-01T10:00:00.000Z',
    capturedAtSource: 'entered',
  });
  expect(row('SELECT action, before FROM photo_changes WHERE photo_id = ?', photo.id)).toEqual({
    action: 'correct_capture_time',
    before: '{"capturedAt":null,"capturedAtSource":"unknown"}',
  });
});

test('a change that is refused in one half leaves nothing of the other', async () => {
  const { photo } = await newPhoto();
  const path = `/api/photos/${photo.id}`;
  await photoIn(photo.visitId, { purpose: 'retake' });
  const replaced = (await clinic.doctor.get(path)).body;
  for (const [state, code] of [
    ['current', 'slot_taken'],
    ['excluded', 'photo_replaced'],
  ]) {
    const change = { state, capturedAt: '2026-02-01T10:00:00Z', reason: 'both at once' };
    const { status, body } = await clinic.doctor.patch(path, replaced.version, change);
    expect([status, body.code]).toEqual([409, code]);
    expect((await clinic.doctor.get(path)).body).toEqual(replaced);
  }
});

test('a misfiled photo is moved to the right patient, both trails say so, and it is measured again', async () => {
  const { photo } = await newPhoto();
  const right = await clinic.newVisit();
  clinic.deps.store.sqlite.prepare("UPDATE analyses SET state = 'done', inputs = 'x'").run();
  const move = { visitId: right.id, view: 'superior', reason: 'wrong card in the camera' };
  expect((await clinic.assistant.post(`/api/photos/${photo.id}/move`, move)).status).toBe(403);
  const { status, body } = await clinic.doctor.post(`/api/photos/${photo.id}/move`, move);
  expect([status, body.patientId, body.visitId, body.view, body.version]).toEqual([
    200,
    right.patientId,
    right.id,
    'superior',
    2,
  ]);
  expect(
    row(
      "SELECT patient_id AS patientId, coalesce(inputs = 'x', 0) AS isOld FROM analyses WHERE photo_id = ?",
      photo.id,
    ),
  ).toEqual({
    patientId: right.patientId,
    isOld: 0,
  });
  expect(await actions(photo.patientId)).toContain('move');
  expect(await actions(right.patientId)).toContain('move');
  expect((await clinic.assistant.get(`/api/visits/${photo.visitId}/photos`)).body.photos).toEqual([]);
});

test('a photo is not moved into a slot that has one, nor to a visit that is not there', async () => {
  const visit = await clinic.newVisit();
  const { photo } = await photoIn(visit.id);
  const { photo: other } = await photoIn(visit.id, { view: 'frontal' });
  const occupied = await clinic.doctor.post(`/api/photos/${other.id}/move`, {
    visitId: visit.id,
    view: 'vertex',
    reason: 'wrong slot',
  });
  expect([occupied.status, occupied.body.code, occupied.body.current.id]).toEqual([
    409,
    'slot_taken',
    photo.id,
  ]);
  const nowhere = await clinic.doctor.post(`/api/photos/${other.id}/move`, {
    visitId: '00000000-0000-4000-8000-000000000000',
    reason: 'wrong slot',
  });
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found']);
});

test('a photo whose file is gone is flagged and never made up; sending it again stores it anew', async () => {
  const { photo, bytes } = await newPhoto();
  const { folder } = row('SELECT folder FROM photos WHERE id = ?', photo.id) as { folder: string };
  await rm(join(clinic.dataFolder, 'photos', folder.slice(0, 2), folder, 'thumb'));
  const answer = await clinic.assistant.get(`/api/photos/${photo.id}/thumb`);
  expect([answer.status, answer.body.code]).toEqual([404, 'photo_file_missing']);
  const now = new Date();
  const { signal } = new AbortController();
  const report = await sweep(clinic.deps.store, clinic.deps.files, { now, before: now, signal });
  expect(report).toMatchObject({ newlyMissing: 1, quarantined: 0 });
  expect((await clinic.assistant.get(`/api/photos/${photo.id}`)).body).toMatchObject({
    fileMissing: true,
    widthPx: 500,
  });
  expect((await clinic.assistant.get(`/api/photos/${photo.id}/thumb`)).status).toBe(404);

  const again = await uploadPhoto(clinic.assistant, photo.visitId, bytes);
  expect([again.status, again.body.fileMissing]).toEqual([201, false]);
  expect((await clinic.assistant.get(`/api/photos/${photo.id}`)).body).toMatchObject({
    state: 'replaced',
    fileMissing: true,
  });
});
