import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { ownLight } from '../../server/contract/matching.ts';
import { identity } from '../../server/contract/matrix.ts';
import { noPreparation } from '../../server/contract/visits.ts';
import { system } from '../../storage/actor.ts';
import { migrateStore } from '../../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { claimAnalysis } from '../../storage/queries/analyses.ts';
import { findAnalysisBasis } from '../../storage/queries/analysis-basis.ts';
import { type AnalysisResult, finishAnalysis } from '../../storage/queries/analysis-results.ts';
import { measurementsOfPhoto } from '../../storage/queries/measurements.ts';
import { keepDefaultReferences } from '../../storage/queries/references.ts';
import { branches } from '../../storage/schema/clinic.ts';
import { patients, visits } from '../../storage/schema/patients.ts';
import { people } from '../../storage/schema/people.ts';
import { addAnalysedPhoto } from './measured-photos.ts';
import { temporaryFolder } from './server.ts';

export const now = new Date('2026-03-10T09:00:00Z');
export const at = now.toISOString();
export const patientId = randomUUID();
export const visitId = randomUUID();
export const polygon = [
  [0.3, 0.3],
  [0.7, 0.3],
  [0.5, 0.7],
];

export let folder: string;
/** A data folder of its own for every test, with a patient whose reference and second photo wait to be measured. */
export let store: Store;
export let reference: string;
export let photo: string;

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
export function addVisit(): string {
  const id = randomUUID();
  const first = store.db.select().from(visits).get() as typeof visits.$inferInsert;
  store.db
    .insert(visits)
    .values({ ...first, id })
    .run();
  return id;
}

export const quality = {
  methodVersion: 1,
  sharpness: 100,
  clippedBrightPercent: 0,
  clippedDarkPercent: 0,
  brightness: 120,
  headWidthPx: 2000,
  reasons: [],
};
export const aligned = {
  correlation: 0.9,
  overlap: 1,
  forwardBackwardPercent: 0.1,
  rotationDegrees: 0,
  scale: 1,
};
export const method = { method: 'test', methodVersion: 1 };
export const result = (value: number, more: Partial<AnalysisResult> = {}): AnalysisResult => ({
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
  matching: { ...ownLight(1), source: 'surroundings' },
  overlap: 1,
  region: null,
  values: [
    { metric: 'coverage', value, unit: '%', ...method, matchingVersion: 1, uncertainty: 1, details: {} },
  ],
  ...more,
});

/** Takes the next photo and writes what it was found to be; answers its id. */
export async function analyseNext(found: AnalysisResult): Promise<string | undefined> {
  const claimed = await claimAnalysis(store);
  const basis = claimed && (await findAnalysisBasis(store, claimed.photoId));
  if (basis) expect(await finishAnalysis(store, now, basis, 'methods', found)).toBe(true);
  return claimed?.photoId;
}
export const fromReference = (value: number) => {
  const own = {
    ...result(value),
    region: { shape: 'area' as const, polygon, source: 'protocol' as const },
  };
  return { ...own, alignment: own.alignment && { ...own.alignment, source: 'identity' as const } };
};
export const valuesOf = async (photoId: string) =>
  (await measurementsOfPhoto(store, system, photoId)).map(({ value }) => value);
