import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens } from '../support/browser.ts';
import { administrator, startServer } from '../support/server.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('the first minutes in a browser', () => {
  it('a newcomer sets the clinic up, adds a doctor and signs in as that doctor, without a mouse', async () => {
    const { page, complaints, expectStatus, context } = await openPage(browser, server.stranger());
    expectStatus(401);
    await page.goto('/');
    await page.waitForURL('**/setup');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: false }).first().focus();
      await page.keyboard.type(text);
    };
    await type('Setup code', 'test-setup-code');
    await type('Name of the clinic', 'Keyboard Clinic');
    await type('First branch', 'Main street');
    await type('Your name', 'Admin Example');
    await type('E-mail', administrator.email);
    await type('Password', administrator.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    await page.goto('/settings/people');
    await page.getByRole('button', { name: /add/i }).first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Doctor Example');
    await dialog.getByLabel(/e-mail/i).fill('doctor@clinic.example');
    await dialog.getByLabel(/password/i).fill('a doctor’s long password');
    await dialog.getByLabel('Doctor').check();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('doctor@clinic.example').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();

    const second = await openPage(browser, server.stranger(), screens.phone);
    second.expectStatus(401);
    await second.page.goto('/patients');
    await second.page.waitForURL('**/sign-in**');
    await second.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityFindings(second.page)).toEqual([]);
    await second.page.getByLabel('E-mail').fill('doctor@clinic.example');
    await second.page.getByLabel('Password').fill('wrong wrong wrong');
    await second.page.keyboard.press('Enter');
    await second.page.getByText('Address or password is wrong').waitFor();
    await second.page.getByLabel('Password').fill('a doctor’s long password');
    await second.page.keyboard.press('Enter');
    await second.page.waitForURL('**/patients');
    await second.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await accessibilityFindings(second.page)).toEqual([]);
    expect(second.complaints).toEqual([]);
  });
});
