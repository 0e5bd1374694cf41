import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

let browser: Browser;
let clinic: PhotoClinic;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startPhotoClinic();
  watched = await openPage(browser, clinic.doctor);
  page = watched.page;
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const picture = async (seed: number) => ({
  name: `IMG_${seed}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await drawnPhoto({ widthPx: 640, heightPx: 480, seed }),
});
const slot = (view: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: view, exact: true }) });
const stored = (view: string) => slot(view).getByRole('button', { name: 'look closer' }).first();
const tray = () => page.getByRole('region', { name: 'To be placed' });

/** Opens the capture page of a new visit of a new patient. */
async function openVisit() {
  const visit = await clinic.newVisit();
  await page.goto(`/visits/${visit.id}`);
  await slot('Vertex').waitFor();
  return visit;
}

describe('the capture page', () => {
  it('a whole card is placed by keys, the focus going from file to file', async () => {
    await openVisit();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose photos' }).click();
    await (await chooser).setFiles([await picture(1), await picture(2), await picture(3)]);
    await tray().getByRole('button', { name: /IMG_1/ }).first().focus();
    expect(await accessibilityFindings(page)).toEqual([]);
    for (const key of ['1', '2', '3']) await page.keyboard.press(key);
    for (const view of ['Superior', 'Vertex', 'Frontal']) await stored(view).waitFor();
    expect(await tray().count()).toBe(0);
    await page.getByText('3 of 5 required views').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('the same file is stored once, and a second photo of a view is a retake that keeps the first', async () => {
    await openVisit();
    const choose = slot('Vertex').locator('input[type=file]');
    await choose.setInputFiles(await picture(11));
    await stored('Vertex').waitFor();
    await choose.setInputFiles(await picture(11));
    await slot('Vertex').getByText('Nothing was stored twice').waitFor();
    await choose.setInputFiles(await picture(12));
    await slot('Vertex').getByText('1 older or excluded photo').waitFor();
  });

  it('a photo filed under another patient is stored only when a person says so', async () => {
    watched.expectStatus(409);
    const other = await clinic.newVisit();
    const file = await picture(21);
    await uploadPhoto(clinic.assistant, other.id, file.buffer);
    await openVisit();
    await slot('Vertex').locator('input[type=file]').setInputFiles(file);
    await slot('Vertex').getByRole('button', { name: 'Decide' }).click();
    const dialog = page.getByRole('dialog', { name: 'Is this photo of the right patient?' });
    await dialog.getByText('It is filed under').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: /It does belong to/ }).click();
    await stored('Vertex').waitFor();
  });

  it('a refused file says why and leaves the others safe', async () => {
    watched.expectStatus(422);
    await openVisit();
    await slot('Frontal')
      .locator('input[type=file]')
      .setInputFiles(await picture(31));
    const notes = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') };
    await slot('Vertex').locator('input[type=file]').setInputFiles(notes);
    await slot('Vertex').getByText('Nothing was stored.').waitFor();
    await page.getByText('1 photo is not stored yet').waitFor();
    await stored('Frontal').waitFor();
    expect(await slot('Vertex').getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await slot('Vertex').getByRole('button', { name: 'Remove from list' }).click();
  });

  it('an interrupted upload is sent again by one press', async () => {
    await openVisit();
    await page.route('**/photos', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    );
    await slot('Vertex')
      .locator('input[type=file]')
      .setInputFiles(await picture(41));
    const retry = slot('Vertex').getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    watched.complaints.splice(0);
    await page.unroute('**/photos');
    await retry.click();
    await stored('Vertex').waitFor();
  });

  it('preparation is saved as it is ticked, and never over what somebody else saved', async () => {
    watched.expectStatus(412);
    const visit = await openVisit();
    await page.getByRole('button', { name: 'All as it should be' }).click();
    const read = async () => (await clinic.doctor.get(`/api/visits/${visit.id}`)).body;
    await expect.poll(async () => (await read()).preparation.hairState).toBe('dry');
    const { version } = await read();
    const other = { preparation: { combedSame: false } };
    expect((await clinic.doctor.patch(`/api/visits/${visit.id}`, version, other)).status).toBe(200);
    // Not `check`, which presses again when the newer state has replaced the entry it pressed.
    await page.getByRole('radio', { name: 'Wet' }).click({ force: true });
    await page.getByText('Somebody else changed this visit').waitFor();
    expect((await read()).preparation).toMatchObject({ hairState: 'dry', combedSame: false });
    const combed = page.getByRole('group', { name: 'Combed the same way' });
    expect(await combed.getByRole('radio', { name: 'No', exact: true }).isChecked()).toBe(true);
  });

  it('a misfiled photo is moved to another view of the visit, with the reason', async () => {
    await openVisit();
    await slot('Vertex')
      .locator('input[type=file]')
      .setInputFiles(await picture(51));
    await stored('Vertex').waitFor();
    await slot('Vertex').locator('summary').first().click();
    await slot('Vertex').getByRole('button', { name: 'Move' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move this photo' });
    await dialog.getByLabel('View').selectOption('frontal');
    await dialog.getByLabel('Why it is moved').fill('taken from the front');
    await dialog.getByRole('button', { name: 'Move the photo' }).click();
    await stored('Frontal').waitFor();
    expect(await stored('Vertex').count()).toBe(0);
  });

  it('nothing is said on the console that was not expected', () => {
    expect(watched.complaints).toEqual([]);
  });
});

describe('the grid of photos', () => {
  it('two presses in one row open their comparison, earlier first, by keyboard too', async () => {
    const { id, patientId } = await clinic.newVisit();
    const before = await clinic.assistant.post(`/api/patients/${patientId}/visits`, {
      date: '2026-01-05',
      kind: 'review',
    });
    const late = await uploadPhoto(clinic.assistant, id, (await picture(61)).buffer);
    const early = await uploadPhoto(clinic.assistant, before.body.id, (await picture(62)).buffer);
    const phone = await openPage(browser, clinic.doctor, screens.phone);
    await phone.page.goto(`/patients/${patientId}/photos`);
    const cells = phone.page.getByRole('button', { name: /^Vertex, / });
    await cells.nth(1).focus();
    await phone.page.keyboard.press('Enter');
    expect(await accessibilityFindings(phone.page)).toEqual([]);
    await phone.page.keyboard.press('ArrowLeft');
    await phone.page.keyboard.press('Enter');
    await phone.page.waitForURL(`**/compare?before=${early.body.id}&after=${late.body.id}*`);
    await phone.context.close();
  });
});
