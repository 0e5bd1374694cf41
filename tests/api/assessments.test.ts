import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessedPair } from '../../server/contract/assessments.ts';
import {
  type BlindClinic,
  begin,
  drawnHead,
  fetchPicture,
  type ReadPatient,
  sign,
  startBlindClinic,
} from '../support/blind-clinic.ts';
import type { HeadPicture } from '../support/drawn-head.ts';
import { addAlignedPhoto } from '../support/measured-photos.ts';
import { bitsApart } from '../support/picture-likeness.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: BlindClinic;
let doctor: Visitor;
let second: Visitor;
let before: HeadPicture;
let after: HeadPicture;
let referenceIsA = true;
let patient: ReadPatient;
let photo: string;

beforeAll(async () => {
  clinic = await startBlindClinic(() => referenceIsA);
  doctor = await clinic.signedIn('doctor');
  second = await clinic.signedIn('doctor');
  before = await drawnHead({ coverage: 0.3 });
  after = await drawnHead({ coverage: 0.6, rotationDegrees: 3, visit: 1 });
});
afterAll(() => clinic.close());

async function newPair(lot = true): Promise<void> {
  referenceIsA = lot;
  patient = await clinic.newPatient(before.jpeg);
  photo = await patient.photograph('2026-05-20', after.jpeg, after.matrixTo(before));
}

const listed = async (who: Visitor): Promise<AssessedPair> =>
  (await who.get(`/api/patients/${patient.patientId}/assessments`)).body.pairs[0];

