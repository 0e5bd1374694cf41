import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { type CourseClinic, courseClinic } from '../support/course-clinic.ts';

let browser: Browser;
let course: CourseClinic;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  course = await courseClinic();
  const { doctor, clinic, patientId } = course;
  const treatment = { kind: 'topical_minoxidil', startedOn: '2025-11-20' };
  await doctor.post(`/api/patients/${patientId}/treatments`, treatment);
  // The six months' window closed on 30 May; nobody came.
  clinic.setNow('2026-08-20T09:00:00Z');
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime('2026-08-20T09:00:00Z');
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await course.clinic.close();
});

describe('who stayed away', () => {
  it('stands under Missed on Today, is closed as lost there with the keyboard, and comes back by undo', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Missed' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const lost = page.getByRole('button', { name: 'Drawn Example will not come back …' });
    await lost.press('Enter');
    await page.getByRole('dialog').getByLabel('Why').fill('moved away');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Missed' }).waitFor({ state: 'detached' });
    const { body } = await course.doctor.get(`/api/patients/${course.patientId}`);
    expect(body).toMatchObject({ status: 'lost', lostReason: 'moved away' });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByRole('heading', { name: 'Missed' }).waitFor();
  });
});

describe('a row of the roster', () => {
  it('says how the primary measure has gone, and that something else was begun; no row moves for it', async () => {
    for (const screen of [screens.desk, screens.phone]) {
      await page.setViewportSize({ width: screen.widthPx, height: screen.heightPx });
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/api/trends*', (route) => held.then(() => route.continue()));
      await page.goto('/patients');
      const row = page.getByRole('link', { name: 'Drawn Example' });
      await row.waitFor();
      const before = await row.boundingBox();
      release();
      await row.getByText('measurable improvement (provisional)').waitFor();
      await row.getByText('by plasma alone?').waitFor();
      expect((await row.boundingBox())?.height).toBe(before?.height);
      await page.unroute('**/api/trends*');
    }
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
