import { eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identity } from '../../server/contract/matrix.ts';
import type { RepeatabilityRow } from '../../server/contract/repeatability.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto, refuseValue } from '../support/measured-photos.ts';
import { addComputed, addCoverage } from '../support/measured-values.ts';
import {
  assistant,
  basis,
  clinic,
  doctor,
  newPatient,
  pairsOf,
  patientId,
  people,
  referenceId,
  rowOf,
  visitOn,
} from '../support/noise-clinic.ts';
import { addReplicatePair } from '../support/replicate-pairs.ts';

describe('the measuring error of the clinic', () => {
  it('a clinic without a pair reads the published figure of every measured view, ten pairs missing', async () => {
    const { body } = await assistant.get('/api/repeatability');
    expect(body.pairsNeeded).toBe(10);
    expect(body.rows.map(({ metric, view }: RepeatabilityRow) => `${metric} ${view}`)).toEqual([
      'coverage superior',
      'coverage vertex',
      'coverage frontal',
      'coverage temporal_left',
      'coverage temporal_right',
      'coverage occipital',
      // In percent of the head's width, and in millimetres where a scale was seen.
      'part_width superior',
      'part_width superior',
    ]);
    expect(await rowOf()).toEqual({
      metric: 'coverage',
      unit: '%',
      view: 'vertex',
      errorKind: 'wsd',
      pairs: 0,
      pairsMissing: 10,
      error: null,
      upperBoundFactor: null,
      ownSdc: null,
      sdcInUse: 8,
      provisional: true,
      cover: null,
      leftOut: [],
    });
  });

  it('the tenth pair makes the clinic’s own figure the one in use: 1 point, factor 1.59, SDC 4.4', async () => {
    await pairsOf(9);
    expect(await rowOf()).toMatchObject({ pairs: 9, pairsMissing: 1, sdcInUse: 8, provisional: true });
    await pairsOf(1, 17);
    const row = await rowOf();
    expect(row).toMatchObject({ pairs: 10, pairsMissing: 0, provisional: false });
    expect(row.error).toBeCloseTo(1, 6);
    expect(row.upperBoundFactor).toBeCloseTo(1.59, 2);
    expect(row.sdcInUse).toBeCloseTo(4.4, 1);
    expect(row.ownSdc).toBe(row.sdcInUse);
    expect(await rowOf('frontal')).toMatchObject({ pairs: 0, sdcInUse: 8, provisional: true });
  });

  it('says that other hands, cameras, days and heads are not in a figure that one person made', async () => {
    await pairsOf(3);
    expect((await rowOf()).cover).toEqual({
      operators: 1,
      devices: 1,
      photosWithoutDevice: 0,
      rooms: 1,
      visitsWithoutRoom: 0,
      days: 3,
      visits: 3,
      patients: 1,
      pairsAcross: { operators: 0, devices: 0, rooms: 0, days: 0 },
      firstOn: '2026-06-08',
      lastOn: '2026-06-10',
      gaps: ['one_operator', 'one_device', 'within_visits', 'one_patient'],
    });
  });

  it('a pair that two people took with two cameras puts both into the figure', async () => {
    await pairsOf(1);
    await newPatient();
    const visitId = await visitOn('2026-06-20');
    const { store } = clinic.deps;
    const taken = [
      { uploadedBy: people.assistant, device: 'Pocket 1' },
      { uploadedBy: people.doctor, device: 'Pocket 2' },
    ] as const;
    addReplicatePair(store, { patientId, visitId }, basis, [50, 52], taken);
    const { cover, error } = await rowOf();
    expect(cover).toMatchObject({
      operators: 2,
      devices: 2,
      rooms: 1,
      visitsWithoutRoom: 1,
      patients: 2,
      pairsAcross: { operators: 1, devices: 1, rooms: 0, days: 0 },
      gaps: ['within_visits'],
    });
    expect(error).toBeCloseTo(Math.sqrt((2 + 4) / 4), 6);
  });

  it('any other measure of a replicate has its row: relative errors in percent, none in use where none is published', async () => {
    const visitId = await visitOn('2026-06-20');
    const { store } = clinic.deps;
    const place = { patientId, visitId, view: 'superior' } as const;
    const first = { ...place, visitId: await visitOn('2026-06-15') };
    const { referenceId: ofTop } = addReferencePhoto(store, first);
    const pair = addReplicatePair(store, place, { ...basis, referenceId: ofTop }, [50, 52]);
    for (const [k, photoId] of pair.entries()) {
      const width = { metric: 'part_width', unit: '% of head width', value: 5 + k } as const;
      addComputed(store, photoId, width, basis);
      addComputed(store, photoId, { metric: 'density', unit: 'hairs/cm²', value: 95 + 10 * k }, basis);
      addComputed(store, photoId, { metric: 'pain', unit: 'points', value: k }, basis);
    }
    const { rows } = (await assistant.get('/api/repeatability')).body;
    const of = (metric: string) => rows.find((row: RepeatabilityRow) => row.metric === metric);
    expect(of('part_width')).toMatchObject({ errorKind: 'wsd', pairs: 1, sdcInUse: null, provisional: true });
    expect(of('part_width').error).toBeCloseTo(1 / Math.SQRT2, 6);
    expect(of('density')).toMatchObject({ errorKind: 'wcv', unit: 'hairs/cm²', view: 'superior' });
    expect(of('density').error).toBeCloseTo(10 / Math.SQRT2, 6);
    expect(of('density').sdcInUse).toBeCloseTo(13.85, 2);
    expect(of('pain')).toBeUndefined();
  });

  it('a replicate that was excluded takes its pair out of the figure', async () => {
    await pairsOf(2);
    const { store } = clinic.deps;
    const [replicate] = store.db.select().from(photos).where(eq(photos.purpose, 'replicate')).all();
    expect((await rowOf()).pairs).toBe(2);
    const { status } = await doctor.patch(`/api/photos/${replicate?.id}`, replicate?.version ?? 1, {
      state: 'excluded',
      reason: 'hair still wet',
    });
    expect(status).toBe(200);
    expect((await rowOf()).pairs).toBe(1);
  });
});

