import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic } from '../support/photo-clinic.ts';

let browser: Browser;
let clinic: PhotoClinic;
let watched: WatchedPage;
let page: Page;
let visitId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startPhotoClinic();
  watched = await openPage(browser, clinic.assistant);
  page = watched.page;
  visitId = (await clinic.newVisit()).id;
});
afterAll(async () => {
  expect(watched.complaints.filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
  await browser.close();
  await clinic.close();
});

const tray = () => page.getByRole('region', { name: 'To be placed' });

describe('photos that are on the device only', () => {
  it('are spoken of on every page, with the way back to them', async () => {
    await page.goto(`/visits/${visitId}`);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose photos' }).click();
    const buffer = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 3 });
    await (await chooser).setFiles({ name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer });
    await tray().getByRole('button', { name: /IMG_3/ }).first().waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByText('1 photo of a visit is not stored yet.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('are not lost by closing the window from another page without a word', async () => {
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', async (dialog) => {
        resolve(dialog.type());
        await dialog.dismiss();
      });
    });
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');
    expect(page.isClosed()).toBe(false);
    await page.getByRole('link', { name: 'Go to the visit' }).click();
    await tray().getByRole('button', { name: /IMG_3/ }).first().waitFor();
    expect(await page.getByText('is not stored yet').count()).toBe(0);
  });

  it('are not given up by signing out unless a person says so, and nobody after them finds them', async () => {
    const signOut = async () => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    };
    await signOut();
    await page.getByRole('dialog', { name: 'Photos are not stored yet' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await tray().getByRole('button', { name: /IMG_3/ }).first().waitFor();
    await signOut();
    await page.getByRole('button', { name: 'Give them up and sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill('person1@clinic.example');
    await page.getByLabel('Password', { exact: true }).fill('another long password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Patients' }).click();
    await page.getByRole('link', { name: /Photo Example/ }).click();
    await page.locator(`a[href="/visits/${visitId}"]`).first().click();
    await page.getByRole('button', { name: 'Choose photos' }).waitFor();
    expect(await tray().count()).toBe(0);
  });
});

describe('a session that ended by itself', () => {
  const signIn = async (on: Page, email: string) => {
    await on.getByLabel('E-mail').fill(email);
    await on.getByLabel('Password', { exact: true }).fill('another long password');
    await on.getByRole('button', { name: 'Sign in' }).click();
    await on.getByRole('link', { name: 'Patients' }).waitFor();
  };
  const notice = (on: Page) => on.getByText('1 photo of a visit is not stored yet.');

  it('leaves the photos to whoever chose them, and the next person in the window finds none', async () => {
    const own = await openPage(browser, await clinic.signedIn('assistant'));
    own.expectStatus(401);
    const window = own.page;
    await window.goto(`/visits/${visitId}`);
    const chooser = window.waitForEvent('filechooser');
    await window.getByRole('button', { name: 'Choose photos' }).click();
    const buffer = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 4 });
    await (await chooser).setFiles({ name: 'IMG_4.jpg', mimeType: 'image/jpeg', buffer });
    await window.getByRole('button', { name: /IMG_4/ }).first().waitFor();
    await own.context.clearCookies();
    await window.getByRole('link', { name: 'Today' }).click();
    await window.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(window, 'person2@clinic.example');
    await window.getByRole('link', { name: 'Patients' }).click();
    await window.getByRole('link', { name: /Photo Example/ }).waitFor();
    expect(await notice(window).count()).toBe(0);
    await window.getByRole('button', { name: /^Account of/ }).click();
    await window.getByRole('button', { name: 'Sign out', exact: true }).click();
    await window.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn(window, 'person3@clinic.example');
    await notice(window).waitFor();
    await window.getByRole('link', { name: 'Go to the visit' }).click();
    await window.getByRole('button', { name: /IMG_4/ }).first().waitFor();
    expect(own.complaints).toEqual([]);
    await own.context.close();
  });
});
