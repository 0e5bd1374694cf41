import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens } from '../support/browser.ts';
import { startServer } from '../support/server.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startServer({}, undefined, {
    demonstrationSize: { patients: 1, picturesOfEach: 3, headWidthPx: 200 },
  });
});
afterEach(() => server.close());

describe('the demonstration in a browser', () => {
  it('is entered by one press, fills before the eyes, opens its first patient, comes back after signing out, and is left', async () => {
    const { page, complaints, expectStatus, context } = await openPage(
      browser,
      server.stranger(),
      screens.tablet,
    );
    for (const status of [401, 403]) expectStatus(status);
    await page.goto('/setup');
    const explore = page.getByRole('button', { name: 'Explore a demonstration clinic' });
    await page.getByLabel('Setup code').fill('not the code');
    await explore.click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Setup code').fill('test-setup-code');
    await explore.click();
    await page.getByRole('heading', { name: /The demonstration is/ }).waitFor();
    await page.getByText(/of 3 pictures are drawn/).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('max')).toBe('3');
    expect(await accessibilityFindings(page)).toEqual([]);

    await page.getByRole('link', { name: 'Compare the first patient’s pictures' }).click();
    await page.waitForURL('**/compare**');
    await page.getByText('Alder Example').first().waitFor();
    const mark = page.getByText('Demonstration clinic.', { exact: true });
    expect(await mark.count()).toBe(1);

    // Full screen covers the bar.
    const fullMark = page
      .locator('.workspace')
      .getByText('Demonstration clinic. Every patient here is synthetic');
    expect(await fullMark.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Full screen' }).click();
    await fullMark.waitFor();
    await page.evaluate(() => document.exitFullscreen());
    await fullMark.waitFor({ state: 'hidden' });

    // So do a photo as large as the window, and the camera.
    const patientId = new URL(page.url()).pathname.split('/')[2];
    const visitId = await page.evaluate(async (id) => {
      const timeline = await fetch(`/api/patients/${id}/timeline`).then((answer) => answer.json());
      return timeline.visits.find(({ photos }: { photos: unknown[] }) => photos.length > 0).id;
    }, patientId);
    await page.goto(`/visits/${visitId}`);
    const dialog = page.getByRole('dialog');
    for (const opens of [/look closer/, /Take with the camera/]) {
      await page.getByRole('button', { name: opens }).first().click();
      await dialog.getByText('Demonstration clinic. Every patient here is synthetic').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }

    for (const path of ['/', '/patients', '/settings/clinic']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await mark.waitFor();
    }
    expect(await accessibilityFindings(page)).toEqual([]);

    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Enter the demonstration' }).click();
    await page.waitForURL((url) => url.pathname === '/');

    await page.getByRole('button', { name: 'Leave the demonstration' }).click();
    await page.waitForURL('**/setup');
    await page.getByRole('heading', { name: 'Create your clinic' }).waitFor();
    expect(await mark.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
