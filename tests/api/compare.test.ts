import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identity, mirrorOf } from '../../server/contract/matrix.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import {
  against,
  assistant,
  clinic,
  compare,
  lit,
  patientId,
  photographed,
  reference,
  referenceId,
  refused,
  visitOn,
} from '../support/compare-clinic.ts';
import { addAlignedPhoto } from '../support/measured-photos.ts';

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

  it('tells the light of each against the reference, warns where it differs and where it is not known, and says why', async () => {
    const after = await photographed('2026-02-01', null);
    const { db } = clinic.deps.store;
    db.update(analyses).set({ matching: null }).where(eq(analyses.photoId, after)).run();
    const unlit = (await compare(reference, after)).body;
    expect(unlit).toMatchObject({ grade: 'B', reasons: [{ code: 'light_pending' }] });
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
        otherCauses: [],
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
    expect(await against(after)).toEqual({
      grade: 'D',
      codes: ['tilted', 'alignment_unmeasured', 'light_pending'],
    });
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
});
