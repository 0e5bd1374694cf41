import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawHead } from '../support/drawn-head.ts';
import { median, percentile } from '../support/latency.ts';
import type { Visitor } from '../support/visitor.ts';
import { type BenchClinic, startBenchClinic } from './bench-clinic.ts';
import type { Figure } from './figure.ts';
import { type Reference, startReference } from './reference.ts';

/** The fixture: one drawn head in 12 megapixels, the same bytes at every run. */
async function fixture(clinic: BenchClinic): Promise<{ file: string; bytes: Buffer }> {
  const { jpeg } = await drawHead({ seed: 12, widthPx: 4000, heightPx: 3000, headWidthPx: 2100, noise: 3 });
  const file = join(clinic.dataFolder, 'fixture.jpg');
  await writeFile(file, jpeg);
  return { file, bytes: jpeg };
}

/** The fixture with a few bytes more after its end: another file, the same picture and work. */
function another(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.from(crypto.randomUUID())]);
}

async function newVisit(doctor: Visitor): Promise<string> {
  const { body: patient } = await doctor.post('/api/patients', { name: 'Bench Patient', pattern: 'male' });
  const visit = { date: '2026-03-01', kind: 'consultation' };
  return (await doctor.post(`/api/patients/${patient.id}/visits`, visit)).body.id;
}

/** Uploads into a visit of its own; answers the photo's id after the 201. */
async function upload(doctor: Visitor, bytes: Buffer, visitId: string): Promise<string> {
  const form = new FormData();
  form.set('view', 'vertex');
  form.set('timing', 'before_injection');
  form.set('file', new Blob([new Uint8Array(another(bytes))], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await doctor.send(`/api/visits/${visitId}/photos`, { method: 'POST', body: form });
  if (response.status !== 201)
    throw new Error(`An upload answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Waits until no analysis is under way, so that one figure's work is not in the next one's time. */
async function quiet(doctor: Visitor, photoIds: readonly string[]): Promise<void> {
  for (const id of photoIds) {
    for (;;) {
      const { body } = await doctor.get(`/api/photos/${id}/analysis`);
      if (body.state === 'done' || body.state === 'failed') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function single(doctor: Visitor, bytes: Buffer, reference: Reference): Promise<Figure> {
  const uploads: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    references.push(await reference.run(1));
    const visit = await newVisit(doctor);
    const from = performance.now();
    const id = await upload(doctor, bytes, visit);
    uploads.push(performance.now() - from);
    await quiet(doctor, [id]);
  }
  const value = median(uploads.slice(1));
  return {
    name: 'upload-12mp',
    value,
    unit: 'ms until the 201',
    ratio: value / median(references.slice(1)),
    reference: 'sharp alone',
    bound: { most: 1.3 },
  };
}

async function throughput(doctor: Visitor, bytes: Buffer, file: string): Promise<Figure> {
  const uploads = 40;
  const clients = 4;
  const visits: string[] = [];
  for (let number = 0; number < uploads; number += 1) visits.push(await newVisit(doctor));
  const left = [...visits];
  const ids: string[] = [];
  const from = performance.now();
  const client = async () => {
    for (let visit = left.pop(); visit !== undefined; visit = left.pop())
      ids.push(await upload(doctor, bytes, visit));
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = performance.now() - from;
  await quiet(doctor, ids);
  const sideBySide = await Promise.all([startReference(file), startReference(file)]);
  const alone = Math.max(...(await Promise.all(sideBySide.map((reference) => reference.run(uploads / 2)))));
  for (const reference of sideBySide) reference.stop();
  return {
    name: 'upload-throughput',
    value: uploads / (took / 1000),
    unit: 'uploads/s',
    ratio: alone / took,
    reference: 'two of sharp alone, side by side',
    bound: { least: 0.85 },
  };
}

async function thumbnails(doctor: Visitor, bytes: Buffer): Promise<Figure> {
  const shown = await upload(doctor, bytes, await newVisit(doctor));
  await quiet(doctor, [shown]);
  const visits = await Promise.all(Array.from({ length: 8 }, () => newVisit(doctor)));
  let busy = true;
  const times: number[] = [];
  const uploading = Promise.all(visits.map((visit) => upload(doctor, bytes, visit))).finally(() => {
    busy = false;
  });
  while (busy) {
    const from = performance.now();
    await (await doctor.send(`/api/photos/${shown}/thumb`, { method: 'GET' })).arrayBuffer();
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await quiet(doctor, await uploading);
  return {
    name: 'thumbnail-under-load',
    value: percentile(times, 0.95),
    unit: 'ms p95',
    bound: { most: 50 },
  };
}

/** What an upload costs: alone, many at once, and what it costs those who only look. */
export async function uploadFigures(): Promise<Figure[]> {
  const clinic = await startBenchClinic();
  try {
    const { file, bytes } = await fixture(clinic);
    const reference = await startReference(file);
    const first = await single(clinic.doctor, bytes, reference);
    reference.stop();
    return [first, await throughput(clinic.doctor, bytes, file), await thumbnails(clinic.doctor, bytes)];
  } finally {
    await clinic.close();
  }
}
