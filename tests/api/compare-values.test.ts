import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../server/contract/change.ts';
import { photos } from '../../storage/schema/photos.ts';
import {
  assistant,
  basis,
  clinic,
  compare,
  newPatient,
  patientId,
  photographed,
  reference,
  referenceId,
  visitOn,
} from '../support/compare-clinic.ts';
import { addAlignedPhoto } from '../support/measured-photos.ts';
import { addCoverage, addRegionRow } from '../support/measured-values.ts';

describe('what of two photos may be subtracted', () => {
  it('photos of two patients, or of two views, are never compared', async () => {
    const after = await photographed('2026-02-01', 70);
    clinic.deps.store.db.update(photos).set({ view: 'superior' }).where(eq(photos.id, after)).run();
    expect((await compare(reference, after)).body.code).toBe('different_views');
    const first = reference;
    await newPatient();
    const foreign = await photographed('2026-02-01', null);
    const { status, body } = await compare(first, foreign);
    expect([status, body.code]).toEqual([422, 'different_patients']);
    expect((await compare(first, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('values of two regions are not subtracted, and the reason is named', async () => {
    const after = await photographed('2026-02-01', 40);
    const regionId = addRegionRow(clinic.deps.store, reference, referenceId, 2);
    addCoverage(clinic.deps.store, after, 55, { ...basis, regionId });
    const [change] = (await compare(reference, after)).body.changes;
    expect(change).toMatchObject({
      before: 30,
      after: 55,
      change: null,
      verdict: { code: 'not_comparable', reason: { code: 'different_region' } },
    });
  });

  it('two sites of one metric are two rows, each with its place and how it was read', async () => {
    const after = await photographed('2026-02-01', 70);
    for (const photoId of [reference, after]) {
      const visitId = (await assistant.get(`/api/photos/${photoId}`)).body.visitId;
      for (const [site, value] of [
        ['vertex', 100],
        ['left temple', 80],
      ]) {
        const read = { metric: 'density', value, unit: 'hairs/cm²', method: 'phototrichogram' };
        const entered = { ...read, site, source: 'device', details: { areaCm2: 1 } };
        expect((await assistant.post(`/api/visits/${visitId}/measurements`, entered)).status).toBe(201);
      }
    }
    const { changes } = (await compare(reference, after)).body;
    const rows = changes.filter(({ metric }: Change) => metric === 'density');
    expect(rows.map(({ site }: Change) => site).sort()).toEqual(['left temple', 'vertex']);
    expect(rows[0]).toMatchObject({ method: 'phototrichogram', methodVersion: 1, source: 'device' });
  });

  it('wet hair makes two photos incomparable, and so their change', async () => {
    const after = await photographed('2026-02-01', 70, { hairState: 'wet' });
    const { body } = await compare(reference, after);
    expect([body.grade, body.comparable]).toEqual(['D', false]);
    expect(body.changes[0]).toMatchObject({ change: null, verdict: { reason: { code: 'hair_wet' } } });
  });

  it('a photo that was moved away takes its value with it', async () => {
    const after = await photographed('2026-02-01', 70);
    const elsewhere = await visitOn('2026-03-01', 'review');
    clinic.deps.store.db.update(photos).set({ visitId: elsewhere }).where(eq(photos.id, after)).run();
    const { measurements } = (await assistant.get(`/api/patients/${patientId}/measurements`)).body;
    expect(measurements.map(({ value }: { value: number }) => value)).toEqual([30]);
    clinic.deps.store.db.update(photos).set({ state: 'excluded' }).where(eq(photos.id, reference)).run();
    expect((await assistant.get(`/api/patients/${patientId}/measurements`)).body.measurements).toEqual([]);
  });

  it('ten replicate pairs make the band this clinic’s own', async () => {
    const after = await photographed('2026-02-01', 35);
    const { store } = clinic.deps;
    for (let pair = 0; pair < 10; pair += 1) {
      const visitId = await visitOn(`2026-03-${String(10 + pair)}`, 'review');
      const place = { patientId, visitId, view: 'vertex' as const };
      const first = addAlignedPhoto(store, place, referenceId);
      store.db.update(photos).set({ purpose: 'replicate' }).where(eq(photos.id, first)).run();
      addCoverage(store, first, 40, basis);
      // A pair differing by √2 has a within-subject SD of 1 point.
      addCoverage(store, addAlignedPhoto(store, place, referenceId), 40 + Math.SQRT2, basis);
      const { band } = (await compare(reference, after)).body.changes[0];
      expect([band.pairs, band.provisional]).toEqual(pair < 9 ? [0, true] : [10, false]);
    }
    const [change] = (await compare(reference, after)).body.changes;
    expect(change.band.sdc).toBeCloseTo(4.4, 1);
    expect(change.verdict).toMatchObject({ code: 'improvement', provisional: false });
  });
});
