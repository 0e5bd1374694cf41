import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../server/contract/compare.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { addPatientCourse, type PatientCourse } from '../support/patient-course.ts';
import { havePhotographs, photograph } from '../support/photographs.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

const now = '2026-05-02T09:00:00Z';
/** Different people, filed by mistake as the visits of one patient. */
const heads = [
  { on: '2025-08-31', kind: 'session', file: 'scalp-01.jpg' },
  { on: '2025-09-30', kind: 'session', file: 'scalp-04.jpg' },
  { on: '2025-10-31', kind: 'session', file: 'scalp-09.jpg' },
  { on: '2025-11-28', kind: 'review', file: 'scalp-12.jpg' },
  { on: '2026-01-31', kind: 'review', file: 'scalp-17.jpg' },
] as const;

describe.skipIf(!havePhotographs('scalps'))('photographs of real heads', () => {
  let browser: Browser;
  let clinic: TestClinic;
  let doctor: Visitor;
  let watched: WatchedPage;
  let page: Page;
  let course: PatientCourse;

  beforeAll(async () => {
    browser = await launchBrowser();
    clinic = await startClinic({}, now);
    doctor = await clinic.signedIn('doctor');
    const visits = await Promise.all(
      heads.map(async ({ on, kind, file }) => ({
        on,
        kind,
        photos: [{ bytes: await photograph('scalps', file) }],
      })),
    );
    course = await addPatientCourse(clinic, doctor, 'Mixed Heads', visits);
    watched = await openPage(browser, doctor, screens.desk);
    page = watched.page;
    await page.clock.setFixedTime(now);
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('of different people no pair is called a change, in either order', async () => {
    for (const before of course.photoIds) {
      for (const after of course.photoIds.filter((id) => id !== before)) {
        const { body }: { body: Comparison } = await doctor.get(
          `/api/compare?before=${before}&after=${after}`,
        );
        expect(body.comparable).toBe(false);
        expect(body.grade).toBe('D');
        for (const { verdict } of body.changes)
          expect(['not_comparable', 'no_verdict']).toContain(verdict.code);
      }
    }
    const { body } = await doctor.get(`/api/patients/${course.patientId}/progress`);
    const verdicts = JSON.stringify(body).match(/"(improvement|worsening|within_noise)"/g) ?? [];
    // The reference stands beside itself: change 0, within measurement noise. Nothing else has a verdict.
    expect(verdicts.filter((verdict) => verdict !== '"within_noise"')).toEqual([]);
  });

  it('a head is uploaded, looked at closely and zoomed on the pages', async () => {
    await page.goto(`/patients/${course.patientId}/visits/new`);
    await page.getByRole('radio', { name: 'Review', exact: true }).check();
    await page.getByLabel('Date').fill('2026-04-30');
    await page.getByRole('button', { name: 'Add and take photos' }).click();
    await page.waitForURL('**/visits/*');
    const slot = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Vertex' }) });
    const buffer = await photograph('scalps', 'scalp-20.jpg');
    await slot
      .locator('input[type=file]')
      .setInputFiles({ name: 'IMG_2020.JPG', mimeType: 'image/jpeg', buffer });
    const thumb = slot.getByRole('button', { name: /look closer/i }).first();
    await thumb.waitFor();
    await slot.getByText('Not comparable with the reference', { exact: false }).waitFor({ timeout: 60_000 });
    await thumb.click();
    const viewer = page.getByRole('dialog');
    const picture = viewer.locator('img').first();
    await picture.waitFor();
    const width = async () => (await picture.boundingBox())?.width ?? 0;
    await expect.poll(width).toBeGreaterThan(100);
    const before = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(before * 1.2);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });

    await page.goto(
      `/patients/${course.patientId}/compare?before=${course.photoIds[0]}&after=${course.photoIds[1]}`,
    );
    await page.getByText('not comparable', { exact: false }).first().waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/measurable (improvement|worsening)/);
    expect(watched.complaints).toEqual([]);
  });
});
