import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { analyses } from '../../storage/schema/measuring.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAnalysedPhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patientId: string;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

beforeEach(async () => {
  clinic.setNow('2026-06-01T09:00:00Z');
  const patient = { name: 'Reference Example', pattern: 'male' };
  patientId = (await assistant.post('/api/patients', patient)).body.id;
  await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
});

/** A visit and its photo; the references follow once a visit is written, so an untouched change follows it. */
async function photographed(date: string, kind = 'review'): Promise<{ photoId: string; visitId: string }> {
  const { body } = await assistant.post(`/api/patients/${patientId}/visits`, { date, kind });
  const photoId = addAnalysedPhoto(clinic.deps.store, { patientId, visitId: body.id, view: 'vertex' });
  await assistant.patch(`/api/visits/${body.id}`, 1, { note: 'photographed' });
  return { photoId, visitId: body.id };
}
const visitOn = async (date: string, kind: string): Promise<string> =>
  (await assistant.post(`/api/patients/${patientId}/visits`, { date, kind })).body.id;
const path = () => `/api/patients/${patientId}/references/vertex`;
const regionPath = () => `/api/patients/${patientId}/regions/vertex`;
const reference = async () => (await assistant.get(path())).body;
const square = (side: number) => ({
  polygon: [
    [0.2, 0.2],
    [0.2 + side, 0.2],
    [0.2 + side, 0.2 + side],
    [0.2, 0.2 + side],
  ],
});

describe('the reference of a view', () => {
  it('is the last photo before the first injection, and later sessions do not move it', async () => {
    expect((await assistant.get(path())).status).toBe(404);
    const early = await photographed('2026-01-05', 'consultation');
    expect(await reference()).toMatchObject({ photoId: early.photoId, version: 1, source: 'automatic' });
    const first = await photographed('2026-02-01', 'session');
    expect(await reference()).toMatchObject({ photoId: first.photoId, visitId: first.visitId, version: 2 });
    await photographed('2026-03-01', 'session');
    expect(await reference()).toMatchObject({ photoId: first.photoId, version: 2 });
  });

  it('that a doctor chose stays, whatever is photographed later', async () => {
    const early = await photographed('2026-01-05', 'consultation');
    const late = await photographed('2026-01-20', 'consultation');
    const choice = { photoId: early.photoId, reason: 'Before the haircut' };
    const { status, body } = await doctor.put(path(), 2, choice);
    expect([status, body.version, body.source, body.reason]).toEqual([
      200,
      3,
      'doctor',
      'Before the haircut',
    ]);
    await photographed('2026-02-01', 'session');
    expect(await reference()).toMatchObject({ photoId: early.photoId, version: 3 });
    const stale = await doctor.put(path(), 2, { photoId: late.photoId, reason: 'Another' });
    expect([stale.status, stale.body.current.version]).toEqual([412, 3]);
    expect((await doctor.put(path(), undefined, choice)).status).toBe(428);
    expect((await assistant.put(path(), 3, choice)).status).toBe(403);
  });

  it('cannot be a photo of another patient, another view, or one that was excluded', async () => {
    const { photoId } = await photographed('2026-01-05', 'consultation');
    const other = await photographed('2026-01-06', 'consultation');
    clinic.deps.store.db.update(photos).set({ state: 'excluded' }).where(eq(photos.id, photoId)).run();
    const refused = await doctor.put(path(), 2, { photoId, reason: 'Sharper' });
    expect([refused.status, refused.body.code]).toEqual([422, 'reference_unfit']);
    clinic.deps.store.db.update(photos).set({ view: 'superior' }).where(eq(photos.id, photoId)).run();
    expect((await doctor.put(path(), 2, { photoId, reason: 'Sharper' })).status).toBe(422);
    expect((await reference()).photoId).toBe(other.photoId);
  });

  it('ends when the photo turns out older than ninety days at the first injection', async () => {
    const old = await photographed('2026-01-05', 'consultation');
    expect((await reference()).photoId).toBe(old.photoId);
    const session = await visitOn('2026-05-20', 'session');
    expect((await assistant.get(path())).status).toBe(404);
    await assistant.patch(`/api/visits/${session}`, 1, { date: '2026-04-01' });
    expect(await reference()).toMatchObject({ photoId: old.photoId, version: 2, source: 'automatic' });
  });

  it('ends when a first session is entered that lies before the photo', async () => {
    const after = await photographed('2026-02-10');
    expect((await reference()).photoId).toBe(after.photoId);
    await visitOn('2026-02-01', 'session');
    expect((await assistant.get(path())).status).toBe(404);
    const { milestones, references } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    expect(references).toEqual([]);
    expect(milestones[0]).toMatchObject({ milestone: 'baseline', state: 'missed' });
  });

  it('that a doctor chose does not end, however old its photo', async () => {
    const { photoId } = await photographed('2026-01-05', 'consultation');
    await doctor.put(path(), 1, { photoId, reason: 'The only one before treatment' });
    await visitOn('2026-05-20', 'session');
    expect(await reference()).toMatchObject({ photoId, version: 2, source: 'doctor' });
  });

  it('is no photo of a visit that was cancelled or is still planned', async () => {
    const early = await photographed('2026-01-05', 'consultation');
    const late = await photographed('2026-01-20', 'consultation');
    expect((await reference()).photoId).toBe(late.photoId);
    const cancelled = await assistant.patch(`/api/visits/${late.visitId}`, 2, { status: 'cancelled' });
    expect(cancelled.status).toBe(200);
    expect((await reference()).photoId).toBe(early.photoId);
    await assistant.patch(`/api/visits/${early.visitId}`, 2, { status: 'planned' });
    expect((await assistant.get(path())).status).toBe(404);
  });

  it('is no photo taken after the needle by the clock, whatever was said of it', async () => {
    const early = await photographed('2026-01-20', 'consultation');
    const first = await photographed('2026-02-01', 'session');
    expect((await reference()).photoId).toBe(first.photoId);
    const capturedAt = '2026-02-01T10:30:00.000Z';
    clinic.deps.store.db.update(photos).set({ capturedAt }).where(eq(photos.id, first.photoId)).run();
    const injected = (injectedAt: string, version: number) =>
      assistant.patch(`/api/visits/${first.visitId}`, version, { session: { injectedAt } });
    expect((await injected('2026-02-01T11:00:00+02:00', 2)).status).toBe(200);
    expect((await reference()).photoId).toBe(early.photoId);
    await injected('2026-02-01T13:00:00+02:00', 3);
    expect((await reference()).photoId).toBe(first.photoId);
  });

  it('that is excluded gives way to the next best photo', async () => {
    const early = await photographed('2026-01-05', 'consultation');
    const late = await photographed('2026-01-20', 'consultation');
    expect((await reference()).photoId).toBe(late.photoId);
    const excluded = await doctor.patch(`/api/photos/${late.photoId}`, 1, {
      state: 'excluded',
      reason: 'The wrong head',
    });
    expect(excluded.status).toBe(200);
    expect(await reference()).toMatchObject({ photoId: early.photoId, version: 3 });
  });
});

