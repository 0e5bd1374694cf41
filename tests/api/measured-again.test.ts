import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../server/contract/analysis.ts';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import { measuringMethods, presentMethods } from '../../server/flow/measuring-methods.ts';
import { COVER_VERSION } from '../../server/imaging/method-versions.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { drawHead } from '../support/drawn-head.ts';
import { addPatientCourse, type PatientCourse } from '../support/patient-course.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import { startClinic, startServer, temporaryFolder } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

const head = { seed: 11, widthPx: 1500, heightPx: 1700, headWidthPx: 1100 };
const doctor = { email: 'person1@clinic.example', password: 'another long password' };

let folder: string;
let course: PatientCourse;
/** The reference, the visit after the third session, and the one six months after it. */
let photos: string[];
let reviewed: MilestoneCard;
let values: number[];

const settings = () => ({ DATA_DIR: folder, IMAGE_WORKERS: '1' });
const photo = async (more: object) => ({ bytes: (await drawHead({ ...head, ...more })).jpeg });

beforeAll(async () => {
  folder = await temporaryFolder();
  const clinic = await startClinic(settings(), '2026-06-01T09:00:00Z');
  const visitor = await clinic.signedIn('doctor');
  course = await addPatientCourse(clinic, visitor, 'Drawn Example', [
    { on: '2025-09-01', kind: 'session', photos: [await photo({ coverage: 0.45 })] },
    { on: '2025-10-01', kind: 'session', photos: [] },
    { on: '2025-11-01', kind: 'session', photos: [] },
    { on: '2025-11-29', kind: 'review', photos: [await photo({ coverage: 0.5, visit: 2 })] },
    { on: '2026-05-01', kind: 'review', photos: [await photo({ coverage: 0.7, visit: 3 })] },
  ]);
  photos = course.photoIds;
  // A person moves one photo by hand, outlines the region anew, and settles a milestone: all of it has to stay.
  const [, byHand = ''] = photos;
  const { body: alignment } = await visitor.get(`/api/photos/${byHand}/alignment`);
  const matrix = alignment.matrix.map((each: number, at: number) => (at === 2 ? each + 1 : each));
  const nudged = { source: 'nudged', matrix };
  expect((await visitor.put(`/api/photos/${byHand}/alignment`, 1, nudged)).status).toBe(200);
  const regionPath = `/api/patients/${course.patientId}/regions/vertex`;
  const { body: region } = await visitor.get(regionPath);
  expect((await visitor.put(regionPath, 1, { polygon: region.polygon.slice(0, -1) })).status).toBe(200);
  await clinic.deps.measuring.idle();
  const { body: plan } = await visitor.get(`/api/courses/${course.courseId}`);
  const review = { visitId: course.visitIds[3] };
  const path = `/api/courses/${course.courseId}/milestones/after_third`;
  expect((await visitor.put(path, plan.version, review)).status).toBe(200);
  reviewed = await afterThird(visitor);
  expect(reviewed.reviewedAt).not.toBeNull();
  values = await Promise.all(photos.map(async (id) => (await coverage(visitor, id)).value));
  await clinic.close();
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function afterThird(visitor: Visitor): Promise<MilestoneCard> {
  const { body } = await visitor.get(`/api/patients/${course.patientId}/progress`);
  return body.milestones.find(({ milestone }: MilestoneCard) => milestone === 'after_third');
}
const analysis = async (visitor: Visitor, id: string): Promise<Analysis> =>
  (await visitor.get(`/api/photos/${id}/analysis`)).body;
async function coverage(visitor: Visitor, id: string) {
  const found = (await analysis(visitor, id)).measurements.find(({ metric }) => metric === 'coverage');
  if (found === undefined) throw new Error(`No coverage of ${id}.`);
  return found;
}

/** Of all that measures, only how a head is found was another one. */
const olderMethods = JSON.stringify({ ...measuringMethods, outline: measuringMethods.outline - 1 });

/** As an earlier version of the program would have left them: its methods, its values, 9 points lower. */
function makeOlder({ sqlite }: Store, photoId = '%'): void {
  sqlite.exec(`
    update analyses set methods = '${olderMethods}' where photo_id like '${photoId}';
    insert into measurements (id, patient_id, visit_id, photo_id, metric, value, unit,
      method, method_version, view, site, reference_id, region_id, alignment_id, matching_version, source, uncertainty,
      details, note, created_by, created_at)
      select lower(hex(randomblob(4)) || '-0000-4000-8000-' || hex(randomblob(6))), patient_id, visit_id, photo_id, metric, value - 9, unit,
      method, 0, view, site, reference_id, region_id, alignment_id, matching_version, source, uncertainty, details, note,
      created_by, created_at from measurements m
      where photo_id like '${photoId}' and rowid = (select max(rowid) from measurements n where n.photo_id = m.photo_id);`);
}

function inStore<T>(work: (store: Store) => T): T {
  const store = openStore(folder);
  try {
    return work(store);
  } finally {
    closeStore(store);
  }
}
const rowsOf = (table: string, order: string) =>
  inStore(({ sqlite }) => sqlite.prepare(`select * from ${table} order by ${order}`).all());

async function startAgain(now: string) {
  const server = await startServer(settings(), now);
  const visitor = server.stranger();
  await visitor.post('/api/session', doctor);
  return { server, visitor };
}

describe('after the methods changed', () => {
  it('every photo is measured again, with what it had shown until then, and what people set is kept', async () => {
    const kept = ['alignments', 'regions', 'reference_photos', 'milestone_reviews'];
    const before = kept.map((table) => rowsOf(table, 'rowid'));
    inStore(makeOlder);
    const { server, visitor } = await startAgain('2026-06-02T09:00:00Z');
    try {
      const [, , last = ''] = photos;
      const meanwhile = await analysis(visitor, last);
      expect(meanwhile).toMatchObject({ state: 'done', again: true });
      expect((await coverage(visitor, last)).methodVersion).toBe(0);
      const timeline = (await visitor.get(`/api/patients/${course.patientId}/timeline`)).body;
      const shown = timeline.visits.flatMap((visit: { photos: { analysis: string }[] }) => visit.photos);
      expect(shown.map((each: { analysis: string }) => each.analysis)).toEqual(['done', 'done', 'done']);
      const { again } = (await visitor.get('/api/measuring')).body;
      expect(again.all).toBe(3);
      expect(again.left).toBeGreaterThan(0);

      await server.deps.measuring.idle();
      expect((await visitor.get('/api/measuring')).body).toEqual({ again: { left: 0, all: 0 } });
      for (const [at, id] of photos.entries()) {
        expect(await analysis(visitor, id)).toMatchObject({ state: 'done', again: false });
        expect(await coverage(visitor, id)).toMatchObject({
          methodVersion: COVER_VERSION,
          value: values[at],
        });
      }
      expect((await analysis(visitor, photos[1] ?? '')).alignment?.source).toBe('nudged');
      expect(await afterThird(visitor)).toEqual(reviewed);
    } finally {
      await server.close();
    }
    expect(kept.map((table) => rowsOf(table, 'rowid'))).toEqual(before);
    // As measured first, in the region a person drew and by hand where that was done; earlier; and now.
    const ofLast = rowsOf('measurements', 'rowid').filter(
      (row) => (row as { photo_id: string }).photo_id === photos[2],
    ) as { method_version: number }[];
    expect(ofLast.slice(-3).map((row) => row.method_version)).toEqual([COVER_VERSION, 0, COVER_VERSION]);
  }, 120_000);

  it('a reviewed milestone is not comparable while the two methods meet, stays reviewed, and is as it was after', async () => {
    const { server, visitor } = await startAgain('2026-06-02T10:00:00Z');
    try {
      await server.deps.measuring.idle();
      const { sqlite } = server.deps.store;
      // The reference had its turn; this one is under way, by nobody, for as long as it is looked at.
      makeOlder(server.deps.store, photos[1]);
      const becomes = sqlite.prepare('update analyses set state = ?, background = 1 where photo_id = ?');
      becomes.run('running', photos[1]);
      const meanwhile = await afterThird(visitor);
      const { visitId, photoId, reviewedAt } = reviewed;
      expect(meanwhile).toMatchObject({ visitId, photoId, reviewedAt, change: { change: null } });
      expect(meanwhile.change?.verdict.code).toBe('not_comparable');
      becomes.run('queued', photos[1]);
      server.deps.measuring.wake();
      await server.deps.measuring.idle();
      expect(await afterThird(visitor)).toEqual(reviewed);
    } finally {
      await server.close();
    }
  }, 120_000);

  it('the next start measures nothing', async () => {
    const before = [rowsOf('analyses', 'rowid'), rowsOf('measurements', 'rowid')];
    const { server } = await startAgain('2026-06-03T09:00:00Z');
    await server.deps.measuring.idle();
    await server.close();
    expect([rowsOf('analyses', 'rowid'), rowsOf('measurements', 'rowid')]).toEqual(before);
  }, 60_000);

  it('a kill in the middle of it is gone on from, and what was done by then is not done again', async () => {
    const [reference = '', running = ''] = photos;
    const doneBefore = inStore((store) => {
      makeOlder(store);
      const { sqlite } = store;
      // The reference is done, one photo was under way, the other had not been begun.
      sqlite.exec(`update analyses set state = 'queued', background = 1`);
      sqlite
        .prepare(
          "update analyses set state = 'done', background = 0, finished_at = 'then', methods = ? where photo_id = ?",
        )
        .run(presentMethods, reference);
      sqlite.prepare("update analyses set state = 'running', attempts = 1 where photo_id = ?").run(running);
      return sqlite.prepare('select count(*) from measurements where photo_id = ?').pluck().get(reference);
    });
    const { server, visitor } = await startAgain('2026-06-04T09:00:00Z');
    try {
      await server.deps.measuring.idle();
      for (const id of photos.slice(1))
        expect(await coverage(visitor, id)).toMatchObject({ methodVersion: COVER_VERSION });
    } finally {
      await server.close();
    }
    inStore(({ sqlite }) => {
      const ofReference = 'from analyses where photo_id = ?';
      expect(sqlite.prepare(`select finished_at ${ofReference}`).pluck().get(reference)).toBe('then');
      const rows = 'select count(*) from measurements where photo_id = ?';
      expect(sqlite.prepare(rows).pluck().get(reference)).toBe(doneBefore);
    });
  }, 120_000);

  it('a new photo is measured after its reference was, and before the old ones have their turn', async () => {
    const { server, visitor } = await startAgain('2026-06-05T09:00:00Z');
    try {
      await server.deps.measuring.idle();
      const fields = { date: '2026-06-05', kind: 'review', preparation: { hairState: 'dry' } };
      const { body: visit } = await visitor.post(`/api/patients/${course.patientId}/visits`, fields);
      const { bytes } = await photo({ coverage: 0.6, visit: 4 });
      makeOlder(server.deps.store);
      const { body: added } = await uploadPhoto(visitor, visit.id, bytes);
      await server.deps.measuring.idle();
      expect((await coverage(visitor, added.id)).methodVersion).toBe(COVER_VERSION);
      const order = server.deps.store.sqlite
        .prepare('select photo_id from measurements order by rowid desc limit 4')
        .pluck()
        .all()
        .reverse();
      expect(order).toEqual([photos[0], added.id, photos[1], photos[2]]);
    } finally {
      await server.close();
    }
  }, 120_000);

  it('one that fails is tried once a change of methods, and no more', async () => {
    const [, , gone = ''] = photos;
    const place = inStore((store) => {
      makeOlder(store);
      return store.sqlite.prepare('select folder from photos where id = ?').pluck().get(gone) as string;
    });
    await rm(join(folder, 'photos', place.slice(0, 2), place, 'master'));
    const finished: unknown[] = [];
    for (const now of ['2026-06-06T09:00:00Z', '2026-06-07T09:00:00Z']) {
      const { server, visitor } = await startAgain(now);
      await server.deps.measuring.idle();
      const found = await analysis(visitor, gone);
      expect([found.state, found.failure]).toEqual(['failed', 'analysis_file_missing']);
      // The value it had is still one, by the earlier method.
      expect((await coverage(visitor, gone)).methodVersion).toBe(0);
      await server.close();
      finished.push(
        inStore(({ sqlite }) =>
          sqlite.prepare('select finished_at from analyses where photo_id = ?').pluck().get(gone),
        ),
      );
    }
    expect(finished).toEqual(['2026-06-06T09:00:00.000Z', '2026-06-06T09:00:00.000Z']);
  }, 120_000);
});
