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
  const { doctor, courseId } = course;
  const { version } = (await doctor.get(`/api/courses/${courseId}`)).body;
  await doctor.patch(`/api/courses/${courseId}`, version, { sessionsPlanned: 5 });
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime('2026-05-02T09:00:00Z');
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await course.clinic.close();
});

const today = async (day: string) => {
  course.clinic.setNow(`${day}T09:00:00Z`);
  await page.clock.setFixedTime(`${day}T09:00:00Z`);
};

describe('the plan of a course', () => {
  it('is reached from the timeline; the next session is planned with the keyboard, then all that remain', async () => {
    await page.goto(`/patients/${course.patientId}`);
    await page.getByRole('link', { name: 'Sessions and reviews' }).press('Enter');
    await page.getByText('3 of 5 given · the last on 31 Oct 2025').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    // The last session lies long ago: nothing is proposed in the past.
    await page.getByText('that is 2 May 2026, 1 Jun 2026').waitFor();
    await page.getByRole('button', { name: 'Plan 2 May 2026' }).press('Enter');
    await page.getByRole('link', { name: 'Session 4, Open the visit of 2 May 2026' }).waitFor();
    await page.getByRole('button', { name: 'Plan 1 Jun 2026' }).press('Enter');
    await page.getByText('Every session of the plan is given or in the calendar.').waitFor();
    await page.getByText('3 sessions, every 30 days, until 2 May 2026').waitFor();
  });

  it('a session of today stands under Expected and can be postponed; the earlier day stays readable', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Expected' }).waitFor();
    await page
      .getByRole('button', { name: 'Drawn Example, 2 May 2026: postpone or call off …' })
      .press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByLabel('New day').fill('2026-05-09');
    await dialog.getByLabel('Why').fill('a cold');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody is expected today.').waitFor();
    await page.goto(`/patients/${course.patientId}`);
    await page.getByText('Planned for 2 May 2026, put on 9 May 2026 by Person 1: a cold').waitFor();
  });

  it('one that was missed is said on Today, on the timeline and the course, until it is settled', async () => {
    await today('2026-05-12');
    await page.goto(`/patients/${course.patientId}`);
    await page.getByText('missed · Planned').waitFor();
    await page.goto(`/courses/${course.courseId}`);
    await page.getByText('missed 3 days ago').waitFor();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Planned and not come' }).waitFor();
    await page.getByText('Session planned for 9 May 2026, 3 days ago').waitFor();
    const settle = 'Drawn Example, 9 May 2026: given, postponed or called off …';
    await page.getByRole('button', { name: settle }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Call it off' }).check();
    await dialog.getByLabel('Why').fill('travels until June');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('heading', { name: 'Planned and not come' }).waitFor({ state: 'detached' });
    await page.goto(`/patients/${course.patientId}`);
    await page.getByText('Planned for 9 May 2026, called off by Person 1: travels until June').waitFor();
  });
});

describe('the review sheet', () => {
  it('says what was measured, what else changed, what was given, and a doctor decides on it', async () => {
    await today('2026-05-02');
    await page.goto(`/patients/${course.patientId}/progress`);
    await page.getByRole('link', { name: /Review sheet\s*: After the third/ }).press('Enter');
    const sheet = page.getByRole('article', { name: 'Review sheet' });
    await sheet.getByText('No measurable change. That is an answer').waitFor();
    await sheet.getByText('3 given of 5 planned', { exact: false }).waitFor();
    await sheet.getByText('Nothing else is entered').waitFor();
    await sheet.getByText('Nobody has read this pair without its dates yet.').waitFor();
    await sheet.getByText('Not decided yet.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Decide …' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Maintenance' }).check();
    await dialog.getByLabel('Months between maintenance sessions').fill('6');
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    // A decision without its sentence is none, and nothing typed is lost.
    await dialog.locator('.field-error').waitFor();
    expect(await dialog.getByLabel('Months between maintenance sessions').inputValue()).toBe('6');
    await dialog.getByLabel('In a sentence').fill('The hair has held; kept up twice a year.');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await sheet.getByText('Maintenance every 6 months').waitFor();
    await sheet.getByText('Decided by Person 1', { exact: false }).waitFor();
    await page.goto(`/patients/${course.patientId}`);
    await page.getByRole('link', { name: 'Decision: After the third session' }).waitFor();
    await page.getByText('measured then: +', { exact: false }).waitFor();
  });

  it('is one page of A4 on paper, without what is only for the screen', async () => {
    await page.goto(`/courses/${course.courseId}/review/three_months`);
    await page.getByRole('article', { name: 'Review sheet' }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.emulateMedia({ media: 'screen' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.goto(`/courses/${course.courseId}/review/nonsense`);
    await page.getByText('This course has no such milestone').waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: screens.phone.widthPx, height: screens.phone.heightPx });
    for (const path of [`/courses/${course.courseId}`, `/courses/${course.courseId}/review/three_months`]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
      expect(await accessibilityFindings(page)).toEqual([]);
    }
  });
});
