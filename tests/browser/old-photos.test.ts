import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photos } from '../../storage/schema/photos.ts';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { oldPhoto } from '../support/old-photos.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: PhotoClinic;
let patientId: string;
const watched: WatchedPage[] = [];
const now = '2026-06-01T09:00:00Z';

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startPhotoClinic();
  patientId = await clinic.newPatient();
});
afterAll(async () => {
  expect(watched.flatMap(({ complaints }) => complaints)).toEqual([]);
  await browser.close();
  await clinic.close();
});

async function opened(visitor: Visitor, screen = {}): Promise<Page> {
  const one = await openPage(browser, visitor, { ...screens.desk, ...screen });
  // A damaged file, a view somebody else took, and a photo of another patient are answered as such.
  for (const status of [409, 422]) one.expectStatus(status);
  watched.push(one);
  await one.page.clock.setFixedTime(now);
  await one.page.goto(`/patients/${patientId}`);
  await one.page.getByRole('link', { name: 'Add old photographs' }).click();
  await one.page.getByRole('heading', { name: 'Add old photographs', level: 2 }).waitFor();
  return one.page;
}
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file]').first().setInputFiles(files);
const stored = () =>
  clinic.deps.store.db
    .select()
    .from(photos)
    .all()
    .filter((photo) => photo.patientId === patientId && photo.state === 'current');
const visitsOf = async () => (await clinic.doctor.get(`/api/patients/${patientId}/timeline`)).body.visits;

