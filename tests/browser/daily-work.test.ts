import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import { refreshMilestones } from '../../server/flow/refresh-milestones.ts';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { measured } from '../support/measured-clinic.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';
import { administrator } from '../support/server.ts';

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

const slot = (page: Page, view: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: view, exact: true }) });
const offer = { name: 'Make this the reference …' };

let lastSeed = 70;

/** Two visits of one patient, a photo of the vertex each; the second is newer. */
async function photographedTwice() {
  const first = await clinic.newVisit();
  const second = await clinic.newVisit(first.patientId);
  const photograph = async (visitId: string, seed: number): Promise<string> =>
    (await uploadPhoto(clinic.assistant, visitId, await drawnPhoto({ widthPx: 640, heightPx: 480, seed })))
      .body.id;
  clinic.setNow('2026-03-10T09:00:00Z');
  // Another patient's bytes would rightly be asked about.
  lastSeed += 2;
  const older = await photograph(first.id, lastSeed);
  clinic.setNow('2026-03-10T09:05:00Z');
  const photos = [older, await photograph(second.id, lastSeed + 1)] as const;
  // The newer one becomes the reference by itself, once both are measured.
  for (const photoId of photos) await measured(clinic, clinic.doctor, photoId);
  const path = `/api/patients/${first.patientId}/references/vertex`;
  await expect.poll(async () => (await clinic.doctor.get(path)).body.photoId).toBe(photos[1]);
  return { patientId: first.patientId, visits: [first.id, second.id] as const, photos };
}