describe('the region of a view', () => {
  it('is drawn on the reference, kept in versions, and every photo of the view is measured again', async () => {
    expect((await assistant.put(regionPath(), 0, square(0.4))).body.code).toBe('no_reference');
    const { photoId } = await photographed('2026-01-05', 'consultation');
    await clinic.deps.measuring.idle();
    const unseen = await assistant.put(regionPath(), 1, square(0.4));
    expect([unseen.status, unseen.body.current]).toEqual([412, null]);
    expect((await assistant.put(regionPath(), undefined, square(0.4))).status).toBe(428);
    const first = await assistant.put(regionPath(), 0, square(0.4));
    expect([first.status, first.body.version, first.headers.get('etag')]).toEqual([200, 1, '"1"']);
    expect(first.body).toMatchObject({ referencePhotoId: photoId, referenceVersion: 1, source: 'person' });
    expect((await assistant.put(regionPath(), 0, square(0.3))).body.current.version).toBe(1);
    const waiting = clinic.deps.store.db.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
    expect(waiting?.state).not.toBe('done');
    expect((await assistant.put(regionPath(), 1, square(0.3))).body.version).toBe(2);
    const late = await assistant.put(regionPath(), 1, square(0.5));
    expect([late.status, late.body.current.version]).toEqual([412, 2]);
    expect((await assistant.get(regionPath())).body.polygon).toEqual(square(0.3).polygon);
  });

  it('that encloses nothing or crosses itself is refused', async () => {
    await photographed('2026-01-05', 'consultation');
    const crossed = {
      polygon: [
        [0.2, 0.2],
        [0.8, 0.8],
        [0.8, 0.2],
        [0.2, 0.7],
      ],
    };
    for (const region of [crossed, square(0.001)]) {
      const { status, body } = await assistant.put(regionPath(), 0, region);
      expect([status, body.code]).toEqual([422, 'region_unfit']);
    }
  });

  it('belongs to the photo it was drawn on: another reference needs its own', async () => {
    const early = await photographed('2026-01-05', 'consultation');
    await photographed('2026-01-20', 'consultation');
    expect((await assistant.put(regionPath(), 0, square(0.4))).status).toBe(200);
    await doctor.put(path(), 2, { photoId: early.photoId, reason: 'Before the haircut' });
    expect((await assistant.get(regionPath())).status).toBe(404);
  });
});
