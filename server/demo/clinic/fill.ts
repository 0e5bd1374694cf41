import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../../storage/actor.ts';
import { findAnalysis } from '../../../storage/queries/analyses.ts';
import { findVisitForPhotos, listVisitPhotos } from '../../../storage/queries/photos.ts';
import type { DemonstrationState } from '../../contract/demonstration.ts';
import type { Deps } from '../../deps.ts';
import { found } from '../../flow/outcome.ts';
import { receive, upload } from '../../flow/upload.ts';
import { type EnteredPatient, enterPatient } from './enter-patient.ts';
import { photographedAt } from './enter-visits.ts';
import { demonstrationPatients } from './patients.ts';
import { photographAll } from './photographers.ts';
import { offerPreset } from './session-records.ts';
import { inOrderOfUse, type Picture } from './sittings.ts';

/** How much of it there is: tests take fewer patients and pictures, and smaller heads. */
export type DemonstrationSize = { patients: number; picturesOfEach: number; headWidthPx: number };
/** Heads as the gates of a real clinic want them, at least 2000 px across. */
export const fullSize: DemonstrationSize = {
  patients: demonstrationPatients.length,
  picturesOfEach: Number.POSITIVE_INFINITY,
  headWidthPx: 2020,
};

type Job = { picture: Picture; visitId: string; on: string };
export type Progress = Omit<DemonstrationState, 'state' | 'waiting'>;

/** One picture into its slot, as the page sends it; a picture that is there already is no other one. */
async function file(deps: Deps, actor: Actor, job: Job, jpeg: Uint8Array): Promise<string> {
  const { view, purpose } = job.picture;
  await deps.room.ensure(jpeg.byteLength);
  const visit = found(await findVisitForPhotos(deps.store, actor, job.visitId));
  const raw = await receive(deps, Readable.from([jpeg]));
  const fields = {
    view,
    purpose,
    timing: 'before_injection',
    capturedAt: photographedAt(job.on, visit.timeZone, purpose),
  } as const;
  const { photo } = await upload(deps, actor, visit, fields, raw, undefined);
  deps.measuring.wake();
  return photo.id;
}

/** The pictures of a patient that are not there yet, those to look at first before the others. */
async function jobsOf(deps: Deps, actor: Actor, { plan, visits }: EnteredPatient, atMost: number) {
  const jobs: Job[] = [];
  let there = 0;
  for (const { sitting, picture } of inOrderOfUse(plan, [...visits.keys()]).slice(0, atMost)) {
    const { id: visitId } = found(visits.get(sitting));
    const photos = await listVisitPhotos(deps.store, actor, visitId);
    if (photos.some(({ view, purpose }) => view === picture.view && purpose === picture.purpose)) there += 1;
    else jobs.push({ picture, visitId, on: sitting.on });
  }
  return { jobs, there };
}

async function measured(deps: Deps, actor: Actor, photoIds: readonly string[], signal: AbortSignal) {
  for (const id of photoIds) {
    for (;;) {
      const analysis = await findAnalysis(deps.store, actor, id);
      if (analysis === undefined || ['done', 'failed'].includes(analysis.shown)) break;
      await pause(200, undefined, { signal });
    }
  }
}

/**
 * Fills the demonstration: every record first, then the pictures patient by patient, each photographed and sent the
 * way of every upload. The first patient's first pair is measured before the next picture is taken. What is there
 * already is not made again. `report` hears of every step; `signal` ends it between two of them.
 */
export async function fillClinic(
  deps: Deps,
  actor: Actor,
  today: string,
  { patients, picturesOfEach, headWidthPx }: DemonstrationSize,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<void> {
  const entered: EnteredPatient[] = [];
  await offerPreset(deps, actor);
  for (const plan of demonstrationPatients.slice(0, patients)) {
    signal.throwIfAborted();
    entered.push(await enterPatient(deps, actor, plan, { today, headWidthPx }));
    await pause(0);
  }
  const ofPatients = await Promise.all(entered.map((each) => jobsOf(deps, actor, each, picturesOfEach)));
  const jobs = ofPatients.flatMap((each) => each.jobs);
  const there = ofPatients.reduce((sum, each) => sum + each.there, 0);
  const progress: Progress = {
    patients: entered.length,
    pictures: { done: there, total: there + jobs.length },
    firstPatientId: null,
  };
  report(progress);
  const take = async (some: readonly Job[]) => {
    const photoIds: string[] = [];
    await photographAll(some, deps.config.IMAGE_WORKERS, signal, async (job, jpeg) => {
      photoIds.push(await file(deps, actor, job, jpeg));
      progress.pictures = { ...progress.pictures, done: progress.pictures.done + 1 };
      report(progress);
    });
    return photoIds;
  };
  const firstPair = jobs.slice(0, (ofPatients[0]?.there ?? 0) < 2 ? 2 : 0);
  await measured(deps, actor, await take(firstPair), signal);
  progress.firstPatientId = entered[0]?.patientId ?? null;
  report(progress);
  await take(jobs.slice(firstPair.length));
}
