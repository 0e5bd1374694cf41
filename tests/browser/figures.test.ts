import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { addOutcomes } from '../support/outcome-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';

let browser: Browser;
let clinic: TestClinic;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-07-01T09:00:00Z');
  const doctor = await clinic.signedIn('doctor');
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime('2026-07-01T09:00:00Z');
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const rowOf = (milestone: string) =>
  page
    .getByRole('region', { name: 'Change of Hair coverage, Vertex in numbers' })
    .getByRole('row')
    .filter({ hasText: milestone });

describe('the clinic’s figures', () => {
  it('have a place in the main navigation, and begin by saying that there is no course', async () => {
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Figures' })
      .press('Enter');
    await page.getByText('No course yet').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('show every change with median and quartiles, in the chart and as numbers, with who is missing', async () => {
    addOutcomes(clinic.deps.store, [
      ...[20, 12, 9, 6, 0, -3, -10].map((change) => ({ change, injectedMl: change > 5 ? 4 : 2 })),
      { change: null },
      { change: null, lost: true },
    ]);
    await page.reload();
    await page.getByText('9 courses of 9 patients').waitFor();
    const words = (await rowOf('Six months').innerText()).replace(/\s+/g, ' ');
    expect(words).toContain('7 +6.0 −1.5 to +10.5 −10.0 to +20.0 3 of 7 3 of 7 1 of 7 4 of 7');
    const reached = page
      .getByRole('region', { name: 'Who is in these figures: Hair coverage, Vertex' })
      .getByRole('row')
      .filter({ hasText: 'Six months' });
    expect((await reached.innerText()).replace(/\s+/g, ' ')).toContain('Six months 9 7 0 0 0 0 0 1 1');
    await page.getByRole('img', { name: 'Change of Hair coverage, Vertex' }).waitFor();
    await page.getByText('Drawing …').waitFor({ state: 'detached' });
    const dots = await page.evaluate(() => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement;
      type Drawn = { data: { datasets: { data: { x: number; y: number }[] }[] } };
      const { whorlCharts } = globalThis as unknown as { whorlCharts: (on: HTMLCanvasElement) => Drawn };
      return whorlCharts(canvas).data.datasets[0]?.data.map(({ y }) => y);
    });
    expect(dots?.slice(-7)).toEqual([-10, -3, 0, 6, 9, 12, 20]);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('are divided by one thing at a time, and groups under five patients can be kept back', async () => {
    await page.getByLabel('Divided').selectOption('by dose a session');
    await rowOf('Up to 2 ml').first().waitFor();
    await page.getByLabel('Groups under five patients').selectOption('kept back');
    await page.getByText('fewer than five patients').first().waitFor();
    expect(page.url()).toContain('by=dose&deidentified=yes');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.goto('/figures');
  });

  it('are taken away as a table, with or without names', async () => {
    for (const [name, file] of [
      ['Table with codes and dates (CSV)', 'figures-2026-07-01.csv'],
      ['Table without names (CSV)', 'figures-2026-07-01-deidentified.csv'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      expect((await download).suggestedFilename()).toBe(file);
    }
  });

  it('are frozen under a name with the keyboard, and stay as they were', async () => {
    await page.getByRole('button', { name: 'Freeze these figures …' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Congress 2026');
    expect(await accessibilityFindings(page)).toEqual([]);
    // Two presses before the first is drawn freeze once.
    await page
      .getByRole('dialog')
      .locator('form')
      .evaluate((form: HTMLFormElement) => {
        form.requestSubmit();
        form.requestSubmit();
      });
    await page.getByRole('link', { name: 'Congress 2026' }).waitFor();
    const { sets } = (await clinic.admin.get('/api/figure-sets')).body;
    expect(sets.map(({ name }: { name: string }) => name)).toEqual(['Congress 2026']);
    addOutcomes(clinic.deps.store, [{ change: 40 }]);
    await page.reload();
    await page.getByText('10 courses of 10 patients').waitFor();
    await page.getByRole('link', { name: 'Congress 2026' }).press('Enter');
    await page.getByRole('heading', { name: 'Congress 2026' }).waitFor();
    await page.getByText('9 courses of 9 patients').waitFor();
    await page.getByText('Hyndman and Fan 1996, type 7', { exact: false }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('fit a phone, in the dark too', async () => {
    await page.setViewportSize({ width: screens.phone.widthPx, height: screens.phone.heightPx });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/figures?by=dose');
    await page.getByRole('img', { name: 'Change of Hair coverage, Vertex' }).waitFor();
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBeLessThanOrEqual(0);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('are not for assistants', async () => {
    const assistant = await clinic.signedIn('assistant');
    const theirs = await openPage(browser, assistant);
    await theirs.page.goto('/');
    await theirs.page.getByRole('link', { name: 'Patients' }).waitFor();
    expect(await theirs.page.getByRole('link', { name: 'Figures' }).count()).toBe(0);
    await theirs.page.goto('/figures');
    await theirs.page.getByText('This page is not open to you').waitFor();
    expect(theirs.complaints).toEqual([]);
  });
});
