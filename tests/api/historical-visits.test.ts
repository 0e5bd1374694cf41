import { describe, expect, it } from 'vitest';
import type { ProgressPoint } from '../../server/contract/progress.ts';
import {
  assistant,
  basis,
  clinic,
  compare,
  patientId,
  reference,
  referenceId,
} from '../support/compare-clinic.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { addAlignedPhoto } from '../support/measured-photos.ts';
import { addCoverage } from '../support/measured-values.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';

/** Old photos of the crown, measured: 50 % of it was covered. */
async function oldVisit(date: string, datePrecision = 'day'): Promise<{ visitId: string; photoId: string }> {
  const visit = { date, datePrecision, kind: 'historical', preparation: { hairState: 'dry' } };
  const visitId = (await assistant.post(`/api/patients/${patientId}/visits`, visit)).body.id;
  const at = { patientId, visitId, view: 'vertex' } as const;
  const photoId = addAlignedPhoto(clinic.deps.store, at, referenceId);
  addCoverage(clinic.deps.store, photoId, 50, basis);
  return { visitId, photoId };
}
const pointOf = async (photoId: string): Promise<ProgressPoint | undefined> =>
  (await assistant.get(`/api/patients/${patientId}/progress`)).body.series[0].points.find(
    (point: ProgressPoint) => point.photoId === photoId,
  );
const accept = async (visitId: string, accepted: boolean) => {
  const doctor = await clinic.signedIn('doctor');
  const { version } = (await doctor.get(`/api/visits/${visitId}`)).body;
  return doctor.patch(`/api/visits/${visitId}`, version, { accepted });
};

describe('old photos', () => {
  it('are drawn hollow and compare with nothing until a doctor accepts them', async () => {
    const { visitId, photoId } = await oldVisit('2024-05-02');
    expect(await pointOf(photoId)).toMatchObject({ comparable: false, value: 50 });
    expect((await compare(reference, photoId)).body).toMatchObject({ grade: 'D', comparable: false });
    expect((await assistant.patch(`/api/visits/${visitId}`, 1, { accepted: true })).body.code).toBe(
      'not_allowed',
    );
    await accept(visitId, true);
    expect(await pointOf(photoId)).toMatchObject({ comparable: true, verdict: { code: 'improvement' } });
    expect((await compare(reference, photoId)).body.comparable).toBe(true);
    await accept(visitId, false);
    expect(await pointOf(photoId)).toMatchObject({ comparable: false });
  });

  it('are looked at again by a doctor where one more was added to those that were accepted', async () => {
    const { visitId, photoId } = await oldVisit('2024-05-02');
    await accept(visitId, true);
    const bytes = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 7 });
    expect((await uploadPhoto(assistant, visitId, bytes, { view: 'frontal' })).status).toBe(201);
    expect((await assistant.get(`/api/visits/${visitId}`)).body.accepted).toBe(false);
    expect(await pointOf(photoId)).toMatchObject({ comparable: false });
  });

  it('are told with the grade they would have, before a doctor decides', async () => {
    const { visitId, photoId } = await oldVisit('2024-05-02');
    const told = (await assistant.get(`/api/visits/${visitId}/acceptance`)).body;
    expect(told).toMatchObject({
      accepted: false,
      photos: [{ photoId, view: 'vertex', hasReference: true }],
    });
    await accept(visitId, true);
    const { body: pair } = await compare(reference, photoId);
    expect(told.photos[0]).toMatchObject({ grade: pair.grade, reasons: pair.reasons });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/visits/${nobody}/acceptance`)).status).toBe(404);
  });

  it('of a month are dated by the month everywhere, and no days are counted from them', async () => {
    const { visitId, photoId } = await oldVisit('2024-03-01', 'month');
    await accept(visitId, true);
    expect(await pointOf(photoId)).toMatchObject({ on: '2024-03-01', precision: 'month' });
    const { body } = await compare(reference, photoId);
    expect(body.after).toMatchObject({ takenOnPrecision: 'month', daysSinceReference: null });
    const doctor = await clinic.signedIn('doctor');
    const csv = (await doctor.get(`/api/patients/${patientId}/progress.csv`)).body as string;
    expect(csv).toContain(',2024-03,,');
    expect(csv).not.toContain('2024-03-01');
  });

  it('of a month stand for no milestone and become no reference by themselves', async () => {
    // The baseline opens ninety days before the first session, on 31 August 2025.
    const { visitId } = await oldVisit('2025-08-01', 'month');
    await accept(visitId, true);
    const timeline = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    expect(timeline.references).toMatchObject([{ photoId: reference }]);
    const old = timeline.visits.find(({ id }: { id: string }) => id === visitId);
    expect(old).toMatchObject({ milestones: [], datePrecision: 'month' });
  });

  it('may be the reference a doctor chooses', async () => {
    const { photoId } = await oldVisit('2024-03-01', 'month');
    const doctor = await clinic.signedIn('doctor');
    const choice = { photoId, reason: 'before any treatment' };
    const { status, body } = await doctor.put(`/api/patients/${patientId}/references/vertex`, 1, choice);
    expect([status, body.photoId]).toEqual([200, photoId]);
  });
});
