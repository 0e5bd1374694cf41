import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { identity } from '../../server/contract/matrix.ts';
import type { RepeatabilityRow } from '../../server/contract/repeatability.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { addComputed, addCoverage, addRegionRow, type Basis } from '../support/measured-values.ts';
import { addReplicatePair, takenBy } from '../support/replicate-pairs.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let people: { assistant: string; doctor: string };
let patientId: string;
let referenceId: string;
let basis: Basis;

const personId = async (visitor: Visitor): Promise<string> =>
  (await visitor.get('/api/session')).body.person.id;
const visitOn = async (date: string, more: Record<string, unknown> = {}): Promise<string> =>
  (
    await assistant.post(`/api/patients/${patientId}/visits`, {
      date,
      kind: 'review',
      preparation: { hairState: 'dry' },
      ...more,
    })
  ).body.id;

/** A patient with a session of 1 June 2026 whose photo of the crown is the reference, 50 % covered. */
async function newPatient(): Promise<void> {
  patientId = (await assistant.post('/api/patients', { name: 'Noise Example', pattern: 'male' })).body.id;
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

const rowOf = async (view = 'vertex'): Promise<RepeatabilityRow> => {
  const { status, body } = await assistant.get('/api/repeatability');
  expect(status).toBe(200);
  return body.rows.find((row: RepeatabilityRow) => row.metric === 'coverage' && row.view === view);
};
/** Pairs on as many days of June, a week after the needle and later, both photos by the assistant with one camera; √2 apart: a wSD of one point. */
async function pairsOf(count: number, firstDay = 8): Promise<string[]> {
  const visitIds: string[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const visitId = await visitOn(`2026-06-${String(firstDay + pair).padStart(2, '0')}`, { room: 'Room 1' });
    const taken = { uploadedBy: people.assistant, device: 'Pocket 1' };
    addReplicatePair(clinic.deps.store, { patientId, visitId }, basis, [40, 40 + Math.SQRT2], [taken, taken]);
    visitIds.push(visitId);
  }
  return visitIds;
}

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
});

describe('second baselines', () => {
  const second = async () => (await assistant.get('/api/repeatability/second-baselines')).body;

  /** A consultation with a photo of the crown that lies on the reference. */
  async function consulted(date: string, coverage: number, more: Record<string, unknown> = {}) {
    const visitId = await visitOn(date, { kind: 'consultation', ...more });
    const { store } = clinic.deps;
    const photoId = addAlignedPhoto(store, { patientId, visitId, view: 'vertex' }, referenceId);
    addCoverage(store, photoId, coverage, basis);
    takenBy(store, photoId, { uploadedBy: people.doctor, device: 'Pocket 1' });
    return photoId;
  }

  it('consultation and first session of one head stand apart from the figure, with an error of their own', async () => {
    await consulted('2026-05-10', 53);
    const { rows, since } = await second();
    expect(since).toBe('2025-07-01');
    expect(rows).toMatchObject([
      {
        metric: 'coverage',
        view: 'vertex',
        pairs: 1,
        cover: {
          operators: 2,
          visits: 2,
          days: 2,
          patients: 1,
          pairsAcross: { operators: 1, days: 1 },
          firstOn: '2026-05-10',
          lastOn: '2026-06-01',
        },
      },
    ]);
    expect(rows[0].error).toBeCloseTo(3 / Math.SQRT2, 6);
    expect(rows[0].cover.gaps).not.toContain('within_visits');
    expect(await rowOf()).toMatchObject({ pairs: 0, error: null, sdcInUse: 8 });
  });

  it.each([
    ['91 days before the first session', '2026-03-02', {}],
    ['with wet hair', '2026-05-10', { preparation: { hairState: 'wet' } }],
    ['that was cancelled', '2026-05-10', { status: 'cancelled' }],
    ['after the first session', '2026-06-10', {}],
  ])('a consultation %s is no second baseline', async (_what, date, more) => {
    await consulted(date, 53, more);
    expect((await second()).rows).toEqual([]);
  });

  it('of several consultations the last one before the session counts, and no photo twice', async () => {
    await consulted('2026-04-10', 90);
    await consulted('2026-05-10', 53);
    const [row] = (await second()).rows;
    expect(row.pairs).toBe(1);
    expect(row.error).toBeCloseTo(3 / Math.SQRT2, 6);
  });
});

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
    const fields = { name: 'Part Example', pattern: 'female' };
    patientId = (await assistant.post('/api/patients', fields)).body.id;
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
