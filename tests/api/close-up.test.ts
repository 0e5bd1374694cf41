import { afterAll, beforeAll, expect, it } from 'vitest';
import { measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;

beforeAll(async () => {
  clinic = await startClinic({ IMAGE_WORKERS: '1' }, '2026-06-01T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

it('a close-up is neither asked for all of the head nor laid on another as one, whatever looks like a head in it', async () => {
  const patient = await measuredPatient(assistant);
  const view = { view: 'trichoscopy' };
  const before = await patient.photograph('2025-08-31', 'session', {}, view);
  const after = await patient.photograph('2026-02-01', 'review', { visit: 2 }, view);
  const reference = await measured(clinic, assistant, before.photoId);
  const followUp = await measured(clinic, assistant, after.photoId);
  for (const { state, quality } of [reference, followUp]) {
    expect(state).toBe('done');
    expect(quality).toMatchObject({ headWidthPx: null, reasons: [] });
  }
  expect(reference.alignment).toMatchObject({ source: 'identity' });
  expect(followUp.alignment).toBeNull();

  const pair = `/api/compare?before=${before.photoId}&after=${after.photoId}`;
  const codes = async () =>
    (await assistant.get(pair)).body.reasons.map(({ code }: { code: string }) => code);
  expect(await codes()).toEqual(['close_up_place_unknown']);
  const pairs = [
    { photo: [400, 500], reference: [410, 500] },
    { photo: [1100, 1200], reference: [1110, 1200] },
  ];
  const path = `/api/photos/${after.photoId}/alignment`;
  expect((await assistant.put(path, 0, { source: 'landmarks', pairs })).status).toBe(200);
  await measured(clinic, assistant, after.photoId);
  expect(await codes()).not.toContain('close_up_place_unknown');
});
