import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { courseClinic } from '../support/course-clinic.ts';
import type { DrawnUpload } from '../support/measured-clinic.ts';
import type { TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let watched: WatchedPage;
let page: Page;
let patientId: string;
let courseId: string;
let first: DrawnUpload;
let months: DrawnUpload;
let unreviewed: DrawnUpload;

beforeAll(async () => {
  browser = await launchBrowser();
  const course = await courseClinic();
  ({ clinic, doctor, patientId, courseId, first } = course);
  [unreviewed, months] = [course.afterThird, course.threeMonths];
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const shownPhotos = () =>
  page.locator('.sheets img').evaluateAll((all) => {
    const ids = all.map((each) => /photos\/([0-9a-f-]+)\//.exec((each as HTMLImageElement).src)?.[1] ?? '?');
    return [...new Set(ids)].sort();
  });

describe('a report on a course', () => {
  it('is reached from Progress, and says what it needs while nothing is reviewed', async () => {
    await page.goto(`/patients/${patientId}/progress`);
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByText('Nothing is reviewed yet').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('holds the reviewed visit beside the reference and no other picture', async () => {
    const { body: course } = await doctor.get(`/api/courses/${courseId}`);
    const path = `/api/courses/${courseId}/milestones/three_months`;
    const reviewed = await doctor.put(path, course.version, { visitId: months.visitId });
    expect(reviewed.status, JSON.stringify(reviewed.body)).toBe(200);
    await page.reload();
    await page.getByRole('article', { name: 'Page 1 of 2' }).waitFor();
    await expect.poll(shownPhotos).toEqual([first.photoId, months.photoId].sort());
    const words = await page.locator('.sheets').innerText();
    expect(words).toContain('Three months: Vertex');
    expect(words).toContain('153 days later');
    expect(words).toMatch(/Comparability [AB]/);
    expect(words).toMatch(/Hair coverage, Vertex\s+\d+\.\d\s%\s+\d+\.\d\s%\s+\+\d+\.\d\spoints\s+±8\spoints/);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('carries the doctor’s sentence, proposed from what was measured', async () => {
    await page.getByRole('button', { name: 'Write the doctor’s sentence' }).click();
    const entry = page.getByLabel('What you say of this course');
    expect(await entry.inputValue()).toContain('measuring error');
    await entry.fill('The crown is fuller than before. We go on with two more sessions.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const first = page.getByRole('article', { name: 'Page 1 of 2' });
    await first.getByText('The crown is fuller than before.').waitFor();
    await first.getByText(/^Person 1, /).waitFor();
    await page.getByRole('button', { name: 'Change the doctor’s sentence' }).waitFor();
  });

  it('is printed on exactly two pages of A4, and that stands in the trail', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print, or save as PDF' }).click();
    await page.locator('body[data-printed="yes"]').waitFor();
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries[0].action).toBe('print_report');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
    // 210 × 297 mm in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });

  it('is dark on white for who works at night too, on the screen and on paper', async () => {
    const night = await openPage(browser, doctor, { ...screens.desk, dark: true });
    await night.page.goto(`/patients/${patientId}/report`);
    const sheet = night.page.getByRole('article', { name: 'Page 1 of 2' });
    await sheet.waitFor();
    await night.page.locator('.sheets .pane-sharp').first().waitFor();
    const [ink = 255] = await sheet
      .getByRole('heading', { name: 'Drawn Example' })
      .evaluate((heading) => getComputedStyle(heading).color.match(/\d+/g)?.map(Number) ?? []);
    expect(ink).toBeLessThan(60);
    expect(await accessibilityFindings(night.page)).toEqual([]);
    expect(night.complaints).toEqual([]);
    await night.context.close();
  });

  it('fits on its pages: nothing of a sheet is cut off', async () => {
    const over = await page
      .locator('.sheet')
      .evaluateAll((sheets) => sheets.map((sheet) => sheet.scrollHeight - sheet.clientHeight));
    expect(over).toEqual([0, 0]);
    expect(unreviewed.photoId).not.toBe(months.photoId);
  });
});
