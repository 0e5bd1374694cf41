import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identity, type Matrix3 } from '../../server/contract/matrix.ts';
import { noPreparation } from '../../server/contract/visits.ts';
import { carriedRegion } from '../../server/flow/carried-region.ts';
import { system } from '../../storage/actor.ts';
import { migrateStore } from '../../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { keepAlignmentByHand } from '../../storage/queries/alignment-by-hand.ts';
import { alignmentPair, findAlignment } from '../../storage/queries/alignments.ts';
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
import { type AnalysisResult, finishAnalysis } from '../../storage/queries/analysis-results.ts';
import { measurementsOfPhoto } from '../../storage/queries/measurements.ts';
import { keepDefaultReferences } from '../../storage/queries/references.ts';
import { drawRegion, findRegion } from '../../storage/queries/regions.ts';
import { branches } from '../../storage/schema/clinic.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import { patients, visits } from '../../storage/schema/patients.ts';
import { people } from '../../storage/schema/people.ts';
import { addAnalysedPhoto } from '../support/measured-photos.ts';
import { temporaryFolder } from '../support/server.ts';

const now = new Date('2026-03-10T09:00:00Z');
const at = now.toISOString();
const patientId = randomUUID();
const visitId = randomUUID();
const polygon = [
  [0.3, 0.3],
  [0.7, 0.3],
  [0.5, 0.7],
];

let folder: string;
let store: Store;
let reference: string;
let photo: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  store = openStore(folder);
  await migrateStore(store);
  const { db } = store;
  db.insert(branches).values({ id: 'b1', name: 'Branch', timeZone: 'UTC', createdAt: at }).run();
  const person = { id: 'p1', name: 'Person', email: 'p@clinic.example', roles: 'doctor' };
  db.insert(people)
    .values({ ...person, createdAt: now, updatedAt: now })
    .run();
  const named = {
    code: 'P-1',
    name: 'Example',
    nameFolded: 'example',
    pattern: 'male',
    branchId: 'b1',
  } as const;
  db.insert(patients)
    .values({ ...named, id: patientId, createdAt: at, updatedAt: at })
    .run();
  const visit = { date: '2026-03-10', kind: 'review', status: 'done', pattern: 'male' } as const;
  db.insert(visits)
    .values({
      ...visit,
      id: visitId,
      patientId,
      branchId: 'b1',
      protocolVersion: 1,
      preparation: noPreparation,
      record: {},
      createdAt: at,
      updatedAt: at,
    })
    .run();
  reference = addAnalysedPhoto(store, { patientId, visitId, view: 'vertex' });
  photo = addAnalysedPhoto(store, { patientId, visitId: addVisit(), view: 'vertex' });
  await keepDefaultReferences(store, now, patientId, new Map([['vertex', reference]]));
});
afterEach(async () => {
  closeStore(store);
  await rm(folder, { recursive: true });
});

/** Another visit of the same patient. */
function addVisit(): string {
  const id = randomUUID();
  const first = store.db.select().from(visits).get() as typeof visits.$inferInsert;
  store.db
    .insert(visits)
    .values({ ...first, id })
    .run();
  return id;
}

const quality = {
  methodVersion: 1,
  sharpness: 100,
  clippedBrightPercent: 0,
  clippedDarkPercent: 0,
  brightness: 120,
  headWidthPx: 2000,
  reasons: [],
};
const aligned = { correlation: 0.9, overlap: 1, forwardBackwardPercent: 0.1, rotationDegrees: 0, scale: 1 };
const method = { method: 'test', methodVersion: 1 };
const result = (value: number, more: Partial<AnalysisResult> = {}): AnalysisResult => ({
  quality,
  alignment: {
    state: 'accepted',
    matrix: [...identity],
    source: 'auto',
    quality: aligned,
    refusal: null,
    ...method,
  },
  discardsHand: false,
  matching: null,
  overlap: 1,
  region: null,
  values: [
    { metric: 'coverage', value, unit: '%', ...method, matchingVersion: 1, uncertainty: 1, details: {} },
  ],
  ...more,
});

