import { eq } from 'drizzle-orm';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyses } from '../../storage/schema/measuring.ts';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor');
  ({ page } = await openPage(browser, doctor));
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const slot = (view: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: view, exact: true }) });
const says = (words: string) => slot('Vertex').getByText(words, { exact: false }).first().waitFor();
const isSaid = async (words: string) => (await slot('Vertex').getByText(words, { exact: false }).count()) > 0;

const preparation = { hairState: 'dry', combedSame: true, noProduct: true };

async function newVisit(patientId: string, date: string) {
  const visit = { date, kind: 'review', preparation };
  const { body } = await doctor.post(`/api/patients/${patientId}/visits`, visit);
  return { patientId, visitId: body.id as string, view: 'vertex' as const };
}

const newPatient = async (): Promise<string> =>
  (await doctor.post('/api/patients', { name: 'Words Example', pattern: 'male' })).body.id;

/** A follow-up that passes every gate beside its reference. */
async function goodPair() {
  const patientId = await newPatient();
  const reference = addReferencePhoto(clinic.deps.store, await newVisit(patientId, '2026-01-10'));
  const place = await newVisit(patientId, '2026-03-01');
  const photoId = addAlignedPhoto(clinic.deps.store, place, reference.referenceId);
  return { ...place, photoId };
}

describe('what is said of a photo while the patient still sits there', () => {
  it('of a reference only what was checked: that it is sharp nobody can tell without another photo', async () => {
    const place = await newVisit(await newPatient(), '2026-03-01');
    addReferencePhoto(clinic.deps.store, place);
    await page.goto(`/visits/${place.visitId}`);
    await says('The head is large enough in the picture, and nothing on it is burnt out or black.');
    await says('Sharpness cannot be told from one photo alone');
    expect(await isSaid('nothing to repeat')).toBe(false);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Wet' }).check();
    await says('The hair was wet');
  });

  it('that it is being compared while it is, that it could not be, and grade and words when it was', async () => {
    const { visitId } = await goodPair();
    const held: Route[] = [];
    await page.route('**/api/compare?*', (route) => void held.push(route));
    await page.goto(`/visits/${visitId}`);
    await says('Comparing with the reference');
    expect(await isSaid('nothing to repeat')).toBe(false);
    await expect.poll(() => held.length).toBe(1);
    await held[0]?.abort();
    await says('The comparison with the reference could not be asked for.');
    expect(await isSaid('nothing to repeat')).toBe(false);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.unroute('**/api/compare?*');
    await slot('Vertex').getByRole('button', { name: 'Try again' }).click();
    await says('Comparable with the reference, grade A.');
    await says('As sharp as the reference');
  });

  it('why it could not be measured and what to do, and no second try where the file itself is the cause', async () => {
    const { visitId, photoId } = await goodPair();
    const failed = { state: 'failed', failure: 'analysis_timed_out' } as const;
    clinic.deps.store.db.update(analyses).set(failed).where(eq(analyses.photoId, photoId)).run();
    await page.goto(`/visits/${visitId}`);
    await says('measuring it took too long. Measure it again');
    expect(await accessibilityFindings(page)).toEqual([]);
    // Rows only: the file of this photo was never there.
    await slot('Vertex').getByRole('button', { name: 'Measure again' }).click();
    await says('The file of this photo is missing on the server, so it could not be measured.');
    expect(await slot('Vertex').getByRole('button', { name: 'Measure again' }).count()).toBe(0);
  });

  it('of a replicate as of the photo it belongs to', async () => {
    const patientId = await newPatient();
    const place = await newVisit(patientId, '2026-03-01');
    const { referenceId } = addReferencePhoto(clinic.deps.store, place);
    const replicate = addAlignedPhoto(clinic.deps.store, place, referenceId, 'refused', undefined, {
      purpose: 'replicate',
    });
    await page.goto(`/visits/${place.visitId}`);
    await says('1 replicate');
    await says('The photo could not be aligned with the reference.');
    const link = slot('Vertex').getByRole('link', { name: 'Align by hand' });
    expect(await link.getAttribute('href')).toContain(replicate);
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
