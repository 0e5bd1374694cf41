import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import { refreshMilestones } from '../../server/flow/refresh-milestones.ts';
import { addAlignedPhoto, addReferencePhoto } from './measured-photos.ts';
import { addCoverage, addRegionRow, type Basis } from './measured-values.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A clinic, and of every test its own patient with three sessions. */
export let clinic: TestClinic;
export let assistant: Visitor;
export let doctor: Visitor;
export let patientId: string;
export let basis: Basis;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

/** The patient of the rest of the test is this one. */
export async function newPatient(pattern: 'male' | 'female'): Promise<void> {
  patientId = (await assistant.post('/api/patients', { name: 'Progress Example', pattern })).body.id;
  await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
}

export const visitOn = async (date: string, kind: string): Promise<string> =>
  (
    await assistant.post(`/api/patients/${patientId}/visits`, {
      date,
      kind,
      preparation: { hairState: 'dry' },
    })
  ).body.id;

/** Sessions on 31 August, 30 September and 31 October 2025; the reference of the first has 50 % coverage. */
beforeEach(async () => {
  clinic.setNow('2026-06-01T09:00:00Z');
  await newPatient('male');
  const visitId = await visitOn('2025-08-31', 'session');
  for (const date of ['2025-09-30', '2025-10-31']) await visitOn(date, 'session');
  const { store } = clinic.deps;
  const { photoId, referenceId } = addReferencePhoto(store, { patientId, visitId, view: 'vertex' });
  basis = { referenceId, regionId: addRegionRow(store, photoId, referenceId) };
  addCoverage(store, photoId, 50, basis);
});

export async function photographed(date: string, coverage: number, on: Basis = basis): Promise<string> {
  const { store, clock } = clinic.deps;
  const visitId = await visitOn(date, 'review');
  const photoId = addAlignedPhoto(store, { patientId, visitId, view: 'vertex' }, basis.referenceId);
  addCoverage(store, photoId, coverage, on);
  await refreshMilestones(store, clock(), patientId);
  return photoId;
}
export const progress = async () => (await assistant.get(`/api/patients/${patientId}/progress`)).body;
export const cards = async () =>
  new Map<string, MilestoneCard>(
    (await progress()).milestones.map((card: MilestoneCard) => [card.milestone, card]),
  );
export const enter = (visitId: string, value: number, more: Record<string, unknown> = {}) =>
  assistant.post(`/api/visits/${visitId}/measurements`, {
    metric: 'density',
    value,
    unit: 'hairs/cm²',
    method: 'phototrichogram',
    site: 'vertex, 4 cm behind the hairline',
    details: { areaCm2: 1 },
    ...more,
  });