/** Takes the next photo and writes what it was found to be; answers its id. */
async function analyseNext(found: AnalysisResult): Promise<string | undefined> {
  const claimed = await claimAnalysis(store);
  const basis = claimed && (await findAnalysisBasis(store, claimed.photoId));
  if (basis) expect(await finishAnalysis(store, now, basis, 'methods', found)).toBe(true);
  return claimed?.photoId;
}
const fromReference = (value: number) => {
  const own = {
    ...result(value),
    region: { shape: 'area' as const, polygon, source: 'protocol' as const },
  };
  return { ...own, alignment: own.alignment && { ...own.alignment, source: 'identity' as const } };
};
const valuesOf = async (photoId: string) =>
  (await measurementsOfPhoto(store, system, photoId)).map(({ value }) => value);

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

describe('a region that a person drew', () => {
  it('is carried to the next reference, at the same place of the head', async () => {
    await analyseNext(fromReference(50));
    await drawRegion(store, system, now, patientId, 'vertex', 1, { shape: 'area', polygon });
    await analyseNext(fromReference(50));
    // The photo shows the head 307.2 px (a tenth of its width) further to the left.
    const shifted = { ...result(60).alignment, matrix: [1, 0, 307.2, 0, 1, 0, 0, 0, 1] };
    expect(await analyseNext({ ...result(60), alignment: shifted as AnalysisResult['alignment'] })).toBe(
      photo,
    );
    await keepDefaultReferences(store, now, patientId, new Map([['vertex', photo]]));
    const basis = await findAnalysisBasis(store, photo);
    const carried = basis && carriedRegion(basis);
    expect(carried?.polygon.map(([x = 0, y]) => [Math.round(x * 1000) / 1000, y])).toEqual([
      [0.2, 0.3],
      [0.6, 0.3],
      [0.4, 0.7],
    ]);
  });
});

describe('alignments', () => {
  async function byHand() {
    const pair = await alignmentPair(store, system, photo);
    if (!pair?.reference) throw new Error('no reference');
    const matrix: Matrix3 = [1, 0, 9, 0, 1, 9, 0, 0, 1];
    const made = { matrix, source: 'nudged' as const, rotationDegrees: 0, scale: 1, tiltDegrees: null };
    const seen = (await findAlignment(store, system, photo))?.version ?? 0;
    return keepAlignmentByHand(
      store,
      system,
      now,
      { photo: pair.photo, reference: pair.reference },
      seen,
      made,
    );
  }
  const source = async () => (await findAlignment(store, system, photo))?.source;

  it('a person’s keeps what the registration knew of the head’s pose, and says so where it knew nothing', async () => {
    const tilted = { ...aligned, tiltDegrees: 14 };
    const auto = { ...result(60).alignment, quality: tilted } as AnalysisResult['alignment'];
    const tilt = async () => (await findAlignment(store, system, photo))?.quality.tiltDegrees;
    await analyseNext(fromReference(50));
    await byHand();
    expect(await tilt()).toBeNull();
    await queueRealignment(store, system, now, { id: photo, patientId }, 'discard_hand');
    await analyseNext(result(61, { alignment: auto, discardsHand: true }));
    await byHand();
    await byHand();
    expect(await source()).toBe('nudged');
    expect(await tilt()).toBe(14);
  });

  it('a person’s survives every automatic one that nobody asked for in its place', async () => {
    await analyseNext(fromReference(50));
    await analyseNext(result(60));
    expect(await source()).toBe('auto');
    await byHand();
    expect(await source()).toBe('nudged');
    expect(await analyseNext(result(61))).toBe(photo);
    expect(await source()).toBe('nudged');
    await queueRealignment(store, system, now, { id: photo, patientId }, 'discard_hand');
    await analyseNext(result(62, { discardsHand: true }));
    expect(await source()).toBe('auto');
    await byHand();
    expect(await source()).toBe('nudged');
  });
});
