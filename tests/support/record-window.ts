import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';
import { startClinic, type TestClinic } from './server.ts';
import type { Visitor } from './visitor.ts';

/** A clinic on the day of a third session, and a doctor's window. */
export const now = '2026-03-10T12:00:00Z';
export let browser: Browser;
export let clinic: TestClinic;
export let doctor: Visitor;
export let assistant: Visitor;
export let doctorId: string;
export let watched: WatchedPage;
export let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  doctor = await clinic.signedIn('doctor');
  assistant = await clinic.signedIn('assistant');
  doctorId = (await doctor.get('/api/session')).body.person.id;
  const spins = [{ rpm: 1500, radiusCm: 10, minutes: 8, g: null, temperatureC: null }];
  const fields = { kit: 'Blue', anticoagulant: 'acd_a', anticoagulantMl: 1, spins, needleGauge: 30 };
  await doctor.post('/api/kit-presets', { name: 'Blue kit, one spin', fields });
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime(now);
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

/** A patient at the third of their sessions, the two before it recorded and signed. */
export async function thirdSession(): Promise<{ visitId: string; patientId: string }> {
  const patient = (await doctor.post('/api/patients', { name: 'Third Example', pattern: 'male' })).body;
  await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  const visits: string[] = [];
  for (const date of ['2026-01-12', '2026-02-09', '2026-03-10']) {
    visits.push((await doctor.post(`/api/patients/${patient.id}/visits`, { date, kind: 'session' })).body.id);
  }
  const zones = [{ zone: 'vertex', areaCm2: 60, volumeMl: 3 }];
  const record = { doctorId, bloodDrawnMl: 8, kit: 'Blue', kitLot: 'LOT-1', injectedMl: 3, zones };
  for (const id of visits.slice(0, 2)) {
    await doctor.put(`/api/visits/${id}/record`, 0, { record, sign: true });
  }
  return { visitId: visits[2] ?? '', patientId: patient.id };
}
export const saved = async (visitId: string) => (await doctor.get(`/api/visits/${visitId}/record`)).body;
export const entry = (label: string, on = page) => on.getByLabel(label, { exact: true });
export const state = (words: string | RegExp, on = page) =>
  on.locator('.record-state').getByText(words).waitFor();
