import { describe, expect, it } from 'vitest';
import {
  assistant,
  clinic,
  newPatient,
  patientId,
  photographed,
  reference,
  referenceId,
  visitOn,
} from '../support/compare-clinic.ts';
import { addAlignedPhoto } from '../support/measured-photos.ts';

describe('a comparison that is taken away as a picture', () => {
  it('stands in the audit trail of its patient, with the photos and the shape and no name', async () => {
    const after = await photographed('2026-02-01', 40);
    const doctor = await clinic.signedIn('doctor');
    const asked = { before: reference, after, shape: 'portrait' };
    expect((await doctor.post('/api/compare/exports', asked)).status).toBe(204);
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries[0]).toMatchObject({
      action: 'export_comparison',
      noun: 'patient',
      nounId: patientId,
      details: { view: 'vertex', ...asked },
    });
  });

  it('is a doctor’s or an administrator’s to take, and only of one patient and one view', async () => {
    const after = await photographed('2026-02-01', 40);
    const asked = { before: reference, after, shape: 'wide' };
    expect((await assistant.post('/api/compare/exports', asked)).status).toBe(403);
    const doctor = await clinic.signedIn('doctor');
    const refusedWith = async (changes: Record<string, string>) =>
      (await doctor.post('/api/compare/exports', { ...asked, ...changes })).body.code;
    expect(await refusedWith({ after: '6d1f7c52-3f0e-4b7e-9a53-1f2e3d4c5b6a' })).toBe('not_found');
    const visitId = await visitOn('2026-03-01', 'review');
    const aside = addAlignedPhoto(clinic.deps.store, { patientId, visitId, view: 'superior' }, referenceId);
    expect(await refusedWith({ after: aside })).toBe('different_views');
    const one = reference;
    await newPatient();
    const elsewhere = await photographed('2026-02-01', null);
    expect(await refusedWith({ before: one, after: elsewhere })).toBe('different_patients');
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries.filter(({ action }: { action: string }) => action === 'export_comparison')).toEqual(
      [],
    );
  });
});
