import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let second: Visitor;
let watched: WatchedPage;
let page: Page;
let patientId: string;
let photo: string;
let earlier: string;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-06-01T09:00:00Z', { lot: () => false });
  doctor = await clinic.signedIn('doctor');
  second = await clinic.signedIn('doctor');
  const patient = await measuredPatient(doctor);
  patientId = patient.patientId;
  const first = await patient.photograph('2025-08-31', 'session', { coverage: 0.4 });
  const later = { coverage: 0.6, rotationDegrees: 3 };
  earlier = (await patient.photograph('2025-12-20', 'review', { ...later, visit: 1 })).photoId;
  photo = (await patient.photograph('2026-05-20', 'review', { ...later, visit: 2 })).photoId;
  for (const id of [first.photoId, earlier, photo]) await measured(clinic, doctor, id);
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const transforms = () =>
  page
    .locator('.blind-pane .pane-picture')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).style.transform));
const words = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

describe('a doctor who reads blinded', () => {
  it('comes from the patient’s tabs, and sees what there is to read', async () => {
    await page.goto(`/patients/${patientId}`);
    await page.getByRole('link', { name: 'Readings' }).click();
    await page.getByRole('link', { name: 'Read the photo of 20 May 2026' }).waitFor();
    expect(await words()).toContain('262 days after the reference');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('signs with the keyboard alone, and is told only then which picture was which', async () => {
    await page.getByRole('link', { name: 'Read the photo of 20 May 2026' }).press('Enter');
    await page.getByAltText('Picture A of the reading').waitFor();
    const shown = await words();
    // Neither a day nor a word of before or after stands on the page.
    expect(shown).not.toMatch(/2025|2026|reference:|before|after /i);
    expect(await accessibilityFindings(page)).toEqual([]);

    // No other picture of the head is on the page, nor the number of one.
    expect(await page.locator('main').innerHTML()).not.toContain('/api/photos/');

    const [first, other] = await transforms();
    expect(first).toBe(other);
    await page.keyboard.press('+');
    await page.getByRole('region', { name: /^Picture A and picture B/ }).focus();
    await page.keyboard.press('ArrowRight');
    const [moved, along] = await transforms();
    expect(moved).not.toBe(first);
    expect(along).toBe(moved);

    await page.getByRole('button', { name: 'Sign the reading' }).press('Enter');
    await page.getByText('Choose one of the seven answers, then sign.').waitFor();
    await page.keyboard.press('2');
    expect(await page.getByRole('radio', { name: 'Less', exact: true }).isChecked()).toBe(true);
    await page.getByLabel('What you saw').fill('thinner at the crown');
    await page.getByRole('button', { name: 'Sign the reading' }).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    // The keys said that Enter signs now.
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed' }).waitFor();
    // The lot made the reference B: less hair in B is more hair in the later photo.
    const told = await words();
    expect(told).toContain('in the photo against the reference: more (+2)');
    expect(told).toContain('Reference: B');
    expect(told).toContain('Later photo: A');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Signed');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('goes on with the next one, and finds the signed one in the list', async () => {
    await page.getByRole('link', { name: 'Read the next one' }).click();
    await page.getByAltText('Picture B of the reading').waitFor();
    expect(page.url()).toContain(earlier);
    await page.getByRole('link', { name: 'Back without signing' }).click();
    await page.getByRole('link', { name: 'Go on reading the photo of 20 Dec 2025' }).waitFor();
    const list = await words();
    expect(list).toContain('You: more (+2)');
    expect(list).toContain('thinner at the crown');
    await page.getByText('0 pairs of this clinic were read by two people; from 10 on').waitFor();
  });

  it('who has not read yet is told that others have, and not what they saw', async () => {
    const theirs = await openPage(browser, second);
    await theirs.page.goto(`/patients/${patientId}/assess`);
    await theirs.page.getByText('1 person has read it').waitFor();
    expect(await theirs.page.locator('main').innerText()).not.toContain('+2');
    await theirs.page.goto(`/patients/${patientId}/assess?photo=${photo}`);
    await theirs.page.getByRole('radio', { name: 'Slightly less' }).check();
    await theirs.page.getByRole('button', { name: 'Sign the reading' }).click();
    await theirs.page.getByText(/^Person \d+: more \(\+2\)/).waitFor();
    expect(theirs.complaints).toEqual([]);
    await theirs.page.close();
  });

  it('is told what to do where the pair cannot be read any more', async () => {
    const reference = { photoId: earlier, reason: 'after a haircut' };
    await doctor.put(`/api/patients/${patientId}/references/vertex`, 1, reference);
    const theirs = await openPage(browser, second);
    theirs.expectStatus(409);
    await theirs.page.goto(`/patients/${patientId}/assess?photo=${earlier}`);
    await theirs.page.getByRole('alert').waitFor();
    await theirs.page.getByRole('link', { name: 'All readings' }).click();
    await theirs.page.getByRole('heading', { name: 'How well readers agree' }).waitFor();
    await theirs.page.close();
  });

  it('an assistant has no such page', async () => {
    const theirs = await openPage(browser, await clinic.signedIn('assistant'));
    await theirs.page.goto(`/patients/${patientId}`);
    await theirs.page.getByRole('link', { name: 'Progress' }).waitFor();
    expect(await theirs.page.getByRole('link', { name: 'Readings' }).count()).toBe(0);
    await theirs.page.close();
  });
});
