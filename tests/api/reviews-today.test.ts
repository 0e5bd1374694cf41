import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let doctor: Visitor;
let patientId: string;
let courseId: string;
let visitId: string;

beforeAll(async () => {
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor');
  clinic.setNow('2026-02-02T09:00:00Z');
  patientId = (await doctor.post('/api/patients', { name: 'Review Example', pattern: 'male' })).body.id;
  courseId = (await doctor.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 })).body.id;
  const { store } = clinic.deps;
  const visitOn = async (date: string, kind: string) => {
    const visit = { date, kind, courseId, preparation: { hairState: 'dry' } };
    return (await doctor.post(`/api/patients/${patientId}/visits`, visit)).body.id as string;
  };
  const first = await visitOn('2025-08-31', 'session');
  const { referenceId } = addReferencePhoto(store, { patientId, visitId: first, view: 'vertex' });
  for (const date of ['2025-09-30', '2025-10-31']) await visitOn(date, 'session');
  visitId = await visitOn('2026-01-31', 'review');
  addAlignedPhoto(store, { patientId, visitId, view: 'vertex' }, referenceId);
  // A change of the visit lets the milestones be worked out with the photo.
  await doctor.patch(`/api/visits/${visitId}`, 1, { note: 'photographed' });
});
afterAll(() => clinic.close());

const reviews = async () => (await doctor.get('/api/today')).body.reviews;

it('a milestone that a visit stands for waits on Today until a doctor has reviewed it', async () => {
  expect(await reviews()).toMatchObject([
    { patient: { id: patientId }, courseId, milestone: 'three_months', targetOn: '2026-01-31' },
  ]);
  clinic.setNow('2026-06-30T09:00:00Z');
  expect(await reviews()).toEqual([]);
  clinic.setNow('2026-02-02T09:00:00Z');
  const { version } = (await doctor.get(`/api/courses/${courseId}`)).body;
  const path = `/api/courses/${courseId}/milestones/three_months`;
  expect((await doctor.put(path, version, { visitId })).status).toBe(200);
  expect(await reviews()).toEqual([]);
});

it('a patient who will not come back is not pressed for', async () => {
  const { version } = (await doctor.get(`/api/patients/${patientId}`)).body;
  clinic.deps.store.sqlite.exec('drop trigger milestone_reviews_no_delete; delete from milestone_reviews');
  expect(await reviews()).toHaveLength(1);
  await doctor.patch(`/api/patients/${patientId}`, version, { status: 'lost', lostReason: 'moved away' });
  expect(await reviews()).toEqual([]);
});

it('the roster says what each patient is to come for next, and nothing where nobody has to act', async () => {
  const next = async () => (await doctor.get('/api/patients')).body.patients[0].next;
  expect(await next()).toBeNull();
  const { version } = (await doctor.get(`/api/patients/${patientId}`)).body;
  await doctor.patch(`/api/patients/${patientId}`, version, { status: 'active' });
  // Six months after the third session, thirty days either way; three months are settled.
  const six = { milestone: 'six_months', opensOn: '2026-03-31', closesOn: '2026-05-30' };
  expect(await next()).toMatchObject({ milestone: 'after_third' });
  clinic.setNow('2026-04-10T09:00:00Z');
  expect(await next()).toEqual(six);
  clinic.setNow('2026-07-20T09:00:00Z');
  expect(await next()).toEqual(six);
  clinic.setNow('2026-08-20T09:00:00Z');
  expect(await next()).toBeNull();
});

it('who missed a milestone and stayed away is asked about once it is no longer overdue, until they come', async () => {
  const missed = async () => (await doctor.get('/api/today')).body.missed;
  // Six months after the third session closed on 30 May; 60 days on it is overdue, 180 days on nobody asks any more.
  clinic.setNow('2026-07-29T09:00:00Z');
  expect(await missed()).toEqual([]);
  clinic.setNow('2026-07-30T09:00:00Z');
  expect(await missed()).toMatchObject([
    { patient: { id: patientId }, milestone: 'six_months', state: 'missed' },
  ]);
  clinic.setNow('2026-11-27T09:00:00Z');
  expect(await missed()).toEqual([]);
  clinic.setNow('2026-08-20T09:00:00Z');
  const planned = { date: '2026-09-01', kind: 'review', status: 'planned' };
  await doctor.post(`/api/patients/${patientId}/visits`, planned);
  expect(await missed()).toEqual([]);
});
