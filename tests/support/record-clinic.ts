import { afterAll, beforeAll } from 'vitest';
import type { RecordFinding, SessionRecord } from '../../server/contract/session-record.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A clinic on the day of a session, with those who record it. */
export let clinic: TestClinic;
export let assistant: Visitor;
export let doctor: Visitor;
export let doctorId: string;
export const today = '2026-03-10';

beforeAll(async () => {
  clinic = await startClinic({}, `${today}T12:00:00Z`);
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  doctorId = (await doctor.get('/api/session')).body.person.id;
});
afterAll(() => clinic.close());

export const zones = [{ zone: 'vertex', areaCm2: 40, volumeMl: 3 }] as const;
/** What a doctor can sign. */
export const whole = (): SessionRecord => ({
  doctorId,
  bloodDrawnMl: 8,
  kitLot: 'LOT-7',
  injectedMl: 3,
  zones: [...zones],
});

/** A patient's session, alone unless it is given the patient of another one. */
export async function newSession(
  entry: object = {},
  of?: string,
): Promise<{ path: string; patientId: string; id: string }> {
  const patientId =
    of ?? (await assistant.post('/api/patients', { name: 'Recorded Example', pattern: 'male' })).body.id;
  const visit = { date: today, kind: 'session', ...entry };
  const { id } = (await doctor.post(`/api/patients/${patientId}/visits`, visit)).body;
  return { path: `/api/visits/${id}/record`, patientId, id };
}

/** Status, code, and every rule that was broken with its field. */
export const problem = (answer: {
  status: number;
  body: { code: string; values?: { reasons?: RecordFinding[] } };
}) => [
  answer.status,
  answer.body.code,
  ...(answer.body.values?.reasons ?? []).map(({ code, field }) => `${code} ${field}`),
];
