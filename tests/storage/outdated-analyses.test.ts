import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noPreparation } from '../../server/contract/visits.ts';
import { anonymous, system } from '../../storage/actor.ts';
import { migrateStore } from '../../storage/migrate.ts';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import {
  type AnalysisRow,
  claimAnalysis,
  failAnalysis,
  findAnalysis,
  maxAttempts,
  queueAnalyses,
  queueRealignment,
  requeueRunning,
} from '../../storage/queries/analyses.ts';
import {
  countOutdated,
  letReferenceGoFirst,
  queueNextOutdated,
} from '../../storage/queries/outdated-analyses.ts';
import { branches } from '../../storage/schema/clinic.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import { patients, visits } from '../../storage/schema/patients.ts';
import { people } from '../../storage/schema/people.ts';
import { addAnalysedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { temporaryFolder } from '../support/server.ts';

const now = new Date('2026-03-10T09:00:00Z');
const at = now.toISOString();
const made = '{"quality":1}';
const present = '{"quality":2}';

let folder: string;
let store: Store;

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
});
afterEach(async () => {
  closeStore(store);
  await rm(folder, { recursive: true });
});

/** A patient with a reference and two follow-ups of one view, all measured by `methods`; follow-ups waited longer. */
function addPatient(code: string, methods: string | null) {
  const [patientId, first, second, third] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const named = { code, name: code, nameFolded: code, pattern: 'male', branchId: 'b1' } as const;
  store.db
    .insert(patients)
    .values({ ...named, id: patientId, createdAt: at, updatedAt: at })
    .run();
  for (const id of [first, second, third]) {
    const visit = { date: '2026-03-10', kind: 'review', status: 'done', pattern: 'male' } as const;
    const kept = { protocolVersion: 1, preparation: noPreparation };
    store.db
      .insert(visits)
      .values({ ...visit, ...kept, id, patientId, branchId: 'b1', createdAt: at, updatedAt: at })
      .run();
  }
  const place = { patientId, view: 'vertex' } as const;
  const followUps = [second, third].map((visitId) => addAnalysedPhoto(store, { ...place, visitId }));
  const { photoId: reference } = addReferencePhoto(store, { ...place, visitId: first });
  store.db.update(analyses).set({ methods }).where(eq(analyses.patientId, patientId)).run();
  return { patientId, reference, followUps };
}

const claim = async () => (await claimAnalysis(store))?.photoId;
const rowOf = (photoId: string) =>
  store.db.select().from(analyses).where(eq(analyses.photoId, photoId)).get() as AnalysisRow;
const shown = async (photoId: string) => (await findAnalysis(store, system, photoId))?.shown;
const finish = (photoId: string) =>
  store.db
    .update(analyses)
    .set({ state: 'done', background: false, methods: present })
    .where(eq(analyses.photoId, photoId))
    .run();

describe('photos measured by other methods', () => {
  it('go on the list one patient at a time, and none twice', async () => {
    const all = ['A', 'B'].map((code) => addPatient(code, made));
    addPatient('C', present);
    addPatient('D', null);
    expect(await countOutdated(store, system, present)).toEqual({ left: 6, all: 9 });
    for (const turn of [0, 1]) {
      expect(await queueNextOutdated(store, now, present)).toBe(true);
      const waiting = store.db.select().from(analyses).where(eq(analyses.state, 'queued')).all();
      expect(waiting.map(({ background }) => background)).toEqual(new Array(3 * (turn + 1)).fill(true));
    }
    expect(await queueNextOutdated(store, now, present)).toBe(false);
    expect(await countOutdated(store, system, present)).toEqual({ left: 6, all: 9 });
    for (const { reference, followUps } of all) for (const id of [reference, ...followUps]) finish(id);
    expect(await queueNextOutdated(store, now, present)).toBe(false);
    expect(await countOutdated(store, system, present)).toEqual({ left: 0, all: 0 });
    expect(await countOutdated(store, anonymous, made)).toEqual({ left: 0, all: 0 });
  });

  it('are found where the clinic went back to an earlier version, too', async () => {
    addPatient('A', present);
    expect(await queueNextOutdated(store, now, made)).toBe(true);
  });

  it('are looked for in their index, and counted there', async () => {
    const asked: string[] = [];
    const prepare = store.sqlite.prepare.bind(store.sqlite);
    store.sqlite.prepare = ((text: string) => {
      asked.push(text);
      return prepare(text);
    }) as typeof prepare;
    await queueNextOutdated(store, now, present);
    await countOutdated(store, system, present);
    const plans = asked
      .filter((text) => text.startsWith('select'))
      .map((text) => {
        const values = Array.from(text.matchAll(/\?/g), () => 1);
        return (prepare(`explain query plan ${text}`).all(...values) as { detail: string }[])[0]?.detail;
      });
    expect(plans).toHaveLength(5);
    const inMethods = expect.stringMatching(
      /^SEARCH analyses USING .*INDEX analyses_methods \(methods[<>]\?\)/,
    );
    const inWaiting = expect.stringMatching(/USING INDEX analyses_waiting/);
    expect(plans).toEqual([inMethods, inMethods, inWaiting, inMethods, inMethods]);
  });

  it('that fail again are left alone until the methods change once more', async () => {
    const { reference } = addPatient('A', made);
    await queueNextOutdated(store, now, present);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      expect(await claim()).toBe(reference);
      await failAnalysis(store, now, reference, present, 'analysis_broke', true);
    }
    expect(rowOf(reference)).toMatchObject({ state: 'failed', background: false, methods: present });
    for (let id = await claim(); id !== undefined; id = await claim()) finish(id);
    expect(await queueNextOutdated(store, now, present)).toBe(false);
    expect(await queueNextOutdated(store, now, '{"quality":3}')).toBe(true);
    expect(rowOf(reference)).toMatchObject({ state: 'queued', background: true, attempts: 0 });
  });
});

