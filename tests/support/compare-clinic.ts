import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { ownLight } from '../../server/contract/matching.ts';
import { alignments, analyses } from '../../storage/schema/measuring.ts';
import { addAlignedPhoto, addReferencePhoto } from './measured-photos.ts';
import { addCoverage, addRegionRow, type Basis } from './measured-values.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A clinic, and of every test its own patient with a reference of the crown that 30 % of is covered. */
export let clinic: TestClinic;
export let assistant: Visitor;
export let patientId: string;
export let referenceId: string;
export let reference: string;
export let basis: Basis;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

/** A patient with a course, whose visits are the next ones. */
export async function newPatient(): Promise<void> {
  const { body } = await assistant.post('/api/patients', { name: 'Compare Example', pattern: 'male' });
  await assistant.post(`/api/patients/${body.id}/courses`, { sessionsPlanned: 3 });
  patientId = body.id;
}

export async function visitOn(date: string, kind: string, preparation = {}): Promise<string> {
  const { body } = await assistant.post(`/api/patients/${patientId}/visits`, {
    date,
    kind,
    preparation: { hairState: 'dry', ...preparation },
  });
  return body.id;
}

export async function photographed(date: string, coverage: number | null, preparation = {}): Promise<string> {
  const visitId = await visitOn(date, 'review', preparation);
  const photoId = addAlignedPhoto(clinic.deps.store, { patientId, visitId, view: 'vertex' }, referenceId);
  if (coverage !== null) addCoverage(clinic.deps.store, photoId, coverage, basis);
  return photoId;
}

beforeEach(async () => {
  clinic.setNow('2026-06-01T09:00:00Z');
  await newPatient();
  const visitId = await visitOn('2025-08-31', 'session');
  const { store } = clinic.deps;
  const added = addReferencePhoto(store, { patientId, visitId, view: 'vertex' });
  [reference, referenceId] = [added.photoId, added.referenceId];
  basis = { referenceId, regionId: addRegionRow(store, reference, referenceId) };
  addCoverage(store, reference, 30, basis);
});

export const compare = (before: string, after: string) =>
  assistant.get(`/api/compare?before=${before}&after=${after}`);

export const against = async (after: string) => {
  const { grade, reasons } = (await compare(reference, after)).body;
  return { grade, codes: reasons.map(({ code }: { code: string }) => code) };
};

/** As an analysis writes it down: the light of a photo on the alignment that holds. */
export function lit(photoId: string, gain: number): void {
  const { db } = clinic.deps.store;
  const matching = { ...ownLight(1), source: 'surroundings' as const, gain: [gain, gain, gain] };
  const alignment = db.select().from(alignments).where(eq(alignments.photoId, photoId)).get();
  db.update(analyses)
    .set({ matching, overlap: 0.98, inputs: `${alignment?.id}` })
    .where(eq(analyses.photoId, photoId))
    .run();
}

/** As an analysis writes it down: the photo was measured and no value came of it. */
export function refused(photoId: string, code: string): void {
  const { db } = clinic.deps.store;
  const row = db.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
  if (!row?.quality) throw new Error('not analysed');
  const quality = { ...row.quality, reasons: [{ code, severity: 'refuse' as const, values: {} }] };
  db.update(analyses).set({ quality }).where(eq(analyses.photoId, photoId)).run();
}
