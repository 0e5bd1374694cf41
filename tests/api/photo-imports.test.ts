import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PhotoImport } from '../../server/contract/photo-imports.ts';
import { audit } from '../../storage/schema/clinic.ts';
import { photoImportPhotos, photoImports, photoImportUndos } from '../../storage/schema/photo-imports.ts';
import { photos } from '../../storage/schema/photos.ts';
import { lookAt, oldPhoto } from '../support/old-photos.ts';
import {
  type PhotoClinic,
  type PhotoFields,
  startPhotoClinic,
  uploadPhoto,
} from '../support/photo-clinic.ts';

let clinic: PhotoClinic;
let patientId: string;

beforeAll(async () => {
  clinic = await startPhotoClinic();
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patientId = await clinic.newPatient();
});

const path = () => `/api/patients/${patientId}/photo-imports`;
const march = { date: '2023-03-14', datePrecision: 'month' };
const day = { date: '2021-07-09', datePrecision: 'day' };
const begin = async (...dates: object[]): Promise<PhotoImport> =>
  (await clinic.assistant.post(path(), { dates })).body;
const store = (visitId: string | undefined, bytes: Buffer, fields: PhotoFields) =>
  uploadPhoto(clinic.assistant, visitId ?? '', bytes, fields);
const staged = () => readdir(join(clinic.deps.config.DATA_DIR, 'photos', '.staging')).catch(() => []);

describe('looking at a file of old photographs', () => {
  it('reads its date, its camera and its size, shows it, and stores nothing', async () => {
    const { db } = clinic.deps.store;
    const before = db.select().from(photos).all().length;
    const bytes = await oldPhoto(1, { takenAt: '2021-07-09T23:30:00', device: 'Old Camera' });
    const { status, body } = await lookAt(clinic.assistant, patientId, bytes);
    expect([status, body.capturedOn, body.capturedAtSource]).toEqual([200, '2021-07-09', 'exif_branch_zone']);
    expect(body).toMatchObject({ widthPx: 640, heightPx: 480, device: 'Old Camera', already: null });
    expect(Buffer.from(body.thumb, 'base64').subarray(8, 12).toString()).toBe('WEBP');
    const undated = await lookAt(clinic.assistant, patientId, await oldPhoto(2));
    expect(undated.body).toMatchObject({ capturedAt: null, capturedOn: null, capturedAtSource: 'unknown' });
    expect(db.select().from(photos).all()).toHaveLength(before);
    expect(await staged()).toEqual([]);
  });

  it('says which photo of the patient it is already, and whose it is otherwise', async () => {
    const bytes = await oldPhoto(3);
    const { visits } = await begin(day);
    const { body: photo } = await store(visits[0]?.visitId, bytes, { view: 'vertex' });
    const again = await lookAt(clinic.assistant, patientId, bytes);
    expect(again.body).toMatchObject({ already: { photoId: photo.id, view: 'vertex', ...day } });
    const other = await lookAt(clinic.assistant, await clinic.newPatient(), bytes);
    expect(other.body).toMatchObject({ already: null, otherPatient: { patientId, photoId: photo.id } });
    // What was excluded does not stand: it may be added again.
    await clinic.doctor.patch(`/api/photos/${photo.id}`, 1, { state: 'excluded', reason: 'blurred' });
    expect((await lookAt(clinic.assistant, patientId, bytes)).body.already).toBeNull();
  });

  it('refuses what the upload would refuse, in the same words', async () => {
    const broken = (await oldPhoto(4)).subarray(0, 4000);
    for (const [bytes, code] of [
      [Buffer.from('not a picture at all'), 'not_an_image'],
      [broken, 'truncated_or_corrupt'],
    ] as const) {
      const { status, body } = await lookAt(clinic.assistant, patientId, bytes);
      expect([status, body.code]).toEqual([422, code]);
    }
    expect(await staged()).toEqual([]);
    const stranger = await lookAt(clinic.stranger(), patientId, broken);
    expect(stranger.status).toBe(401);
    const nobody = await lookAt(clinic.assistant, '00000000-0000-4000-8000-000000000000', broken);
    expect(nobody.status).toBe(404);
  });
});

