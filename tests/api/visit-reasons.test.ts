import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reason } from '../../server/contract/fields.ts';
import { addAnalysedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;

beforeAll(async () => {
  clinic = await startClinic({}, '2026-06-20T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

/** A patient with one session given on 1 June, and a visit of the day asked for. */
async function visitOn(date: string, preparation: object) {
  const patient = { name: 'Baseline Example', pattern: 'male' };
  const patientId: string = (await assistant.post('/api/patients', patient)).body.id;
  const path = `/api/patients/${patientId}/visits`;
  await assistant.post(path, { date: '2026-06-01', kind: 'session', preparation: { hairState: 'dry' } });
  const visitId: string = (await assistant.post(path, { date, kind: 'review', preparation })).body.id;
  return { patientId, visitId, view: 'vertex' as const };
}

const reasonsOf = async (photoId: string): Promise<Reason[]> =>
  (await assistant.get(`/api/photos/${photoId}/analysis`)).body.visitReasons;

it('a reference with wet hair, product and a recent injection is told so, though it is compared with nothing', async () => {
  const place = await visitOn('2026-06-06', { hairState: 'wet', noProduct: false });
  const { photoId } = addReferencePhoto(clinic.deps.store, place);
  expect(await reasonsOf(photoId)).toEqual([
    { code: 'soon_after_injection', severity: 'refuse', values: { days: 5 } },
    { code: 'hair_wet', severity: 'refuse', values: {} },
    { code: 'hair_product', severity: 'refuse', values: {} },
  ]);
});

it('a first photo of a view without a reference is told it too, and no longer once the visit is corrected', async () => {
  const place = await visitOn('2026-06-18', { hairState: 'product' });
  const photoId = addAnalysedPhoto(clinic.deps.store, place);
  expect((await reasonsOf(photoId)).map(({ code }) => code)).toEqual(['hair_product']);
  await assistant.patch(`/api/visits/${place.visitId}`, 1, { preparation: { hairState: 'dry' } });
  expect(await reasonsOf(photoId)).toEqual([]);
});
