import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens } from '../support/browser.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { addReferencePhoto } from '../support/measured-photos.ts';
import { addCoverage, addRegionRow } from '../support/measured-values.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';
import { addReplicatePair } from '../support/replicate-pairs.ts';

let browser: Browser;
let clinic: PhotoClinic;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startPhotoClinic();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.locator('.busy').count()).toBe(0);
};
const rowOf = (page: Page, view: string) => page.getByRole('row', { name: new RegExp(`^${view}`) });

/** Pairs of the crown of one head, √2 points apart, on as many visits. */
async function addPairs(count: number): Promise<void> {
  const { store } = clinic.deps;
  const { id: visitId, patientId } = await clinic.newVisit();
  const place = { patientId, visitId, view: 'vertex' } as const;
  const { photoId, referenceId } = addReferencePhoto(store, place);
  const basis = { referenceId, regionId: addRegionRow(store, photoId, referenceId) };
  addCoverage(store, photoId, 50, basis);
  for (let pair = 0; pair < count; pair += 1) {
    const { id } = await clinic.newVisit(patientId);
    addReplicatePair(store, { patientId, visitId: id }, basis, [50, 50 + Math.SQRT2]);
  }
}

describe('the measuring error', () => {
  it('an assistant without a pair reads what is used meanwhile and finds the way to the first one by keyboard', async () => {
    const { page, complaints, context } = await openPage(browser, clinic.assistant);
    await page.goto('/');
    await page.getByRole('link', { name: 'Settings' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/repeatability');
    await settled(page);
    const tabs = page.getByRole('navigation', { name: 'Pages of the settings' });
    const open = ['Measuring error', 'Aftercare', 'Information page'];
    expect(await tabs.getByRole('link').allTextContents()).toEqual(open);
    await page.getByText('No replicate pair yet').waitFor();
    expect(await rowOf(page, 'Vertex').textContent()).toMatch(
      /0 of 10.*not known yet.*±8.points.*provisional/,
    );
    const parts = await page
      .getByRole('row', { name: /Part width/ })
      .getByRole('rowheader')
      .allTextContents();
    expect(parts).toEqual(['SuperiorPart width, % of head width', 'SuperiorPart width, mm']);
    await page.getByRole('link', { name: 'Take one at a visit of today' }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${clinic.assistant.address}/`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a visit of today asks for one replicate, takes it by one action, and asks no more', async () => {
    const visit = await clinic.newVisit();
    const bytes = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 71 });
    await uploadPhoto(clinic.assistant, visit.id, bytes, { view: 'vertex' });
    const { page, complaints, context } = await openPage(browser, clinic.assistant, screens.tablet);
    await page.goto(`/visits/${visit.id}`);
    const line = page.getByText(
      '0 of 10 replicate pairs for the crown: re-pose and re-comb the head, then take it once more.',
    );
    await line.waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Add the replicate.*Vertex/ }).focus();
    await page.keyboard.press('Enter');
    const again = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 72 });
    await (await chooser).setFiles({ name: 'again.jpg', mimeType: 'image/jpeg', buffer: again });
    await page.getByText('1 replicate', { exact: true }).waitFor();
    await line.waitFor({ state: 'detached' });
    const { photos } = (await clinic.assistant.get(`/api/visits/${visit.id}/photos`)).body;
    const taken = photos.map(({ view, purpose }: { view: string; purpose: string }) => `${view} ${purpose}`);
    expect(taken.sort()).toEqual(['vertex primary', 'vertex replicate']);
    await page.reload();
    await page.getByText('1 replicate', { exact: true }).waitFor();
    expect(await line.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('nothing is asked for once there are ten pairs, and the figure in use is the clinic’s own', async () => {
    await addPairs(10);
    const visit = await clinic.newVisit();
    const bytes = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 81 });
    await uploadPhoto(clinic.assistant, visit.id, bytes, { view: 'vertex' });
    const { page, complaints, context } = await openPage(browser, clinic.doctor);
    const answered = page.waitForResponse(/wanted-replicate/);
    await page.goto(`/visits/${visit.id}`);
    expect(await (await answered).json()).toEqual({ wanted: null });
    await page.getByRole('button', { name: 'look closer' }).first().waitFor();
    expect(await page.getByText('replicate pairs for the').count()).toBe(0);
    await page.goto('/settings/repeatability');
    await settled(page);
    expect(await rowOf(page, 'Vertex').textContent()).toMatch(
      /10 pairs.*±4\.4.points.*error 1.points × 1\.59.*±4\.4.points.*own/,
    );
    await page.getByText('All pairs are by one person: other hands are not in it.').waitFor();
    await page.getByText('All pairs are of one head: other heads are not in it.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  for (const [name, screen] of Object.entries(screens)) {
    for (const dark of [false, true]) {
      it(`fits on a ${name} ${dark ? 'at night' : 'by day'} and is open to everyone`, async () => {
        const { page, complaints, context } = await openPage(browser, clinic.admin, { ...screen, dark });
        await page.goto('/settings/repeatability');
        await settled(page);
        expect(await page.title()).toContain('Settings: Measuring error');
        expect(await accessibilityFindings(page)).toEqual([]);
        const overflowPx = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflowPx).toBe(0);
        expect(complaints).toEqual([]);
        await context.close();
      });
    }
  }
});
