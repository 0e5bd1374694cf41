import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { addComputed, addRegionRow } from '../support/measured-values.ts';
import {
  addPatient,
  assistant,
  clinic,
  pairsOf,
  patientId,
  referenceId,
  visitOn,
} from '../support/noise-clinic.ts';
import { addReplicatePair } from '../support/replicate-pairs.ts';

describe('the replicate a visit is asked for', () => {
  const wanted = async (visitId: string) =>
    (await assistant.get(`/api/visits/${visitId}/wanted-replicate`)).body.wanted;
  const photograph = (visitId: string, view: 'vertex' | 'frontal') =>
    addAlignedPhoto(clinic.deps.store, { patientId, visitId, view }, referenceId);

  it('is the primary view’s first, says how many pairs there are, and is not asked for twice', async () => {
    await pairsOf(6);
    const visitId = await visitOn('2026-07-01');
    expect(await wanted(visitId)).toBeNull();
    photograph(visitId, 'frontal');
    expect(await wanted(visitId)).toEqual({ metric: 'coverage', view: 'frontal', pairs: 0, pairsNeeded: 10 });
    photograph(visitId, 'vertex');
    expect(await wanted(visitId)).toEqual({ metric: 'coverage', view: 'vertex', pairs: 6, pairsNeeded: 10 });
    const { store } = clinic.deps;
    const superior = { patientId, visitId, view: 'superior' as const };
    const replicate = addAlignedPhoto(store, superior, referenceId);
    store.db.update(photos).set({ purpose: 'replicate' }).where(eq(photos.id, replicate)).run();
    expect(await wanted(visitId)).toBeNull();
  });

  it('goes on to the next view when the primary one has its ten', async () => {
    await pairsOf(10);
    const visitId = await visitOn('2026-07-01');
    photograph(visitId, 'vertex');
    expect(await wanted(visitId)).toBeNull();
    photograph(visitId, 'frontal');
    expect(await wanted(visitId)).toMatchObject({ view: 'frontal', pairs: 0 });
  });

  it('of a part is counted in the unit this head is measured in, with a scale on it or without', async () => {
    const { store } = clinic.deps;
    await addPatient({ name: 'Part Example', pattern: 'female' });
    const session = { kind: 'session', session: { kind: 'initial' } };
    const first = await visitOn('2026-06-01', session);
    const reference = addReferencePhoto(store, { patientId, visitId: first, view: 'superior' });
    const ofPart = {
      referenceId: reference.referenceId,
      regionId: addRegionRow(store, reference.photoId, reference.referenceId),
    };
    const width = { metric: 'part_width', value: 5 } as const;
    for (let pair = 0; pair < 10; pair += 1) {
      const visitId = await visitOn(`2026-06-${11 + pair}`);
      for (const photoId of addReplicatePair(
        store,
        { patientId, visitId, view: 'superior' },
        ofPart,
        [50, 50],
      ))
        addComputed(store, photoId, { ...width, unit: '% of head width' }, ofPart);
    }
    const visitId = await visitOn('2026-07-01');
    const today = addAlignedPhoto(store, { patientId, visitId, view: 'superior' }, ofPart.referenceId);
    expect(await wanted(visitId)).toBeNull();
    addComputed(store, today, { ...width, unit: 'mm' }, ofPart);
    expect(await wanted(visitId)).toMatchObject({ metric: 'part_width', view: 'superior', pairs: 0 });
  });

  it('is not asked for when the patient is gone: on another day than the visit’s', async () => {
    const visitId = await visitOn('2026-06-30');
    photograph(visitId, 'vertex');
    expect(await wanted(visitId)).toBeNull();
  });

  it('a visit nobody knows is not found', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/visits/${unknown}/wanted-replicate`)).status).toBe(404);
  });
});
