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

/** A form as it goes over the wire: made before the clock starts, since making it is the sender's work, not ours. */
type Form = { visitId: string; body: ArrayBuffer; contentType: string };

async function formFor(visitId: string, bytes: Buffer): Promise<Form> {
  const form = new FormData();
  form.set('view', 'vertex');
  form.set('timing', 'before_injection');
  form.set('file', new Blob([new Uint8Array(another(bytes))], { type: 'image/jpeg' }), 'photo.jpg');
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? '';
  return { visitId, body: await encoded.arrayBuffer(), contentType };
}

/** Forms for new patients' visits, one each. */
async function forms(doctor: Visitor, bytes: Buffer, count: number): Promise<Form[]> {
  const made: Form[] = [];
  while (made.length < count) made.push(await formFor(await newVisit(doctor), bytes));
  return made;
}

/** Answers the photo's id after the 201. */
async function upload(doctor: Visitor, { visitId, body, contentType }: Form): Promise<string> {
  const headers = { 'content-type': contentType };
  const response = await doctor.send(`/api/visits/${visitId}/photos`, { method: 'POST', body, headers });
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
    const [form] = await forms(doctor, bytes, 1);
    if (form === undefined) throw new Error('No form was made.');
    const from = performance.now();
    const id = await upload(doctor, form);
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

/** 40 uploads by 4 clients, held against the mean of two references side by side just before and just after. */
async function throughputRound(doctor: Visitor, bytes: Buffer, sideBySide: readonly Reference[]) {
  const uploads = 40;
  const clients = 4;
  const alone = async () =>
    Math.max(...(await Promise.all(sideBySide.map((reference) => reference.run(uploads / 4)))));
  const left = await forms(doctor, bytes, uploads);
  const before = await alone();
  const ids: string[] = [];
  const from = performance.now();
  const client = async () => {
    for (let form = left.pop(); form !== undefined; form = left.pop()) ids.push(await upload(doctor, form));
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = performance.now() - from;
  await quiet(doctor, ids);
  return { perSecond: uploads / (took / 1000), ratio: (before + (await alone())) / took };
}

/** The middle of three rounds: on a shared machine one round alone swings by a tenth. */
async function throughput(doctor: Visitor, bytes: Buffer, file: string): Promise<Figure> {
  const sideBySide = await Promise.all([startReference(file), startReference(file)]);
  const rounds = [];
  while (rounds.length < 3) rounds.push(await throughputRound(doctor, bytes, sideBySide));
  for (const reference of sideBySide) reference.stop();
  return {
    name: 'upload-throughput',
    value: median(rounds.map(({ perSecond }) => perSecond)),
    unit: 'uploads/s',
    ratio: median(rounds.map(({ ratio }) => ratio)),
    reference: 'two of sharp alone, side by side',
    bound: { least: 0.85 },
  };
}

async function thumbnails(doctor: Visitor, bytes: Buffer): Promise<Figure> {
  const [first, ...others] = await forms(doctor, bytes, 9);
  if (first === undefined) throw new Error('No form was made.');
  const shown = await upload(doctor, first);
  await quiet(doctor, [shown]);
  let busy = true;
  const times: number[] = [];
  const uploading = Promise.all(others.map((form) => upload(doctor, form))).finally(() => {
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
