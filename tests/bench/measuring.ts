import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Browser, chromium } from 'playwright-core';
import { buildPages } from '../../server/build.mjs';
import { readMasterPixels } from '../../server/imaging/master-pixels.ts';
import { normalPicture } from '../../server/imaging/normal-picture.ts';
import { register } from '../../server/imaging/register/register.ts';
import { defaultLimits } from '../../server/imaging/vips.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { median } from '../support/latency.ts';
import { type BenchClinic, startBenchClinic } from './bench-clinic.ts';
import type { Figure } from './figure.ts';
import { headOnDays } from './measured-heads.ts';
import { type Reference, startReference } from './reference.ts';

const ROUNDS = 7;
const LOOK_AGAIN_MS = 5;

/** Milliseconds of something, once unmeasured and then each time beside the reference. */
async function beside(
  reference: Reference,
  once: (round: number) => Promise<number>,
): Promise<{ value: number; ratio: number }> {
  const [times, references]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const alone = await reference.run(1);
    const took = await once(round);
    if (round === 0) continue;
    times.push(took);
    references.push(alone);
  }
  return { value: median(times), ratio: median(times) / median(references) };
}

const figure = (
  name: string,
  unit: string,
  most: number,
  found: { value: number; ratio: number },
): Figure => ({
  name,
  unit,
  ...found,
  reference: 'sharp alone',
  bound: { most },
});

type Patient = { id: string };

async function newVisit({ doctor }: BenchClinic, patient: Patient, round: number): Promise<string> {
  const visit = { date: `2026-03-${String(round + 1).padStart(2, '0')}`, kind: 'consultation' };
  return (await doctor.post(`/api/patients/${patient.id}/visits`, visit)).body.id;
}

/** Every round another file, with the same picture. */
const another = (bytes: Buffer, round: number) => Buffer.concat([bytes, Buffer.from(`round ${round}`)]);

async function upload({ doctor }: BenchClinic, visitId: string, bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.set('view', 'vertex');
  form.set('timing', 'before_injection');
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await doctor.send(`/api/visits/${visitId}/photos`, { method: 'POST', body: form });
  if (response.status !== 201) throw new Error(`An upload answered ${response.status}.`);
  return ((await response.json()) as { id: string }).id;
}

/**
 * Until what was measured stands in the database; throws where nothing could be. Looked up there: forty answers of the server a
 * second took half the speed from the measuring on two cores, and a page asks four times in this time.
 */
async function measured({ dataFolder }: BenchClinic, photoId: string): Promise<void> {
  const database = new Database(join(dataFolder, 'whorl.db'), { readonly: true });
  const look = database.prepare<[string], { state: string; failure: string | null }>(
    'select state, failure from analyses where photo_id = ?',
  );
  try {
    for (;;) {
      const row = look.get(photoId);
      if (row?.state === 'failed') throw new Error(`An analysis failed: ${row.failure}`);
      if (row?.state === 'done') return;
      await pause(LOOK_AGAIN_MS);
    }
  } finally {
    database.close();
  }
}

/** A patient treated on the day of the first photo, which is measured: the reference of all that follow. */
async function patientWithReference(clinic: BenchClinic, [head]: Buffer[]): Promise<Patient> {
  const { doctor } = clinic;
  const { body: patient } = await doctor.post('/api/patients', { name: 'Bench One', pattern: 'male' });
  const { body: course } = await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  const treated = {
    date: '2026-02-01',
    kind: 'session',
    courseId: course.id,
    session: { kind: 'initial' },
    status: 'done',
  };
  const { body: visit } = await doctor.post(`/api/patients/${patient.id}/visits`, treated);
  await measured(clinic, await upload(clinic, visit.id, head as Buffer));
  return patient;
}

/** From the 201 until a follow-up is aligned, matched and measured. */
async function analyse(
  clinic: BenchClinic,
  [, second]: Buffer[],
  patient: Patient,
  reference: Reference,
): Promise<Figure> {
  const found = await beside(reference, async (round) => {
    const id = await upload(
      clinic,
      await newVisit(clinic, patient, round + 1),
      another(second as Buffer, round),
    );
    const from = performance.now();
    await measured(clinic, id);
    return performance.now() - from;
  });
  return figure('analyse-12mp', 'ms from the 201 until measured', 3, found);
}

/** Forward and back, on two masters. */
async function registration(heads: Buffer[], reference: Reference): Promise<Figure> {
  const masters = heads.map((head) => normalPicture(head, defaultLimits));
  const [one, two] = await Promise.all(
    masters.map(async (made) => readMasterPixels((await made).derivatives.master.bytes)),
  );
  if (!one || !two) throw new Error('Two heads are registered.');
  const found = await beside(reference, async () => {
    const from = performance.now();
    // Pixels nobody has looked at yet: what was found of these before is remembered with them.
    const { state } = await register({ ...two }, { ...one });
    if (state !== 'accepted') throw new Error('The two heads were not aligned.');
    return performance.now() - from;
  });
  return figure('register', 'ms, forward and back', 1, found);
}

/** From the end of the upload until the quality words stand on the screen of the one who took the photo. */
async function feedback(
  clinic: BenchClinic,
  browser: Browser,
  [, head]: Buffer[],
  patient: Patient,
  reference: Reference,
): Promise<Figure> {
  const { doctor } = clinic;
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 } });
  const cookies = doctor.cookie().split('; ');
  const named = cookies.map((pair) => pair.split('='));
  await context.addCookies(named.map(([name = '', value = '']) => ({ name, value, url: doctor.address })));
  const page = await context.newPage();
  const found = await beside(reference, async (round) => {
    await page.goto(`${doctor.address}/visits/${await newVisit(clinic, patient, 20 - round)}`);
    const slot = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Vertex' }) });
    await slot.waitFor();
    const stored = page.waitForResponse((response) => response.request().method() === 'POST');
    const buffer = another(head as Buffer, 100 + round);
    const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer };
    await slot.locator('input[type=file]').setInputFiles(file);
    // Looked for in every frame; a locator looks every half second.
    const words = page.waitForFunction(() => document.querySelector('.quality') !== null);
    await (await stored).finished();
    const from = performance.now();
    await words;
    return performance.now() - from;
  });
  await context.close();
  return figure('feedback-12mp', 'ms from the upload’s end to words on screen', 3, found);
}

/** The most memory that any process of the image workers held, all figures of this group behind it. */
function workerMemory(): Figure {
  const kilobytes = readdirSync('/proc').flatMap((id) => {
    try {
      if (!/^\d+$/.test(id) || !readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('image-worker'))
        return [];
      const [, most] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
      return most ? [Number(most)] : [];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  if (kilobytes.length === 0) throw new Error('No image worker runs.');
  return {
    name: 'worker-memory',
    value: Math.max(...kilobytes) / 1000,
    unit: 'MB at most',
    bound: { most: 400 },
  };
}

/** What measuring costs: a photo, an alignment, the words for whoever holds the camera, and a worker's memory. */
export async function measuringFigures(): Promise<Figure[]> {
  buildPages();
  const clinic = await startBenchClinic();
  const heads = await headOnDays(2);
  const file = join(clinic.dataFolder, 'head.jpg');
  await writeFile(file, heads[0] as Buffer);
  const reference = await startReference(file);
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const patient = await patientWithReference(clinic, heads);
    return [
      await analyse(clinic, heads, patient, reference),
      await registration(heads, reference),
      await feedback(clinic, browser, heads, patient, reference),
      workerMemory(),
    ];
  } finally {
    reference.stop();
    await browser.close();
    await clinic.close();
  }
}
