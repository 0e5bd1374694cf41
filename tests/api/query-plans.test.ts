import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillLargeClinic } from '../support/large-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

/** Tables that grow with the clinic's years: reading one from end to end is what makes a page slow one day. */
const growing = [
  'patients',
  'visits',
  'photos',
  'derivatives',
  'analyses',
  'alignments',
  'measurements',
  'audit',
  'courses',
  'reference_photos',
  'regions',
  'milestone_windows',
  'aftercare_overrides',
  'session_record_entries',
];

let clinic: TestClinic;
let doctor: Visitor;
let patient: string;
let session: string;
let asked: Set<string>;

beforeAll(async () => {
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor');
  const { store } = clinic.deps;
  patient = fillLargeClinic(store, { patients: 300, photosEach: 4 });
  await doctor.post(`/api/patients/${patient}/courses`, { sessionsPlanned: 4 });
  const given = { date: '2026-03-09', kind: 'session', session: { injectedAt: '2026-03-09T09:00:00Z' } };
  const visit = { ...given, record: { kitLot: 'LOT-1' } };
  session = (await doctor.post(`/api/patients/${patient}/visits`, visit)).body.id;
  const prepare = store.sqlite.prepare.bind(store.sqlite);
  store.sqlite.prepare = ((text: string) => {
    asked.add(text);
    return prepare(text);
  }) as typeof store.sqlite.prepare;
});
afterAll(() => clinic.close());

/** The steps of the statements a request ran that read a growing table from end to end. */
async function fullScansOf(path: string): Promise<string[]> {
  asked = new Set();
  const { status, body } = await doctor.get(path);
  expect(status, JSON.stringify(body)).toBe(200);
  const statements = [...asked].filter((text) => /^\s*(select|with)/i.test(text));
  expect(statements.length).toBeGreaterThan(0);
  return statements.flatMap((text) => {
    const steps = clinic.deps.store.sqlite
      .prepare(`explain query plan ${text}`)
      .all(...Array.from(text.matchAll(/\?/g), () => null)) as {
      detail: string;
    }[];
    const names = new Map(
      Array.from(text.matchAll(/"?(\w+)"?(?: as)? "?(\w+)"?/gi), (match) => [match[2], match[1]]),
    );
    return steps
      .map((step) => step.detail)
      .filter((detail) => {
        const table = /^SCAN (\w+)/.exec(detail)?.[1] ?? '';
        return growing.includes(table) || growing.includes(names.get(table) ?? '');
      })
      .map((detail) => `${detail}: ${text}`);
  });
}

describe('no page reads the clinic from end to end', () => {
  it.each([
    ['the search by name', () => '/api/patients?q=kaya'],
    ['the search by telephone', () => '/api/patients?q=5321'],
    ['the search by code', () => '/api/patients?q=L-12'],
    ['the timeline', () => `/api/patients/${patient}/timeline`],
    ['the progress', () => `/api/patients/${patient}/progress`],
    ['the values', () => `/api/patients/${patient}/measurements`],
    ['the aftercare', () => `/api/visits/${session}/aftercare`],
    ['what is said for one patient', () => `/api/patients/${patient}/aftercare/overrides`],
    ['Today', () => '/api/today'],
    ['the measuring error', () => '/api/repeatability'],
    ['the second baselines', () => '/api/repeatability/second-baselines'],
    ['what is measured again', () => '/api/measuring'],
    ['a session’s record', () => `/api/visits/${session}/record`],
    ['the versions of a record', () => `/api/visits/${session}/record/history`],
    ['what a record begins with', () => `/api/visits/${session}/record/start`],
    ['the sessions with a lot', () => '/api/lots?lot=LOT-1'],
    ['a patient’s audit trail', () => `/api/audit?patient=${patient}`],
  ])('%s', async (_what, path) => {
    expect(await fullScansOf(path())).toEqual([]);
  });

  it('the roster by name walks its index and stops after a page', async () => {
    for (const plan of await fullScansOf('/api/patients'))
      expect(plan).toContain('USING INDEX patients_name');
  });
});
