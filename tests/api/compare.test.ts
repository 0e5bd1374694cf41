import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../server/contract/change.ts';
import { ownLight } from '../../server/contract/matching.ts';
import { identity, mirrorOf } from '../../server/contract/matrix.ts';
import { alignments, analyses } from '../../storage/schema/measuring.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { addCoverage, addRegionRow, type Basis } from '../support/measured-values.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let patientId: string;
let referenceId: string;
let reference: string;
let basis: Basis;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

async function newPatient(): Promise<string> {
  const { body } = await assistant.post('/api/patients', { name: 'Compare Example', pattern: 'male' });
  await assistant.post(`/api/patients/${body.id}/courses`, { sessionsPlanned: 3 });
  return body.id;
}

async function visitOn(date: string, kind: string, preparation = {}): Promise<string> {
  const { body } = await assistant.post(`/api/patients/${patientId}/visits`, {
    date,
    kind,
    preparation: { hairState: 'dry', ...preparation },
  });
  return body.id;
}

async function photographed(date: string, coverage: number | null, preparation = {}): Promise<string> {
  const visitId = await visitOn(date, 'review', preparation);
  const photoId = addAlignedPhoto(clinic.deps.store, { patientId, visitId, view: 'vertex' }, referenceId);
  if (coverage !== null) addCoverage(clinic.deps.store, photoId, coverage, basis);
  return photoId;
}

beforeEach(async () => {
  clinic.setNow('2026-06-01T09:00:00Z');
  patientId = await newPatient();
  const visitId = await visitOn('2025-08-31', 'session');
  const { store } = clinic.deps;
  const added = addReferencePhoto(store, { patientId, visitId, view: 'vertex' });
  [reference, referenceId] = [added.photoId, added.referenceId];
  basis = { referenceId, regionId: addRegionRow(store, reference, referenceId) };
  addCoverage(store, reference, 30, basis);
});

const compare = (before: string, after: string) =>
  assistant.get(`/api/compare?before=${before}&after=${after}`);

const against = async (after: string) => {
  const { grade, reasons } = (await compare(reference, after)).body;
  return { grade, codes: reasons.map(({ code }: { code: string }) => code) };
};

/** As an analysis writes it down: the light of a photo on the alignment that holds. */
function lit(photoId: string, gain: number): void {
  const { db } = clinic.deps.store;
  const matching = { ...ownLight(1), source: 'surroundings' as const, gain: [gain, gain, gain] };
  const alignment = db.select().from(alignments).where(eq(alignments.photoId, photoId)).get();
  db.update(analyses)
    .set({ matching, overlap: 0.98, inputs: `${alignment?.id}` })
    .where(eq(analyses.photoId, photoId))
    .run();
}

/** As an analysis writes it down: the photo was measured and no value came of it. */
function refused(photoId: string, code: string): void {
  const { db } = clinic.deps.store;
  const row = db.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
  if (!row?.quality) throw new Error('not analysed');
  const quality = { ...row.quality, reasons: [{ code, severity: 'refuse' as const, values: {} }] };
  db.update(analyses).set({ quality }).where(eq(analyses.photoId, photoId)).run();
}

