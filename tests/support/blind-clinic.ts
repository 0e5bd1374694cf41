import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import type { Matrix3 } from '../../server/contract/matrix.ts';
import { localPhotoFiles } from '../../storage/photo-files.ts';
import { photos } from '../../storage/schema/photos.ts';
import { drawHead, type HeadOptions, type HeadPicture } from './drawn-head.ts';
import { addAlignedPhoto, addReferencePhoto } from './measured-photos.ts';
import { startClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

const head = { seed: 5, widthPx: 420, heightPx: 460, headWidthPx: 300 };

export const drawnHead = (options: Partial<HeadOptions> = {}): Promise<HeadPicture> =>
  drawHead({ ...head, ...options });

/** Whose photos are read against a reference. */
export type ReadPatient = {
  patientId: string;
  referenceId: string;
  referencePhotoId: string;
  /** Adds a visit with a photo that lies on the reference by this matrix. */
  photograph: (date: string, file: Buffer, matrix: Matrix3) => Promise<string>;
};

/** A clinic whose photos are aligned already and have their masters on the disk; lots fall as `lot` says. */
export async function startBlindClinic(lot: () => boolean) {
  const clinic = await startClinic({}, '2026-06-01T09:00:00Z', { lot });
  const assistant = await clinic.signedIn('assistant');

  /** Puts a master where the row of a photo says it lies. */
  async function fileUnder(photoId: string, jpeg: Buffer): Promise<void> {
    const files = localPhotoFiles(clinic.dataFolder);
    const { staging } = await files.stage(Readable.from([jpeg]), jpeg.length);
    await files.writeStaged(staging, 'master', await sharp(jpeg).jpeg({ quality: 95 }).toBuffer());
    const folder = await files.keep(staging);
    clinic.deps.store.db.update(photos).set({ folder }).where(eq(photos.id, photoId)).run();
  }

  async function visitOn(patientId: string, date: string, kind: string): Promise<string> {
    const preparation = { hairState: 'dry' };
    const { body } = await assistant.post(`/api/patients/${patientId}/visits`, { date, kind, preparation });
    return body.id;
  }

  async function newPatient(file: Buffer, on = '2025-08-31'): Promise<ReadPatient> {
    const { body } = await assistant.post('/api/patients', { name: 'Read Example', pattern: 'male' });
    const patientId = body.id as string;
    await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
    const { store } = clinic.deps;
    const visitId = await visitOn(patientId, on, 'session');
    const first = addReferencePhoto(store, { patientId, visitId, view: 'vertex' });
    await fileUnder(first.photoId, file);
    return {
      patientId,
      referenceId: first.referenceId,
      referencePhotoId: first.photoId,
      async photograph(date, next, matrix) {
        const place = {
          patientId,
          visitId: await visitOn(patientId, date, 'review'),
          view: 'vertex' as const,
        };
        const photoId = addAlignedPhoto(store, place, first.referenceId, 'accepted', matrix);
        await fileUnder(photoId, next);
        return photoId;
      },
    };
  }
  return { ...clinic, assistant, newPatient };
}

export type BlindClinic = Awaited<ReturnType<typeof startBlindClinic>>;

/** Begins a reading; answers what the browser is told. */
export async function begin(reader: Visitor, photoId: string) {
  const { body } = await reader.get(`/api/photos/${photoId}`);
  return reader.post('/api/assessments', { patientId: body.patientId, photoId });
}

export const sign = (reader: Visitor, id: string, score: number, note?: string) =>
  reader.post(`/api/assessments/${id}/signature`, note === undefined ? { score } : { score, note });

/** One of the two pictures, with everything that came along with it. */
export async function fetchPicture(reader: Visitor, id: string, which: 'a' | 'b') {
  const path = `/api/assessments/${id}/pictures/${which}`;
  const from = performance.now();
  const response = await reader.send(path, { method: 'GET' });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { path, response, bytes, tookMs: performance.now() - from };
}