describe('an import of old photographs', () => {
  it('has one visit a date, and takes the one that is there', async () => {
    const first = await begin(march, day);
    expect(first.visits).toMatchObject([
      { date: '2023-03-01', datePrecision: 'month', isNew: true },
      { ...day, isNew: true },
    ]);
    const visit = (await clinic.assistant.get(`/api/visits/${first.visits[0]?.visitId}`)).body;
    expect(visit).toMatchObject({ kind: 'historical', status: 'done', accepted: false, courseId: null });
    // Another day of that March is March 2023 again; the day itself is another date than its month.
    const second = await begin(
      { ...march, date: '2023-03-30' },
      { date: '2023-03-01', datePrecision: 'day' },
    );
    expect(second.visits[0]).toMatchObject({ visitId: first.visits[0]?.visitId, isNew: false });
    expect(second.visits[1]).toMatchObject({ isNew: true });
    // What a doctor accepted is not added to, and is one of old photos until a doctor says otherwise.
    const accepted = first.visits[0]?.visitId ?? '';
    await clinic.doctor.patch(`/api/visits/${accepted}`, visit.version, { accepted: true });
    expect((await begin(march)).visits[0]).toMatchObject({ isNew: true });
    const kind = { kind: 'review', date: '2023-03-01', datePrecision: 'day' };
    const other = await clinic.assistant.patch(`/api/visits/${accepted}`, visit.version + 1, kind);
    expect([other.status, other.body.code]).toEqual([403, 'not_allowed']);
    const ahead = await clinic.assistant.post(path(), {
      dates: [{ date: '2030-01-01', datePrecision: 'year' }],
    });
    expect([ahead.status, ahead.body.code]).toEqual([422, 'visit_in_future']);
  });

  it('is taken back as a whole by a doctor: photos excluded, visits it made cancelled, nothing deleted', async () => {
    const earlier = await begin(day);
    const kept = (await store(earlier.visits[0]?.visitId, await oldPhoto(10), { view: 'frontal' })).body;
    const { id: importId, visits } = await begin(day, march);
    const [reused, made] = visits;
    await store(reused?.visitId, await oldPhoto(11), { view: 'vertex', importId });
    await store(made?.visitId, await oldPhoto(12), { view: 'vertex', importId });
    expect((await clinic.assistant.post(`/api/photo-imports/${importId}/undo`, { reason: 'x' })).status).toBe(
      403,
    );
    expect((await clinic.doctor.post(`/api/photo-imports/${importId}/undo`, {})).status).toBe(400);
    const reason = 'another patient’s folder';
    const undone = await clinic.doctor.post(`/api/photo-imports/${importId}/undo`, { reason });
    expect(undone.body).toMatchObject({ photos: 2, standing: 0 });
    expect(undone.body.undoneBy).not.toBeNull();
    const listOf = async (visitId = '') =>
      (await clinic.assistant.get(`/api/visits/${visitId}/photos`)).body.photos;
    expect(await listOf(made?.visitId)).toMatchObject([{ state: 'excluded', excludedReason: reason }]);
    const inReused = await listOf(reused?.visitId);
    expect(inReused.find(({ id }: { id: string }) => id === kept.id).state).toBe('current');
    const statusOf = async (id = '') => (await clinic.assistant.get(`/api/visits/${id}`)).body.status;
    expect([await statusOf(reused?.visitId), await statusOf(made?.visitId)]).toEqual(['done', 'cancelled']);
    // Once more changes nothing, and what comes late is not filed under it.
    expect((await clinic.doctor.post(`/api/photo-imports/${importId}/undo`, { reason })).body).toEqual(
      undone.body,
    );
    const late = await store(reused?.visitId, await oldPhoto(13), { view: 'superior', importId });
    expect([late.status, late.body.code]).toEqual([409, 'import_undone']);
    expect((await clinic.assistant.get(path())).body.imports[0]).toEqual(undone.body);
    const trail = clinic.deps.store.db.select().from(audit).all();
    expect(trail.find(({ action, nounId }) => action === 'undo' && nounId === importId)?.details).toEqual({
      photos: 2,
    });
    const { db } = clinic.deps.store;
    for (const table of [photoImports, photoImportPhotos, photoImportUndos]) {
      expect(() => db.delete(table).run()).toThrow(/append_only/);
    }
    // The same photo may be added again.
    const again = await begin(march);
    expect(again.visits[0]?.isNew).toBe(true);
    const stored = await store(again.visits[0]?.visitId, await oldPhoto(12), {
      view: 'vertex',
      importId: again.id,
    });
    expect(stored.status).toBe(201);
  });

  it('leaves alone what was moved away since, and the visit that something else was added to', async () => {
    const { id: importId, visits } = await begin(march);
    const visitId = visits[0]?.visitId ?? '';
    const moved = (await store(visitId, await oldPhoto(20), { view: 'vertex', importId })).body;
    const elsewhere = await clinic.newVisit();
    const to = { visitId: elsewhere.id, reason: 'the right patient' };
    await clinic.doctor.post(`/api/photos/${moved.id}/move`, to);
    await store(visitId, await oldPhoto(21), { view: 'frontal' });
    await clinic.doctor.post(`/api/photo-imports/${importId}/undo`, { reason: 'not wanted' });
    expect((await clinic.doctor.get(`/api/photos/${moved.id}`)).body.state).toBe('current');
    expect((await clinic.doctor.get(`/api/visits/${visitId}`)).body.status).toBe('done');
  });

  it('is one patient’s, and of its own visits: a photo of another is not filed under it', async () => {
    const { id: importId } = await begin(march);
    const [other, elsewhere] = [await begin(day), await clinic.newVisit()];
    for (const [index, visitId] of [elsewhere.id, other.visits[0]?.visitId].entries()) {
      const { status } = await store(visitId, await oldPhoto(30 + index), { view: 'vertex', importId });
      expect(status).toBe(404);
    }
  });
});
