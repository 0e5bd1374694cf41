import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage, type WatchedPage } from './browser.ts';
import { type DrawnUpload, measured, measuredPatient } from './measured-clinic.ts';
import { startClinic, type TestClinic } from './server.ts';
import { settledStage } from './settled-stage.ts';
import type { Visitor } from './visitor.ts';

/** A patient photographed on three days and measured, and a doctor's window. */
export let browser: Browser;
export let clinic: TestClinic;
export let doctor: Visitor;
export let watched: WatchedPage;
export let page: Page;
export let patientPath: string;
export let reference: DrawnUpload;
export let middle: DrawnUpload;
export let latest: DrawnUpload;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const { patientId, photograph } = await measuredPatient(doctor);
  patientPath = `/patients/${patientId}`;
  reference = await photograph('2025-08-31', 'session', { coverage: 0.5 });
  middle = await photograph('2025-11-28', 'review', { coverage: 0.55, visit: 1, shiftY: -0.03 });
  latest = await photograph('2026-04-30', 'review', {
    coverage: 0.62,
    visit: 2,
    rotationDegrees: 3,
    shiftX: 0.03,
  });
  for (const { photoId } of [reference, middle, latest]) await measured(clinic, doctor, photoId);
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

/** Zoomed to the head's middle, without anything drawn over the pictures. */
export const close = 'region=off&x=1000&y=1000&zoom=3.00';

export async function open(mode: string, more = ''): Promise<void> {
  const pair = `before=${reference.photoId}&after=${latest.photoId}`;
  await page.goto(`${patientPath}/compare?${pair}&mode=${mode}&${close}${more}`);
  // Sharp and settled: the small pictures have gone.
  await settledStage(page);
}

/** How far two pictures differ, grey values, mean over all of their numbers. */
export const apart = (a: Buffer, b: Buffer) => {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
};
