import { beforeEach, expect } from 'vitest';
import type { RepeatabilityRow } from '../../server/contract/repeatability.ts';
import { addReferencePhoto } from './measured-photos.ts';
import { addCoverage, addRegionRow, type Basis } from './measured-values.ts';
import { addReplicatePair, takenBy } from './replicate-pairs.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A clinic of 1 July 2026 whose measuring error is asked for: anew for every test of a file that imports this. */
export let clinic: TestClinic;
export let assistant: Visitor;
export let doctor: Visitor;
export let people: { assistant: string; doctor: string };
/** The patient that was added last, with a reference of the crown. */
export let patientId: string;
export let referenceId: string;
export let basis: Basis;

const personId = async (visitor: Visitor): Promise<string> =>
  (await visitor.get('/api/session')).body.person.id;
export const visitOn = async (date: string, more: Record<string, unknown> = {}): Promise<string> =>
  (
    await assistant.post(`/api/patients/${patientId}/visits`, {
      date,
      kind: 'review',
      preparation: { hairState: 'dry' },
      ...more,
    })
  ).body.id;

/** A patient whose visits are the next ones. */
export async function addPatient(fields: { name: string; pattern: string }): Promise<void> {
  patientId = (await assistant.post('/api/patients', fields)).body.id;
}

/** A patient with a session of 1 June 2026 whose photo of the crown is the reference, 50 % covered. */
export async function newPatient(): Promise<void> {
  await addPatient({ name: 'Noise Example', pattern: 'male' });
  await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
  const visitId = await visitOn('2026-06-01', { kind: 'session', session: { kind: 'initial' } });
  const { store } = clinic.deps;
  const reference = addReferencePhoto(store, { patientId, visitId, view: 'vertex' });
  referenceId = reference.referenceId;
  takenBy(store, reference.photoId, { uploadedBy: people.assistant, device: 'Pocket 1' });
  basis = { referenceId, regionId: addRegionRow(store, reference.photoId, referenceId) };
  addCoverage(store, reference.photoId, 50, basis);
}

beforeEach(async () => {
  clinic = await startClinic({}, '2026-07-01T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  people = { assistant: await personId(assistant), doctor: await personId(doctor) };
  await newPatient();
  return () => clinic.close();
});

export const rowOf = async (view = 'vertex'): Promise<RepeatabilityRow> => {
  const { status, body } = await assistant.get('/api/repeatability');
  expect(status).toBe(200);
  return body.rows.find((row: RepeatabilityRow) => row.metric === 'coverage' && row.view === view);
};
/** Pairs on as many days of June, a week after the needle and later, both photos by the assistant with one camera; √2 apart: a wSD of one point. */
export async function pairsOf(count: number, firstDay = 8): Promise<string[]> {
  const visitIds: string[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const visitId = await visitOn(`2026-06-${String(firstDay + pair).padStart(2, '0')}`, { room: 'Room 1' });
    const taken = { uploadedBy: people.assistant, device: 'Pocket 1' };
    addReplicatePair(clinic.deps.store, { patientId, visitId }, basis, [40, 40 + Math.SQRT2], [taken, taken]);
    visitIds.push(visitId);
  }
  return visitIds;
}