describe('old photographs', () => {
  it('are looked at first: what goes where, and what is refused and why, before anything is stored', async () => {
    const other = await clinic.newVisit();
    const othersBytes = await oldPhoto(9);
    await uploadPhoto(clinic.assistant, other.id, othersBytes);
    const page = await opened(clinic.assistant);
    await choose(page, [
      jpeg('crown.jpg', await oldPhoto(1, { takenAt: '2021-07-09T10:00:00' })),
      jpeg('top.jpg', await oldPhoto(2, { takenAt: '2021-07-09T10:01:00' })),
      jpeg('scan.jpg', await oldPhoto(3)),
      jpeg('scan again.jpg', await oldPhoto(3)),
      jpeg('whose.jpg', othersBytes),
      jpeg('broken.jpg', (await oldPhoto(4)).subarray(0, 3000)),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('front, then top') },
    ]);
    await page.getByText('1 file is no picture and was left out.').waitFor();
    await page.getByText('The picture ends too early').waitFor();
    await page.getByText('It is the same picture as scan.jpg.').waitFor();
    await page.getByText('The very same photo lies under another patient.').waitFor();
    const day = page.locator('section').filter({ has: page.getByRole('heading', { name: '9 Jul 2021' }) });
    await day.getByText('becomes a new visit of old photos').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    // A key gives the view and goes on to the next; dropping a file on a view does the same.
    await day.getByRole('button', { name: 'crown.jpg. Press 1 to 7' }).press('2');
    expect(await page.getByLabel('View of crown.jpg').inputValue()).toBe('vertex');
    await day
      .locator('li.old-file', { hasText: 'top.jpg' })
      .locator('.thumb')
      .dragTo(day.locator('.old-view', { hasText: 'Vertex' }));
    await day.getByText('Another file of this date has this view.').waitFor();
    await page.getByLabel('View of top.jpg').selectOption('superior');
    await page.getByRole('button', { name: 'Add 2 photographs' }).waitFor();
    expect(stored()).toEqual([]);
    expect(await visitsOf()).toEqual([]);
  });

  it('without a date get one as exactly as it is known, and are then stored, partly where a part is refused', async () => {
    const page = watched[0]?.page as Page;
    await page.getByRole('button', { name: 'Date of scan.jpg' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Year').fill('2023');
    await dialog.getByLabel('Month').selectOption({ label: 'March' });
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Use this date' }).press('Enter');
    await page.getByRole('heading', { name: 'March 2023' }).waitFor();
    await page.getByLabel('View of scan.jpg').selectOption('frontal');
    // Meanwhile somebody else puts a photo into that very place.
    const visit = { date: '2023-03-01', datePrecision: 'month', kind: 'historical' };
    const { id } = (await clinic.assistant.post(`/api/patients/${patientId}/visits`, visit)).body;
    await uploadPhoto(clinic.assistant, id, await oldPhoto(5), { view: 'frontal' });
    await page.getByRole('button', { name: 'Add 3 photographs' }).press('Enter');
    await page.getByRole('heading', { name: '2 photographs were added' }).waitFor();
    await page.getByText('1 was not added; it stands below with the reason.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const visits = await visitsOf();
    expect(visits.map((each: { date: string; photos: object[] }) => [each.date, each.photos.length])).toEqual(
      [
        ['2023-03-01', 1],
        ['2021-07-09', 2],
      ],
    );
    // What is stored is not offered again, the file that was refused is, and takes another view.
    expect(await page.getByLabel('View of crown.jpg').count()).toBe(0);
    await page.getByText('The visit has a photo of this view already.').waitFor();
    await page.getByLabel('View of scan.jpg').selectOption('occipital');
    await page.getByText('goes into the visit of old photos that is there').waitFor();
    await page.getByRole('button', { name: 'Add 1 photograph', exact: true }).press('Enter');
    await page.getByRole('heading', { name: '1 photograph was added' }).waitFor();
    // Its copy is now one the patient has.
    await page.getByText('The patient has this very photo already: Occipital, March 2023.').waitFor();
  });

  it('of another patient are added only where a person says that they are this one’s too', async () => {
    const page = watched[0]?.page as Page;
    await page.getByRole('button', { name: 'Look whose it is' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Photo Example').first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^It does belong to/ }).press('Enter');
    await page.getByLabel('View of whose.jpg').selectOption('vertex');
    await page.getByRole('button', { name: 'Say the date' }).first().press('Enter');
    await dialog.getByLabel('Year').fill('2015');
    await dialog.getByRole('button', { name: 'Use this date' }).press('Enter');
    await page.getByRole('button', { name: 'Add 1 photograph', exact: true }).press('Enter');
    await page.getByRole('heading', { name: '1 photograph was added' }).waitFor();
    await page.goto(`/patients/${patientId}`);
    await page.locator('.timeline').getByText('2015', { exact: true }).waitFor();
    expect(await page.locator('.timeline').getByText('not accepted by a doctor yet').count()).toBe(3);
  });

  it('are taken back together by a doctor, and nothing is deleted', async () => {
    const page = await opened(clinic.doctor, { ...screens.phone, dark: true });
    const before = stored().length;
    const line = page.locator('.old-imports > li').filter({ hasText: '2 photographs' });
    await line.getByRole('button', { name: 'Take this import back' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why it is taken back').fill('of her sister');
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take it back' }).press('Enter');
    await page.getByText('taken back by').waitFor();
    expect(stored()).toHaveLength(before - 2);
    const gone = (await visitsOf()).find(({ date }: { date: string }) => date === '2021-07-09');
    expect(gone).toMatchObject({
      status: 'cancelled',
      photos: [{ state: 'excluded' }, { state: 'excluded' }],
    });
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('are accepted by a doctor with their grade in sight', async () => {
    const { id } = (await visitsOf()).find(({ date }: { date: string }) => date === '2023-03-01');
    const page = watched[1]?.page as Page;
    await page.goto(`/visits/${id}`);
    const part = page.getByRole('region', { name: 'Comparable?' });
    await part.getByText('Frontal').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await part.getByRole('button', { name: 'Accept as comparable' }).press('Enter');
    await part.getByText('A doctor accepted these old photos as comparable.').waitFor();
    expect((await clinic.doctor.get(`/api/visits/${id}`)).body.accepted).toBe(true);
    expect((await visitsOf()).find((each: { id: string }) => each.id === id).accepted).toBe(true);
  });
});
