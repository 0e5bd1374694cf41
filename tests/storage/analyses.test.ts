import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { system } from '../../storage/actor.ts';
import {
  claimAnalysis,
  failAnalysis,
  findAnalysis,
  maxAttempts,
  queueAnalyses,
  queueRealignment,
  releaseAnalysis,
  requeueRunning,
} from '../../storage/queries/analyses.ts';
import { findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import { finishAnalysis } from '../../storage/queries/analysis-results.ts';
import { drawRegion, findRegion } from '../../storage/queries/regions.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import {
  analyseNext,
  fromReference,
  now,
  patientId,
  photo,
  polygon,
  reference,
  result,
  store,
  valuesOf,
} from '../support/analysed-store.ts';

describe('the list of analyses', () => {
  it('takes the reference first, whoever waited longer, and nothing twice', async () => {
    store.db.update(analyses).set({ queuedAt: '2020-01-01' }).where(eq(analyses.photoId, photo)).run();
    expect((await claimAnalysis(store))?.photoId).toBe(reference);
    expect((await claimAnalysis(store))?.photoId).toBe(photo);
    expect(await claimAnalysis(store)).toBeUndefined();
  });

  it('is asked by its small index, however many photos were measured before', async () => {
    const asked: string[] = [];
    const prepare = store.sqlite.prepare.bind(store.sqlite);
    store.sqlite.prepare = ((text: string) => {
      asked.push(text);
      return prepare(text);
    }) as typeof prepare;
    await claimAnalysis(store);
    const question = asked.find((text) => text.startsWith('select "photo_id" from "analyses"')) ?? '';
    const plan = prepare(`explain query plan ${question}`).all(1) as { detail: string }[];
    expect(plan[0]?.detail).toContain('USING INDEX analyses_waiting');
  });

  it('what ran when the server was killed waits again, as often as that happens', async () => {
    for (let kill = 0; kill < 2 * maxAttempts; kill += 1) {
      expect((await claimAnalysis(store))?.photoId).toBe(reference);
      expect(await requeueRunning(store)).toBe(1);
    }
    await claimAnalysis(store);
    await releaseAnalysis(store, reference);
    expect(await findAnalysis(store, system, reference)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('a photo that fails is tried three times, one that can never succeed once', async () => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      expect((await claimAnalysis(store))?.photoId).toBe(reference);
      await failAnalysis(store, now, reference, 'methods', 'analysis_broke', true);
    }
    expect(await findAnalysis(store, system, reference)).toMatchObject({ state: 'failed', attempts: 3 });
    expect((await claimAnalysis(store))?.photoId).toBe(photo);
    await failAnalysis(store, now, photo, 'methods', 'analysis_file_missing', false);
    expect(await findAnalysis(store, system, photo)).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('the region of the reference is made with it, then the others are measured in it', async () => {
    expect(await analyseNext(fromReference(50))).toBe(reference);
    expect((await findRegion(store, system, patientId, 'vertex'))?.polygon).toEqual(polygon);
    // Making the region put the whole view back on the list; the reference itself is done.
    expect(await findAnalysis(store, system, reference)).toMatchObject({ state: 'done' });
    expect(await analyseNext(result(60))).toBe(photo);
    expect([await valuesOf(reference), await valuesOf(photo)]).toEqual([[50], [60]]);
    expect(await claimAnalysis(store)).toBeUndefined();
  });

  it('a result whose region was redrawn meanwhile is dropped, and the photo waits again', async () => {
    await analyseNext(fromReference(50));
    const claimed = await claimAnalysis(store);
    const basis = await findAnalysisBasis(store, claimed?.photoId ?? '');
    await drawRegion(store, system, now, patientId, 'vertex', 1, { shape: 'area', polygon });
    expect(basis && (await finishAnalysis(store, now, basis, 'methods', result(60)))).toBe(false);
    expect(await valuesOf(photo)).toEqual([]);
    expect(await findAnalysis(store, system, photo)).toMatchObject({ state: 'queued' });
  });

  it('measuring the same inputs again adds no second value', async () => {
    await analyseNext(fromReference(50));
    await analyseNext(result(60));
    await queueRealignment(store, system, now, { id: photo, patientId }, 'keep_hand');
    expect(await analyseNext({ ...result(60), alignment: null })).toBe(photo);
    expect(await valuesOf(photo)).toEqual([60]);
  });
});

describe('a reference that is measured again', () => {
  beforeEach(async () => {
    await analyseNext(fromReference(50));
    await analyseNext(result(60));
  });
  const again = async (photoId: string, value: number) => {
    queueAnalyses(store.db, now, { photoId }, true);
    expect(await analyseNext({ ...result(value), alignment: null })).toBe(photoId);
  };

  it('measures no other photo anew: each is read by its own light and head', async () => {
    await again(reference, 52);
    expect(await valuesOf(reference)).toEqual([50, 52]);
    expect(await claimAnalysis(store)).toBeUndefined();
  });

  it('gives its value again as a new row where it came back to an earlier one', async () => {
    for (const value of [52, 50, 50]) await again(reference, value);
    expect(await valuesOf(reference)).toEqual([50, 52, 50]);
  });
});
