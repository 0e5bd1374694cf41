import { randomUUID } from 'node:crypto';
import { noPreparation } from '../../server/contract/visits.ts';
import { branches } from '../../storage/schema/clinic.ts';
import { visits } from '../../storage/schema/patients.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Answer, Visitor } from './visitor.ts';

export type PhotoFields = Partial<
  Record<'view' | 'timing' | 'purpose' | 'capturedAt' | 'device' | 'confirmOtherPatient' | 'importId', string>
>;

/** A clinic with people who photograph; every visit asked for is a new patient's unless one is named. */
export type PhotoClinic = TestClinic & {
  assistant: Visitor;
  doctor: Visitor;
  newPatient: () => Promise<string>;
  newVisit: (patientId?: string) => Promise<{ id: string; patientId: string }>;
};

export async function startPhotoClinic(settings: Record<string, string> = {}): Promise<PhotoClinic> {
  const clinic = await startClinic({ IMAGE_WORKERS: '2', ...settings });
  const assistant = await clinic.signedIn('assistant');
  const newPatient = async () =>
    (await assistant.post('/api/patients', { name: 'Photo Example', pattern: 'male' })).body.id as string;
  return {
    ...clinic,
    assistant,
    doctor: await clinic.signedIn('doctor'),
    newPatient,
    async newVisit(patientId) {
      const { db } = clinic.deps.store;
      const branch = db.select().from(branches).get();
      const visit = { id: randomUUID(), patientId: patientId ?? (await newPatient()) };
      const at = '2026-03-10T09:00:00.000Z';
      db.insert(visits)
        .values({
          ...visit,
          branchId: branch?.id ?? '',
          date: '2026-03-10',
          kind: 'review',
          status: 'done',
          pattern: 'male',
          protocolVersion: 1,
          preparation: noPreparation,
          createdAt: at,
          updatedAt: at,
        })
        .run();
      return visit;
    },
  };
}

/** A form as the capture page sends it: the fields, then the file. */
export function photoForm(bytes: Buffer, fields: PhotoFields = {}, name = 'IMG_0001.jpg'): FormData {
  const form = new FormData();
  const said = { view: 'vertex', timing: 'before_injection', ...fields };
  for (const [field, value] of Object.entries(said)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
  return form;
}

/** Uploads over the wire. */
export async function uploadPhoto(
  visitor: Visitor,
  visitId: string,
  bytes: Buffer,
  fields: PhotoFields = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = photoForm(bytes, fields);
  const response = await visitor.send(`/api/visits/${visitId}/photos`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}