describe('a pair that may not be compared teaches no error, and its row says why', () => {
  const pairOn = async (date: string, more: Record<string, unknown> = {}) =>
    addReplicatePair(clinic.deps.store, { patientId, visitId: await visitOn(date, more) }, basis, [40, 60]);
  const leftOut = async () => {
    const { leftOut, pairs } = await rowOf();
    return [pairs, leftOut.map(({ reason, pairs: count }) => `${count} ${reason.code}`)];
  };

  it('taken after the injection, or too soon after an earlier one', async () => {
    await pairsOf(1);
    const { db } = clinic.deps.store;
    const after = await pairOn('2026-06-20');
    db.update(photos).set({ timing: 'after_injection' }).where(inArray(photos.id, after)).run();
    await pairOn('2026-06-05');
    await pairOn('2026-06-06');
    expect(await leftOut()).toEqual([1, ['2 soon_after_injection', '1 after_injection']]);
    expect((await rowOf()).error).toBeCloseTo(1, 6);
  });

  it('taken as a burst, of one pose', async () => {
    const burst = await visitOn('2026-06-20');
    const apart = await visitOn('2026-06-21');
    const at = (capturedAt: string) => ({ capturedAt });
    const pair = (visitId: string, seconds: number) =>
      addReplicatePair(
        clinic.deps.store,
        { patientId, visitId },
        basis,
        [40, 41],
        [at('2026-06-20T09:00:00.000Z'), at(`2026-06-20T09:00:${seconds}.000Z`)],
      );
    pair(apart, 20);
    pair(burst, 19);
    expect(await leftOut()).toEqual([1, ['1 replicate_burst']]);
  });

  it('photographed with wet hair, or with a head that was turned', async () => {
    await pairOn('2026-06-20', { preparation: { hairState: 'wet' } });
    const { store } = clinic.deps;
    const place = { patientId, visitId: await visitOn('2026-06-21'), view: 'vertex' } as const;
    const turned = addAlignedPhoto(store, place, referenceId, 'accepted', identity, {
      purpose: 'replicate',
      tiltDegrees: 12,
    });
    addCoverage(store, turned, 60, basis);
    const straight = addAlignedPhoto(store, place, referenceId);
    addCoverage(store, straight, 50, basis);
    expect(await leftOut()).toEqual([0, ['1 hair_wet', '1 tilted']]);
  });

  it('read by two versions of the method, or by an older one than the other pairs', async () => {
    const { store } = clinic.deps;
    const old = await pairOn('2026-06-20');
    for (const photoId of await pairOn('2026-06-21'))
      addCoverage(store, photoId, 44, { ...basis, methodVersion: 2 });
    expect(await leftOut()).toEqual([1, ['1 different_method_version']]);
    addCoverage(store, old[0], 41, { ...basis, methodVersion: 2 });
    expect(await leftOut()).toEqual([1, ['1 different_method_version']]);
    addCoverage(store, old[1], 41, { ...basis, methodVersion: 2 });
    expect(await leftOut()).toEqual([2, []]);
    expect((await rowOf()).error).toBe(0);
  });

  it('of a photo whose last measuring refused it a value', async () => {
    await pairsOf(1);
    const [photoId] = await pairOn('2026-06-20');
    expect(await leftOut()).toEqual([2, []]);
    refuseValue(clinic.deps.store, photoId);
    expect(await leftOut()).toEqual([1, ['1 hair_and_skin_alike']]);
    expect((await rowOf()).error).toBeCloseTo(1, 6);
  });
});