describe('comparing two photos', () => {
  it('says which photo has no value and why, on either side, and of both where neither has one', async () => {
    const after = await photographed('2026-02-01', null);
    refused(after, 'hair_and_skin_alike');
    const [there] = (await compare(reference, after)).body.changes;
    expect(there).toMatchObject({
      before: 30,
      after: null,
      missing: { before: null, after: { code: 'hair_and_skin_alike' } },
      verdict: { code: 'not_comparable', reason: { code: 'value_missing_after' } },
    });
    const [back] = (await compare(after, reference)).body.changes;
    expect(back.missing).toMatchObject({ before: { code: 'hair_and_skin_alike' }, after: null });
    const waiting = await photographed('2026-03-01', null);
    const { db } = clinic.deps.store;
    db.update(analyses).set({ state: 'queued' }).where(eq(analyses.photoId, waiting)).run();
    const { changes } = (await compare(after, waiting)).body;
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      metric: 'coverage',
      view: 'vertex',
      missing: { before: { code: 'hair_and_skin_alike' }, after: { code: 'measuring_waits' } },
      verdict: { reason: { code: 'values_missing' } },
    });
  });

  it('an earlier value does not stand for a photo whose last measuring refused it', async () => {
    const after = await photographed('2026-02-01', 55);
    refused(after, 'region_not_visible');
    const [change] = (await compare(reference, after)).body.changes;
    expect(change).toMatchObject({ after: null, missing: { after: { code: 'region_not_visible' } } });
  });

  it('tells the light of each against the reference, why where it is not known, and warns where it differs', async () => {
    const after = await photographed('2026-02-01', null);
    const unlit = (await compare(reference, after)).body;
    expect(unlit.before.matching).toMatchObject({ source: 'none', gain: [1, 1, 1], refusal: null });
    expect(unlit.after.matching).toMatchObject({ gain: null, refusal: { code: 'light_pending' } });
    lit(after, 1.4);
    const { body } = await compare(reference, after);
    expect(body.after.matching).toMatchObject({ source: 'surroundings', gain: [1.4, 1.4, 1.4] });
    expect(body).toMatchObject({ grade: 'B', reasons: [{ code: 'exposure_brighter' }] });
  });

  it('says the change, its noise and nothing about visibility', async () => {
    const after = await photographed('2026-02-01', 70);
    const { status, body } = await compare(reference, after);
    expect(status).toBe(200);
    expect(body).toMatchObject({ patientId, view: 'vertex', grade: 'A', comparable: true, reasons: [] });
    expect(body.changes).toEqual([
      {
        metric: 'coverage',
        unit: '%',
        view: 'vertex',
        site: null,
        method: expect.any(String),
        methodVersion: 1,
        source: 'algorithm',
        better: 'up',
        before: 30,
        after: 70,
        change: 40,
        uncertainty: { before: 0.5, after: 0.5 },
        band: { sdc: 8, provisional: true, pairs: 0 },
        verdict: { code: 'improvement', provisional: true, visibility: null, reason: null },
      },
    ]);
    expect(body.before).toMatchObject({ takenOn: '2025-08-31', daysSinceReference: 0, sessionNumber: 1 });
    expect(body.after).toMatchObject({ daysSinceReference: 154, sessionsGiven: 1, sessionNumber: null });
    expect(body.region.polygon).toHaveLength(3);
  });

  it('a photo compared with itself has changed by nothing, within the noise', async () => {
    const { body } = await compare(reference, reference);
    expect(body.changes[0]).toMatchObject({ change: 0, verdict: { code: 'within_noise' } });
  });

  it('named the other way round only the sign of the change is another', async () => {
    const after = await photographed('2026-02-01', 61.7);
    const there = (await compare(reference, after)).body;
    const back = (await compare(after, reference)).body;
    expect(back.changes[0].change).toBe(-there.changes[0].change);
    expect(back.changes[0].band).toEqual(there.changes[0].band);
    expect(back.changes[0].verdict.code).toBe('worsening');
    expect([back.grade, back.reasons]).toEqual([there.grade, there.reasons]);
  });

  it('a photo that was saved as a mirror shows it is a warning, and only it may be set by hand as one', async () => {
    const { store } = clinic.deps;
    const visitId = await visitOn('2026-02-01', 'review');
    const matrix = mirrorOf(3000);
    const place = { patientId, visitId, view: 'vertex' } as const;
    const mirrored = addAlignedPhoto(store, place, referenceId, 'accepted', matrix);
    const { grade, reasons } = (await compare(reference, mirrored)).body;
    expect([grade, reasons.map(({ code }: { code: string }) => code)]).toEqual(['B', ['mirrored']]);
    const nudged = { source: 'nudged', matrix: mirrorOf(3004) };
    const kept = await assistant.put(`/api/photos/${mirrored}/alignment`, 1, nudged);
    expect([kept.status, kept.body.quality.rotationDegrees]).toEqual([200, 0]);
    const straight = await photographed('2026-03-01', null);
    const refused = await assistant.put(`/api/photos/${straight}/alignment`, 1, nudged);
    expect([refused.status, refused.body.code]).toEqual([422, 'alignment_unfit']);
  });

  it('a head that was turned too far stays so when somebody moves the photo by hand', async () => {
    const place = { patientId, visitId: await visitOn('2026-02-01', 'review'), view: 'vertex' } as const;
    const after = addAlignedPhoto(clinic.deps.store, place, referenceId, 'accepted', identity, {
      tiltDegrees: 14,
    });
    expect(await against(after)).toEqual({ grade: 'D', codes: ['tilted'] });
    const nudged = { source: 'nudged', matrix: [1, 0, 4, 0, 1, 0, 0, 0, 1] };
    const kept = await assistant.put(`/api/photos/${after}/alignment`, 1, nudged);
    expect(kept.body).toMatchObject({ matrix: nudged.matrix, quality: { tiltDegrees: 14 } });
    expect(await against(after)).toEqual({ grade: 'D', codes: ['tilted', 'alignment_unmeasured'] });
  });

  it('a hand’s matrix that squeezes the head says that it was turned; any other leaves that unknown', async () => {
    const place = { patientId, visitId: await visitOn('2026-02-01', 'review'), view: 'vertex' } as const;
    const after = addAlignedPhoto(clinic.deps.store, place, referenceId, 'refused');
    const path = `/api/photos/${after}/alignment`;
    await assistant.put(path, 1, { source: 'nudged', matrix: [0.85, 0, 0, 0, 1, 0, 0, 0, 1] });
    expect((await against(after)).codes).toContain('tilted');
    await assistant.put(path, 2, { source: 'nudged', matrix: [1, 0, 4, 0, 1, 0, 0, 0, 1] });
    expect((await against(after)).codes).toContain('tilt_unknown');
  });

  it('landmarks of which one lies elsewhere are refused with its number, and what held before holds', async () => {
    const after = await photographed('2026-02-01', 70);
    const places = [
      [500, 400],
      [2500, 420],
      [1500, 1900],
      [1000, 1200],
    ] as const;
    const pairs = places.map(([x, y], at) => ({ photo: [x, y], reference: [x + (at === 2 ? 300 : 0), y] }));
    const path = `/api/photos/${after}/alignment`;
    const { status, body } = await assistant.put(path, 1, { source: 'landmarks', pairs });
    expect([status, body.code]).toEqual([422, 'landmark_off']);
    expect(body.detail).toContain('Pair 3 lies 13 % of the picture away');
    const three = await assistant.put(path, 1, { source: 'landmarks', pairs: pairs.slice(0, 3) });
    expect([three.status, three.body.code]).toEqual([422, 'landmarks_disagree']);
    expect((await assistant.get(path)).body).toMatchObject({ source: 'auto', version: 1 });
    const right = pairs.filter((_, at) => at !== 2);
    expect((await assistant.put(path, 1, { source: 'landmarks', pairs: right })).status).toBe(200);
  });

  it('photos of two patients, or of two views, are never compared', async () => {
    const after = await photographed('2026-02-01', 70);
    clinic.deps.store.db.update(photos).set({ view: 'superior' }).where(eq(photos.id, after)).run();
    expect((await compare(reference, after)).body.code).toBe('different_views');
    const first = reference;
    patientId = await newPatient();
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
