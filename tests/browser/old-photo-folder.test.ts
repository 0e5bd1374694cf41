import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { oldPhoto } from '../support/old-photos.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

let browser: Browser;
let clinic: PhotoClinic;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startPhotoClinic();
  folder = await mkdtemp(join(tmpdir(), 'whorl-old-photos-'));
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
  await rm(folder, { recursive: true });
});

const count = 40;

describe('a folder of old photographs', () => {
  it('is looked at while the page stays at hand, and what the line lost is tried again under the same import', async () => {
    const patientId = await clinic.newPatient();
    await mkdir(join(folder, 'older'));
    for (let at = 0; at < count; at += 1) {
      const takenAt = `2021-0${1 + (at % 8)}-09T10:00:00`;
      const name = at % 2 === 0 ? `IMG_${at}.jpg` : `older/IMG_${at}.jpg`;
      await writeFile(join(folder, name), await oldPhoto(100 + at, { takenAt }));
    }
    await writeFile(join(folder, '.DS_Store'), 'not a picture');
    const { page, complaints } = await openPage(browser, clinic.doctor);
    await page.goto(`/patients/${patientId}/old-photos`);
    await page.locator('input[data-old-folder]').setInputFiles(folder);
    await page.getByText(/Looked at \d+ of 40 files/).waitFor();
    // What is seen already gets its view while the server looks at the others.
    const first = page.getByLabel('View of IMG_0.jpg');
    await first.selectOption('vertex');
    expect(await page.getByText(/Looked at \d+ of 40 files/).count()).toBe(1);
    await page.getByText(/Looked at \d+ of 40 files/).waitFor({ state: 'detached' });
    expect(await first.inputValue()).toBe('vertex');
    expect(await page.locator('.old-file').count()).toBe(count);
    expect(await page.getByRole('heading', { name: '9 Jan 2021' }).count()).toBe(1);
    await page.getByLabel('View of IMG_1.jpg').selectOption('vertex');
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.route('**/photos', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: 'Add 2 photographs' }).click();
    await page.getByRole('heading', { name: 'No photograph was added' }).waitFor();
    await page.getByText('2 were not added').waitFor();
    await page.unroute('**/photos');
    await page.getByRole('button', { name: 'Try those 2 again' }).click();
    await page.getByRole('heading', { name: '2 photographs were added' }).waitFor();
    const { imports } = (await clinic.doctor.get(`/api/patients/${patientId}/photo-imports`)).body;
    expect(imports).toMatchObject([{ photos: 2, standing: 2 }]);
    // Who leaves the page finds the rest where it was.
    await page.getByRole('link', { name: 'Go to the timeline' }).click();
    await page.getByText('38 old photographs wait to be added.').waitFor();
    await page.getByRole('link', { name: 'Go to them' }).click();
    await page.getByText('38').first().waitFor();
    expect(await page.locator('.old-file').count()).toBe(count - 2);
    await page.context().close();
  });
});

describe('an old photo as the reference', () => {
  it('is chosen with its grade in sight, and its visit accepted in one go', async () => {
    const patientId = await clinic.newPatient();
    const at = { date: '2024-03-01', datePrecision: 'month', kind: 'historical' };
    const { id } = (await clinic.assistant.post(`/api/patients/${patientId}/visits`, at)).body;
    await uploadPhoto(clinic.assistant, id, await oldPhoto(300));
    const { page, complaints } = await openPage(browser, clinic.doctor);
    await page.goto(`/visits/${id}`);
    await page.getByLabel('More for Vertex').or(page.locator('summary.button-icon')).first().press('Enter');
    await page.getByRole('button', { name: 'Make this the reference …' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It is from before this record (March 2024).').waitFor();
    await dialog.getByText('this view has no reference yet').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByLabel('Why this photo').fill('before any treatment');
    await dialog.getByRole('button', { name: 'Make it the reference' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const { body } = await clinic.doctor.get(`/api/patients/${patientId}/timeline`);
    expect(body.references).toMatchObject([{ view: 'vertex' }]);
    expect(body.visits[0].accepted).toBe(true);
    const part = page.getByRole('region', { name: 'Comparable?' });
    await part.getByText('is the reference itself').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