describe('the background', () => {
  it('comes after everything a person waits for; in both, references come first', async () => {
    const old = addPatient('A', made);
    await queueNextOutdated(store, now, present);
    const asked = addPatient('B', present);
    const later = new Date('2026-03-11T09:00:00Z');
    store.db.transaction((tx) => queueAnalyses(tx, later, { patientId: asked.patientId }));
    const order: (string | undefined)[] = [];
    for (let id = await claim(); id !== undefined; id = await claim()) order.push(id);
    expect(order).toEqual([asked.reference, ...asked.followUps, old.reference, ...old.followUps]);
  });

  it('is left by a photo that a person asks for, and never entered by one that a person waits for', async () => {
    const { patientId, followUps } = addPatient('A', made);
    const [first = '', second = ''] = followUps;
    await queueNextOutdated(store, now, present);
    await queueRealignment(store, system, now, { id: second, patientId }, 'keep_hand');
    expect(await claim()).toBe(second);
    store.db.transaction((tx) => queueAnalyses(tx, now, { patientId }, true));
    expect([rowOf(first).background, rowOf(second).background]).toEqual([true, false]);
    expect(await claim()).toBe(second);
  });

  it('shows the result that is there until the new one is, after a kill too', async () => {
    const { reference, patientId } = addPatient('A', made);
    await queueNextOutdated(store, now, present);
    expect(await shown(reference)).toBe('done');
    expect(await claim()).toBe(reference);
    expect(await shown(reference)).toBe('done');
    await requeueRunning(store);
    expect(rowOf(reference)).toMatchObject({ state: 'queued', background: true, attempts: 0 });
    await queueRealignment(store, system, now, { id: reference, patientId }, 'keep_hand');
    expect(await shown(reference)).toBe('queued');
  });

  it('shows a photo that was never measured as waiting', async () => {
    const { reference } = addPatient('A', made);
    const failed = { state: 'failed', quality: null, failure: 'analysis_broke' } as const;
    store.db.update(analyses).set(failed).where(eq(analyses.photoId, reference)).run();
    await queueNextOutdated(store, now, present);
    expect(await shown(reference)).toBe('queued');
  });
});

describe('a photo that somebody waits for', () => {
  it('lets an outdated reference go first, which the rest of the patient follows in the background', async () => {
    const { patientId, reference, followUps } = addPatient('A', made);
    const [asked = '', other = ''] = followUps;
    await queueRealignment(store, system, now, { id: asked, patientId }, 'keep_hand');
    const claimed = (await claimAnalysis(store)) as AnalysisRow;
    expect(claimed.photoId).toBe(asked);
    expect(await letReferenceGoFirst(store, now, claimed, reference, present)).toBe(true);
    expect(rowOf(asked)).toMatchObject({ state: 'queued', background: false, attempts: 0 });
    expect(rowOf(reference)).toMatchObject({ state: 'queued', background: false });
    expect(rowOf(other)).toMatchObject({ state: 'queued', background: true });
    expect(await claim()).toBe(reference);
    finish(reference);
    const again = (await claimAnalysis(store)) as AnalysisRow;
    expect(again.photoId).toBe(asked);
    expect(await letReferenceGoFirst(store, now, again, reference, present)).toBe(false);
  });
});
