import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let doctor: Visitor;
let assistant: Visitor;
let patientId: string;
let path: string;

beforeAll(async () => {
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());
beforeEach(async () => {
  patientId = (await assistant.post('/api/patients', { name: 'Report Example', pattern: 'male' })).body.id;
  const { body } = await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
  path = `/api/courses/${body.id}/report`;
});

describe('the doctor’s sentence on a report', () => {
  it('is none at first, is written by a doctor alone, and the newest one stands', async () => {
    const empty = await assistant.get(path);
    expect([empty.body, empty.headers.get('etag')]).toEqual([{ sentence: null }, '"1"']);
    expect((await assistant.put(path, 1, { text: 'Better.' })).body.code).toBe('not_allowed');
    const first = await doctor.put(path, 1, { text: '  The crown is fuller. ' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    expect(first.body.sentence).toMatchObject({ text: 'The crown is fuller.', writtenBy: 'Person 1' });
    await doctor.put(path, 2, { text: 'Go on as planned.' });
    expect((await assistant.get(path)).body.sentence.text).toBe('Go on as planned.');
    const kept = clinic.deps.store.sqlite.prepare('select text from course_sentences').pluck().all();
    expect(kept).toEqual(expect.arrayContaining(['The crown is fuller.', 'Go on as planned.']));
    expect(() => clinic.deps.store.sqlite.exec('delete from course_sentences')).toThrow('append_only');
  });

  it('is not written over one that somebody wrote meanwhile', async () => {
    const second = await clinic.signedIn('doctor');
    await doctor.put(path, 1, { text: 'The first.' });
    const late = await second.put(path, 1, { text: 'The second.' });
    expect([late.status, late.body.code]).toEqual([412, 'version_stale']);
    expect((await second.put(path, undefined, { text: 'The second.' })).status).toBe(428);
    expect((await second.put(path, 2, { text: '…' })).body.code).toBe('invalid_request');
    expect((await doctor.get(path)).body.sentence.text).toBe('The first.');
  });

  it('stands in the trail without its words, and so does a print', async () => {
    await doctor.put(path, 1, { text: 'The crown is fuller.' });
    expect((await assistant.post(`${path}/prints`)).body.code).toBe('not_allowed');
    expect((await doctor.post(`${path}/prints`)).status).toBe(204);
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    const rows = body.entries.slice(0, 2) as { action: string; noun: string }[];
    expect(rows.map(({ action, noun }) => `${action} ${noun}`)).toEqual([
      'print_report course',
      'write report',
    ]);
    expect(JSON.stringify(body.entries)).not.toContain('fuller');
  });
});