describe('a blinded reading', () => {
  it.each([
    ['a', true],
    ['b', false],
  ] as const)(
    'keeps what was seen of B against A as the later against the earlier, the earlier being %s',
    async (earlier, lot) => {
      await newPair(lot);
      const opened = await begin(doctor, photo);
      expect(opened.status).toBe(201);
      expect(Object.keys(opened.body).sort()).toEqual(['heightPx', 'id', 'patientId', 'view', 'widthPx']);
      const signed = await sign(doctor, opened.body.id, lot ? 2 : -2, '  fuller at the crown ');
      expect(signed.status).toBe(201);
      expect(signed.body).toMatchObject({
        score: 2,
        referenceWas: earlier,
        note: 'fuller at the crown',
        own: true,
        photoId: photo,
      });
      // It is a change already: it stands among no values, that somebody could subtract or hold against noise.
      const { body } = await doctor.get(`/api/patients/${patient.patientId}/measurements`);
      expect(body.measurements).toEqual([]);
      const compared = await second.get(`/api/compare?before=${patient.referencePhotoId}&after=${photo}`);
      expect(JSON.stringify(compared.body)).not.toContain('gpa');
    },
  );

  it('shows the reference under the letter the lot gave it', async () => {
    await newPair(false);
    const { id } = (await begin(doctor, photo)).body;
    const [a, b] = [await fetchPicture(doctor, id, 'a'), await fetchPicture(doctor, id, 'b')];
    referenceIsA = true;
    const same = await clinic.newPatient(before.jpeg);
    const itself = await same.photograph('2026-05-20', before.jpeg, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const known = await fetchPicture(doctor, (await begin(doctor, itself)).body.id, 'a');
    expect(await bitsApart(b.bytes, known.bytes)).toBeLessThan(await bitsApart(a.bytes, known.bytes));
  });

  it('keeps its lot however often it is opened, so that nobody throws until it suits', async () => {
    await newPair(true);
    const first = (await begin(doctor, photo)).body;
    const seen = (await fetchPicture(doctor, first.id, 'a')).bytes;
    referenceIsA = false;
    const again = (await begin(doctor, photo)).body;
    expect(again).toEqual(first);
    expect((await fetchPicture(doctor, again.id, 'a')).bytes.equals(seen)).toBe(true);
    // Another reader has a lot of their own.
    const other = (await begin(second, photo)).body;
    expect(other.id).not.toBe(first.id);
    expect((await fetchPicture(second, other.id, 'b')).bytes.equals(seen)).toBe(true);
  });

  it('tells a second reader nothing of the first until both have signed', async () => {
    await newPair();
    expect(await listed(doctor)).toMatchObject({ own: 'unread', readers: 0, readings: null, reasons: [] });
    const { id } = (await begin(doctor, photo)).body;
    expect((await listed(doctor)).own).toBe('opened');
    await sign(doctor, id, 1);
    expect((await listed(doctor)).readings).toHaveLength(1);
    expect(await listed(second)).toMatchObject({ own: 'unread', readers: 1, readings: null });
    expect((await listed(clinic.admin)).readings).toHaveLength(1);
    await sign(second, (await begin(second, photo)).body.id, 3);
    const { readings } = await listed(second);
    expect(readings?.map(({ score, own }) => [score, own])).toEqual([
      [1, false],
      [3, true],
    ]);
  });

  it('is signed once, by the person who began it', async () => {
    await newPair();
    const { id } = (await begin(doctor, photo)).body;
    expect((await sign(second, id, 1)).body.code).toBe('not_found');
    expect((await second.get(`/api/assessments/${id}/pictures/a`)).body.code).toBe('not_found');
    expect((await sign(doctor, id, 4)).body.code).toBe('invalid_request');
    expect((await sign(doctor, id, 1.5)).body.code).toBe('invalid_request');
    expect((await sign(doctor, id, 0)).body.score).toBe(0);
    const twice = await sign(doctor, id, 3);
    expect([twice.status, twice.body.code]).toEqual([409, 'already_signed']);
    expect((await begin(doctor, photo)).body.code).toBe('already_signed');
    expect((await listed(doctor)).readings?.map(({ score }) => score)).toEqual([0]);
    expect(() => clinic.deps.store.sqlite.exec('update assessment_signatures set score = 3')).toThrow(
      'append_only',
    );
  });

  it('stands in the trail of its patient without what was seen', async () => {
    await newPair();
    const { id } = (await begin(doctor, photo)).body;
    await sign(doctor, id, 2);
    const { body } = await doctor.get(`/api/audit?patient=${patient.patientId}`);
    const rows = body.entries.filter(({ noun }: { noun: string }) => noun === 'assessment');
    expect(rows.map(({ action, nounId }: { action: string; nounId: string }) => [action, nounId])).toEqual([
      ['sign', id],
      ['open', id],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/score|note/);
  });

  it('is refused, with why, where the two cannot be compared or the reference has gone', async () => {
    await newPair();
    const visit = { date: '2026-05-28', kind: 'review', preparation: { hairState: 'wet' } };
    const wet = (await clinic.assistant.post(`/api/patients/${patient.patientId}/visits`, visit)).body.id;
    const place = { patientId: patient.patientId, visitId: wet, view: 'vertex' as const };
    const unfit = addAlignedPhoto(clinic.deps.store, place, patient.referenceId);
    const refused = await begin(doctor, unfit);
    expect([refused.status, refused.body.code]).toEqual([422, 'pair_unread']);
    expect(refused.body.detail).toContain('wet');
    expect((await listed(doctor)).reasons.map(({ code }) => code)).toContain('hair_wet');
    const { id } = (await begin(doctor, photo)).body;
    const chosen = { photoId: photo, reason: 'after a haircut' };
    await doctor.put(`/api/patients/${patient.patientId}/references/vertex`, 1, chosen);
    // The pictures of an open reading were drawn; a restart would have to draw them from a pair that is no more.
    expect((await fetchPicture(doctor, id, 'a')).response.status).toBe(200);
    expect((await begin(doctor, photo)).body.code).toBe('photo_is_reference');
    expect((await begin(doctor, patient.referencePhotoId)).body.code).toBe('pair_unread');
  });

  it('of another patient does not open under this one’s name', async () => {
    await newPair();
    const theirs = photo;
    await newPair();
    const { patientId } = patient;
    const asked = await doctor.post('/api/assessments', { patientId, photoId: theirs });
    expect([asked.status, asked.body.code]).toEqual([404, 'not_found']);
  });

  it('outlives its reference: what was signed against an earlier one is still told, and not as of the new one', async () => {
    await newPair();
    const { id } = (await begin(doctor, photo)).body;
    await sign(doctor, id, 2);
    const later = await patient.photograph('2026-05-28', after.jpeg, after.matrixTo(before));
    const chosen = { photoId: later, reason: 'after a haircut' };
    await doctor.put(`/api/patients/${patient.patientId}/references/vertex`, 1, chosen);
    const { body } = await second.get(`/api/patients/${patient.patientId}/assessments`);
    expect(body.pairs.every(({ readers }: AssessedPair) => readers === 0)).toBe(true);
    expect(body.earlier).toMatchObject([
      { id, score: 2, referencePhotoId: patient.referencePhotoId, photoId: photo },
    ]);
  });

  it('says that a photo’s file is missing, and draws it when it is there again', async () => {
    await newPair();
    const row = clinic.deps.store.sqlite.prepare('select folder from photos where id = ?').pluck().get(photo);
    const at = join(clinic.dataFolder, 'photos', String(row).slice(0, 2), String(row));
    await rename(at, `${at}.away`);
    expect((await begin(doctor, photo)).body.code).toBe('photo_file_missing');
    await rename(`${at}.away`, at);
    expect((await begin(doctor, photo)).status).toBe(201);
  });
});

describe('the agreement of two readers', () => {
  it('is said from ten pairs on that two people have read', async () => {
    const { body: start } = await doctor.get('/api/assessments/agreement');
    for (let k = start.pairs; k < 10; k += 1) {
      expect((await doctor.get('/api/assessments/agreement')).body.kappa).toBeNull();
      await newPair();
      const score = (k % 5) - 2;
      await sign(doctor, (await begin(doctor, photo)).body.id, score);
      await sign(second, (await begin(second, photo)).body.id, k === 3 ? score + 1 : score);
    }
    const { body } = await clinic.admin.get('/api/assessments/agreement');
    expect(body).toMatchObject({ pairs: 10, leastPairs: 10 });
    expect(body.kappa.value).toBeGreaterThan(0.5);
    expect(body.kappa.value).toBeLessThan(1);
    expect((await clinic.assistant.get('/api/assessments/agreement')).status).toBe(403);
  });
});
