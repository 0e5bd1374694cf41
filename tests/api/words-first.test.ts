import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Analysis } from '../../server/contract/analysis.ts';
import { measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';

let clinic: TestClinic;

beforeAll(async () => {
  clinic = await startClinic({ IMAGE_WORKERS: '1' }, '2026-06-01T09:00:00Z');
});
afterAll(() => clinic.close());

it('what is wrong with a photo is said before it is measured, while the patient still sits there', async () => {
  const assistant = await clinic.signedIn('assistant');
  const patient = await measuredPatient(assistant);
  const small = { widthPx: 900, heightPx: 1000, headWidthPx: 600 };
  const { photoId } = await patient.photograph('2026-06-01', 'session', small);
  const seen: Analysis[] = [];
  const until = Date.now() + 60_000;
  while (seen.at(-1)?.state !== 'done' && Date.now() < until) {
    await pause(20);
    seen.push((await assistant.get(`/api/photos/${photoId}/analysis`)).body);
  }
  const first = seen.find(({ quality }) => quality !== null);
  expect(first?.quality?.reasons.map(({ code }) => code)).toContain('head_small');
  expect(['queued', 'running']).toContain(first?.state);
  expect([first?.alignment, first?.measurements]).toEqual([null, []]);
  const whole = await measured(clinic, assistant, photoId);
  expect(whole.quality).toEqual(first?.quality);
  expect(whole.alignment).toMatchObject({ source: 'identity' });
});
