import { randomUUID } from 'node:crypto';
import { noPreparation } from '../../server/contract/visits.ts';
import { fold } from '../../storage/fold.ts';
import type { Store } from '../../storage/open.ts';
import { courses, milestoneReviews, patients, visits } from '../../storage/schema/patients.ts';
import { sessionRecordEntries } from '../../storage/schema/session-records.ts';
import { addAlignedPhoto, addReferencePhoto } from './measured-photos.ts';
import { addCoverage, addRegionRow } from './measured-values.ts';

export type Outcome = {
  /** Points of coverage at six months against 50 %; `null`: nobody came. */
  change: number | null;
  injectedMl?: number;
  /** The sessions' records are drafts still. */
  unsigned?: boolean;
  yearOfBirth?: number;
  lost?: boolean;
  /** By whom the milestone was reviewed. */
  reviewedBy?: string;
};

const at = '2026-01-01T00:00:00.000Z';
const sessionDays = ['2025-08-31', '2025-09-30', '2025-10-31'];
/** Three months, and six months after the third session. */
const reviewDays = ['2026-01-31', '2026-04-30'];

let number = 0;

/**
 * A patient with a course of three sessions and, where there is a change, photos of the crown at both milestones; half of
 * the change by three months. Rows only: nobody asks for the files.
 */
export function addOutcome(store: Store, outcome: Outcome): { patientId: string; courseId: string } {
  const branch = store.sqlite.prepare('select id from branches').pluck().get() as string;
  const [patientId, courseId] = [randomUUID(), randomUUID()];
  number += 1;
  const name = `Outcome Example ${number}`;
  store.db
    .insert(patients)
    .values({
      id: patientId,
      code: `F-${number}`,
      name,
      nameFolded: fold(name),
      yearOfBirth: outcome.yearOfBirth ?? 1987,
      pattern: 'male',
      branchId: branch,
      status: outcome.lost ? 'lost' : 'active',
      createdAt: at,
      updatedAt: at,
    })
    .run();
  store.db
    .insert(courses)
    .values({
      id: courseId,
      patientId,
      number: 1,
      sessionsPlanned: 3,
      intervalDays: 30,
      pattern: 'male',
      protocolVersion: 1,
      primaryMetric: 'coverage',
      primaryView: 'vertex',
      createdAt: at,
    })
    .run();
  const visitOn = (date: string, kind: 'session' | 'review') => {
    const id = randomUUID();
    store.db
      .insert(visits)
      .values({
        id,
        patientId,
        courseId,
        branchId: branch,
        date,
        kind,
        status: 'done',
        sessionKind: kind === 'session' ? 'initial' : null,
        pattern: 'male',
        protocolVersion: 1,
        preparation: { ...noPreparation, hairState: 'dry' },
        createdAt: at,
        updatedAt: at,
      })
      .run();
    const { injectedMl, unsigned } = outcome;
    if (kind === 'session' && injectedMl) {
      const entry = { visitId: id, patientId, version: 1, record: { injectedMl }, confirmations: [] };
      store.db
        .insert(sessionRecordEntries)
        .values({ ...entry, state: unsigned ? 'draft' : 'signed' })
        .run();
    }
    return id;
  };
  const [first = ''] = sessionDays.map((date) => visitOn(date, 'session'));
  const place = { patientId, visitId: first, view: 'vertex' } as const;
  const { photoId, referenceId } = addReferencePhoto(store, place);
  const basis = { referenceId, regionId: addRegionRow(store, photoId, referenceId) };
  addCoverage(store, photoId, 50, basis);
  if (outcome.change === null) return { patientId, courseId };
  for (const [index, date] of reviewDays.entries()) {
    const visitId = visitOn(date, 'review');
    const photo = addAlignedPhoto(store, { ...place, visitId }, referenceId);
    addCoverage(store, photo, 50 + (outcome.change * (index + 1)) / 2, basis);
    if (outcome.reviewedBy && index === 1) {
      store.db
        .insert(milestoneReviews)
        .values({
          courseId,
          milestone: 'six_months',
          visitId,
          reviewedBy: outcome.reviewedBy,
          reviewedAt: at,
        })
        .run();
    }
  }
  return { patientId, courseId };
}

/** Many of them, in one transaction. */
export function addOutcomes(store: Store, outcomes: readonly Outcome[]): string[] {
  return store.sqlite.transaction(() => outcomes.map((outcome) => addOutcome(store, outcome).patientId))();
}
