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
  watched = await openPage(browser, course.doctor);
  page = watched.page;
  await page.clock.setFixedTime('2026-05-02T09:00:00Z');
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await course.clinic.close();
});

const flag = 'Topical minoxidil was begun in between';

describe('what else is done to the hair', () => {
  it('is entered on the timeline with the keyboard alone', async () => {
    await page.goto(`/patients/${course.patientId}`);
    await page.getByText('None is entered.').waitFor();
    await page.getByRole('button', { name: 'Add another treatment' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Product, and how much').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    // The first entry of the list of kinds is minoxidil.
    await dialog.getByLabel('What', { exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('5 %');
    await page.keyboard.press('Tab');
    // Which part of a date comes first is the browser's own language: filled as a whole.
    await page.locator('input:focus').fill('2025-11-20');
    await page.keyboard.press('Enter');
    const item = page.getByRole('listitem').filter({ hasText: 'Topical minoxidil, 5 %' });
    await item.getByText('since 20 Nov 2025').waitFor();
  });

  it('stands beside the finding on Progress, under the chart and in the table', async () => {
    await page.goto(`/patients/${course.patientId}/progress`);
    const lane = page.locator('.event-lane');
    await lane.waitFor();
    expect(await lane.locator('dt').innerText()).toBe('Topical minoxidil, 5 %');
    expect(await page.getByRole('list', { name: 'What else may have made' }).first().innerText()).toContain(
      `${flag} (20 Nov 2025)`,
    );
    expect(await page.getByRole('table').first().innerText()).toContain(flag);
    expect(await accessibilityFindings(page)).toEqual([]);
    // The bar begins between the last session and the milestone after it, as the chart has them.
    const places = await page.evaluate(() => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const { whorlCharts } = globalThis as unknown as { whorlCharts: (on: HTMLCanvasElement) => Drawn };
      type Drawn = { scales: { x: { getPixelForValue: (day: number) => number } } };
      const { x } = whorlCharts(canvas).scales;
      const bar = (document.querySelector('.event-bar') as HTMLElement).getBoundingClientRect();
      const left = canvas.getBoundingClientRect().left;
      return { begins: bar.left - left, told: x.getPixelForValue(81) };
    });
    expect(Math.abs(places.begins - places.told)).toBeLessThan(1);
  });

  it('mirrored for a language from right to left, time runs from right to left', async () => {
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect
      .poll(() =>
        page.evaluate(() => {
          const canvas = document.querySelector('canvas') as HTMLCanvasElement;
          const { whorlCharts } = globalThis as unknown as { whorlCharts: (on: HTMLCanvasElement) => Drawn };
          type Drawn = { scales: { x: { getPixelForValue: (day: number) => number } } };
          const { x } = whorlCharts(canvas).scales;
          const thumbs = [...document.querySelectorAll('.chart-large .thumb-lane > li')];
          const lefts = thumbs.map((each) => each.getBoundingClientRect().left);
          return {
            first: x.getPixelForValue(0) > x.getPixelForValue(100),
            thumbs: lefts.length > 1 && (lefts[0] ?? 0) < (lefts[1] ?? 0),
          };
        }),
      )
      .toEqual({ first: true, thumbs: true });
    // The latest photo is named first from the left, as it lies under its day.
    const links = page.locator('.chart-large .thumb-lane > li');
    expect(await links.first().getByRole('link').getAttribute('title')).toBe('31 Jan 2026');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  });

  it('on paper it is dark on white and as wide as the sheet, also at night', async () => {
    const night = await openPage(browser, course.doctor, { ...screens.desk, dark: true });
    await night.page.goto(`/patients/${course.patientId}/progress`);
    await night.page.locator('.event-bar').waitFor();
    // A browser that prints says so and then takes the page as it is: only what no timer has to bring is on the paper.
    const printed = await night.page.evaluate(async () => {
      dispatchEvent(new Event('beforeprint'));
      for (let turn = 0; turn < 200; turn += 1) await null;
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      const { whorlCharts } = globalThis as unknown as { whorlCharts: (on: HTMLCanvasElement) => Drawn };
      type Drawn = {
        data: { datasets: { borderColor: string }[] };
        scales: { x: { getPixelForValue: (day: number) => number } };
      };
      const { data, scales } = whorlCharts(canvas);
      const bar = (document.querySelector('.event-bar') as HTMLElement).getBoundingClientRect();
      return {
        ink: data.datasets[0]?.borderColor,
        widthPx: canvas.clientWidth,
        offPx: bar.left - canvas.getBoundingClientRect().left - scales.x.getPixelForValue(81),
      };
    });
    const sheets = await night.page.pdf({
      format: 'A4',
      margin: { top: '15mm', left: '15mm', right: '15mm' },
    });
    expect(sheets.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
    await night.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    // 180 mm of CSS pixels, and the ink of the light look.
    expect(printed.widthPx).toBeGreaterThan(640);
    expect(printed.widthPx).toBeLessThan(690);
    expect(printed.ink).toBe('rgb(35, 33, 29)');
    expect(Math.abs(printed.offPx)).toBeLessThan(1);
    await expect
      .poll(() =>
        night.page
          .locator('canvas')
          .first()
          .evaluate((each) => each.clientWidth),
      )
      .toBeGreaterThan(1000);
    expect(night.complaints).toEqual([]);
    await night.context.close();
  });

  it('is said beside a pair on Compare, and a doctor reviews the milestone there with one press', async () => {
    await page.goto(`/patients/${course.patientId}/compare`);
    await page.getByText(flag).first().waitFor();
    const settle = page.getByRole('button', { name: 'Review: let this visit stand for “Three months”' });
    await settle.press('Enter');
    await page.getByText('Reviewed 2 May 2026: this visit stands for “Three months”.').waitFor();
    const { body } = await course.doctor.get(`/api/patients/${course.patientId}/progress`);
    const card = body.milestones.find(({ milestone }: { milestone: string }) => milestone === 'three_months');
    expect(card).toMatchObject({ visitId: course.threeMonths.visitId, reviewedAt: expect.any(String) });
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('is named beside its change in the report’s table', async () => {
    await page.goto(`/patients/${course.patientId}/report`);
    const row = page.locator('.report-table tbody tr').filter({ hasText: 'Three months' });
    expect(await row.first().innerText()).toContain(flag);
    const over = await page
      .locator('.sheet')
      .evaluateAll((sheets) => sheets.map((sheet) => sheet.scrollHeight - sheet.clientHeight));
    expect(over).toEqual([0, 0]);
  });

  it('is kept from who reads the pair blinded until the reading is signed, and said beside it then', async () => {
    const { doctor, patientId, threeMonths } = course;
    await page.goto(`/patients/${patientId}/assess`);
    await page.getByRole('link', { name: 'Read the photo of 31 Jan 2026' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(flag);
    await page.getByRole('link', { name: 'Read the photo of 31 Jan 2026' }).press('Enter');
    await page.getByAltText('Picture A of the reading').waitFor();
    expect(await page.locator('main').innerText()).not.toContain(flag);
    await page.keyboard.press('5');
    await page.keyboard.press('Enter');
    await page.getByText(flag).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.goto(`/patients/${patientId}/assess`);
    const read = page.locator('.reading-row').filter({ hasText: '31 Jan 2026' });
    await read.getByText(flag).waitFor();
    const { body } = await doctor.get(`/api/patients/${patientId}/assessments`);
    const pair = body.pairs.find(({ photoId }: { photoId: string }) => photoId === threeMonths.photoId);
    expect(pair.otherCauses.map(({ code }: { code: string }) => code)).toHaveLength(1);
  });

  it('Progress is printed once that stands in the trail', async () => {
    await page.goto(`/patients/${course.patientId}/progress`);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print', exact: true }).press('Enter');
    await page.locator('body[data-printed="yes"]').waitFor();
    const { body } = await course.doctor.get(`/api/audit?patient=${course.patientId}`);
    expect(body.entries[0].action).toBe('print_progress');
  });

  it('an entry made by mistake is taken back, and stands again where that was the mistake', async () => {
    await page.goto(`/patients/${course.patientId}`);
    await page.getByRole('button', { name: 'Correct: Topical minoxidil, 5 %' }).click();
    await page.getByRole('button', { name: 'take it back' }).click();
    await page.getByText('None is entered.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The entry stands again.').waitFor();
    await page.getByRole('button', { name: 'Correct: Topical minoxidil, 5 %' }).waitFor();
  });
});