describe('the reference', () => {
  it('is chosen by a doctor on the capture page, instead of another', async () => {
    const { patientId, visits, photos } = await photographedTwice();
    const { page, complaints, context } = await openPage(browser, clinic.doctor);
    const reference = async () =>
      (await clinic.doctor.get(`/api/patients/${patientId}/references/vertex`)).body;
    const before = (await reference()).version;
    for (const [at, visitId] of visits.entries()) {
      await page.goto(`/visits/${visitId}`);
      await slot(page, 'Vertex').locator('summary').first().click();
      await slot(page, 'Vertex').getByRole('button', offer).click();
      const dialog = page.getByRole('dialog', { name: 'Make this the reference' });
      await dialog.getByText('measured again against it').waitFor();
      await dialog.getByRole('button', { name: 'Make it the reference' }).click();
      await dialog.getByText('Please check').waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await dialog.getByLabel('Why this photo').fill('After the haircut');
      await dialog.getByRole('button', { name: 'Make it the reference' }).click();
      await slot(page, 'Vertex').getByText('This photo is the reference').waitFor();
      expect(await reference()).toMatchObject({
        photoId: photos[at],
        version: before + at + 1,
        source: 'doctor',
        reason: 'After the haircut',
      });
      await slot(page, 'Vertex').locator('summary').first().click();
      expect(await slot(page, 'Vertex').getByRole('button', offer).count()).toBe(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is offered on Compare beside the reason that only a new one mends, and to no assistant', async () => {
    const { patientId, visits, photos } = await photographedTwice();
    for (const [at, lengthClass] of (['shaved', 'over_10cm'] as const).entries()) {
      const path = `/api/visits/${visits[at]}`;
      const { version } = (await clinic.doctor.get(path)).body;
      const { status } = await clinic.doctor.patch(path, version, { preparation: { lengthClass } });
      expect(status).toBe(200);
    }
    const address = `/patients/${patientId}/compare?before=${photos[1]}&after=${photos[0]}`;
    for (const [visitor, offered] of [
      [clinic.assistant, 0],
      [clinic.doctor, 2],
    ] as const) {
      const { page, complaints, context } = await openPage(browser, visitor);
      await page.goto(address);
      const reason = page.locator('.reason', { hasText: 'classes shorter than on the reference' });
      await reason.waitFor();
      const buttons = page.getByRole('button', { name: 'After: make this the reference …' });
      expect(await buttons.count()).toBe(offered);
      expect(await accessibilityFindings(page)).toEqual([]);
      if (offered > 0) {
        await reason.getByRole('button').click();
        const dialog = page.getByRole('dialog', { name: 'Make this the reference' });
        await dialog.getByLabel('Why this photo').fill('After the haircut');
        await dialog.getByRole('button', { name: 'Make it the reference' }).click();
        await expect.poll(() => buttons.count()).toBe(0);
        const { body } = await clinic.doctor.get(`/api/patients/${patientId}/references/vertex`);
        expect(body).toMatchObject({ photoId: photos[0], source: 'doctor' });
      } else {
        await page.goto(`/visits/${visits[0]}`);
        await slot(page, 'Vertex').locator('summary').first().click();
        await slot(page, 'Vertex').getByRole('button', { name: 'Look closer', exact: true }).waitFor();
        expect(await slot(page, 'Vertex').getByRole('button', offer).count()).toBe(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});

describe('a retake', () => {
  it('leads from the timeline, the progress and Today to the visit that was tried', async () => {
    const { patientId, courseId, tried } = await triedInVain();
    const { page, expectStatus, context } = await openPage(browser, clinic.assistant);
    // The photos are rows without files.
    for (const status of [404, 410, 500]) expectStatus(status);
    for (const path of [`/patients/${patientId}`, `/patients/${patientId}/progress`]) {
      await page.goto(path);
      const link = page.getByRole('link', { name: 'Retake the photos' });
      expect(await link.getAttribute('href'), path).toBe(`/visits/${tried}`);
    }
    const cards = (await clinic.assistant.get(`/api/patients/${patientId}/progress?course=${courseId}`)).body
      .milestones as MilestoneCard[];
    expect(cards.some(({ state, missingViews }) => state === 'upcoming' && missingViews.length > 0)).toBe(
      true,
    );
    const upcoming = page.locator('.outcome', { hasText: 'upcoming' });
    expect(await upcoming.count()).toBeGreaterThan(0);
    expect(await upcoming.getByText('Missing:').count()).toBe(0);
    await page.goto('/');
    const row = page.getByRole('link', { name: 'Retake the photos' });
    expect(await row.getAttribute('href')).toBe(`/visits/${tried}`);
    await context.close();
  });

  /** Three sessions, and after them a photo that could not be aligned. */
  async function triedInVain() {
    const { assistant, deps } = clinic;
    const patient = { name: 'Retake Example', pattern: 'male' };
    const patientId = (await assistant.post('/api/patients', patient)).body.id as string;
    const course = (await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 })).body;
    const visits: string[] = [];
    for (const [date, kind] of [
      ['2025-12-22', 'session'],
      ['2026-01-20', 'session'],
      ['2026-02-19', 'session'],
      ['2026-03-09', 'review'],
    ]) {
      const { body } = await assistant.post(`/api/patients/${patientId}/visits`, { date, kind });
      visits.push(body.id);
    }
    const [first = '', tried = ''] = [visits[0], visits[3]];
    const place = { patientId, view: 'vertex' } as const;
    const { referenceId } = addReferencePhoto(deps.store, { ...place, visitId: first });
    addAlignedPhoto(deps.store, { ...place, visitId: tried }, referenceId, 'refused');
    await refreshMilestones(deps.store, deps.clock(), patientId);
    return { patientId, courseId: course.id as string, tried };
  }
});

describe('Today', () => {
  it('shows the day of the branch one stands in, and remembers it on this device', async () => {
    const { page, complaints, context } = await openPage(browser, clinic.assistant);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    expect(await page.getByLabel('Branch').count()).toBe(0);
    const branch = { name: 'Harbour', timeZone: 'Europe/Istanbul' };
    const branchId = (await clinic.admin.post('/api/branches', branch)).body.id;
    const patient = { name: 'Harbour Example', pattern: 'female', branchId };
    const { body } = await clinic.assistant.post('/api/patients', patient);
    const visit = { date: '2026-03-10', kind: 'review', status: 'planned', branchId };
    expect((await clinic.assistant.post(`/api/patients/${body.id}/visits`, visit)).status).toBe(201);
    await page.reload();
    const row = page.getByRole('link', { name: /Harbour Example/ });
    await page.getByLabel('Branch').waitFor();
    expect(await row.count()).toBe(0);
    await page.getByLabel('Branch').selectOption('Harbour');
    await row.waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.reload();
    await row.waitFor();
    await page.getByLabel('Branch').selectOption('Main street');
    await expect.poll(() => row.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('while photos are measured again because a method changed', () => {
  it('Today says how many, and a photo shows what it had, not that it waits', async () => {
    const { visits, photos } = await photographedTwice();
    const { sqlite } = clinic.deps.store;
    // Claimed by nobody: it stays under way for as long as the pages are looked at.
    const underWay = sqlite.prepare('update analyses set state = ?, background = ? where photo_id = ?');
    await clinic.deps.measuring.idle();
    underWay.run('running', 1, photos[1]);
    const { page, complaints, context } = await openPage(browser, clinic.assistant);
    await page.goto('/');
    await page.getByText(/^1 of \d+ photos is being measured again/).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.goto(`/visits/${visits[1]}`);
    await page.getByText('this holds until the photo is measured again').waitFor();
    expect(await page.getByText(/Waiting to be measured|Being measured:/).count()).toBe(0);
    underWay.run('done', 0, photos[1]);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('measured again').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('signing out everywhere', () => {
  it('an administrator ends the sessions of a person with a lost tablet, then all of their own', async () => {
    const tablet = await clinic.signedIn('assistant');
    const { name } = (await tablet.get('/api/session')).body.person;
    const admin = clinic.stranger();
    await admin.post('/api/session', administrator);
    const { page, complaints, expectStatus, context } = await openPage(browser, admin);
    await page.goto('/settings/people');
    await page.getByRole('button', { name: `Edit ${name}` }).click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).last().click();
    await page.getByText(`${name} was signed out on every device.`).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    expect((await tablet.get('/api/session')).status).toBe(401);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Account of/ }).click();
    expectStatus(401);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.waitForURL('**/sign-in');
    expect((await clinic.admin.get('/api/session')).status).toBe(401);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
