import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

const now = '2026-06-01T09:00:00Z';
let browser: Browser;
let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patientId: string;
let visitId: string;
const watched: WatchedPage[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  patientId = (await assistant.post('/api/patients', { name: 'Event Example', pattern: 'male' })).body.id;
  const visit = { date: '2026-05-28', kind: 'session' };
  visitId = (await assistant.post(`/api/patients/${patientId}/visits`, visit)).body.id;
});
afterAll(async () => {
  expect(watched.flatMap(({ complaints }) => complaints)).toEqual([]);
  await browser.close();
  await clinic.close();
});

async function opened(visitor: Visitor, path: string, screen = screens.desk as object): Promise<Page> {
  const one = await openPage(browser, visitor, { ...screens.desk, ...screen });
  watched.push(one);
  await one.page.clock.setFixedTime(now);
  await one.page.goto(path);
  return one.page;
}

describe('an adverse event', () => {
  it('is entered on the visit’s page with the keyboard, its grade chosen by what it means', async () => {
    const page = await opened(assistant, `/visits/${visitId}`);
    await page.getByRole('button', { name: 'Enter an adverse event' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What happened').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    // Sent without a grade, it says so at the grade and keeps the rest.
    await dialog.getByLabel('Where, and in your own words').fill('left temple');
    await page.keyboard.press('Enter');
    await dialog.getByText('Please check 1 entry below.').waitFor();
    await dialog.getByRole('radio', { name: /Severe/ }).press('Space');
    await dialog.getByLabel('What happened').press('i');
    await dialog.getByLabel('Where, and in your own words').press('Enter');
    await page.getByText('stays on the doctor’s list on Today').waitFor();
    const part = page.getByRole('region', { name: 'Adverse events' });
    await part.getByText('Infection, left temple').waitFor();
    expect(await part.innerText()).toContain('Grade 3, open');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('leads a doctor from Today to its follow-up, and leaves Today once it is closed', async () => {
    const page = await opened(doctor, '/');
    await page.getByRole('heading', { name: 'Adverse events' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /Grade 3 · Infection, left temple/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was seen or said').fill('Called: the redness is gone.');
    await dialog.getByRole('button', { name: 'Add to the follow-up' }).press('Enter');
    await dialog.getByRole('listitem').filter({ hasText: 'the redness is gone' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct' }).press('Enter');
    await dialog.getByLabel('What was done about it').fill('Fusidic acid, 5 days');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.getByText('Fusidic acid, 5 days').waitFor();
    await dialog.getByText('What stood here before').press('Enter');
    await dialog.getByText('Version 1').waitFor();
    await dialog.getByRole('button', { name: 'Close the event' }).press('Enter');
    await dialog.getByText('Recovered; closed by').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.timeline').getByText('Grade 3, closed: Recovered').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.goto('/');
    await page.getByText('No milestone is due').or(page.getByText('A quiet day')).first().waitFor();
    expect(await page.getByRole('heading', { name: 'Adverse events' }).count()).toBe(0);
  });

  it('that is closed is no longer an assistant’s to change; one opened by mistake is taken back and comes again', async () => {
    const page = await opened(assistant, `/patients/${patientId}`, { ...screens.phone, dark: true });
    await page.getByRole('button', { name: 'Open: Infection, left temple' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Recovered; closed by').waitFor();
    expect(await dialog.getByRole('button', { name: 'Correct' }).count()).toBe(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Enter an adverse event' }).click();
    await dialog.getByRole('radio', { name: /Mild/ }).check();
    await dialog.getByText('It lasted').click();
    await dialog.getByRole('spinbutton', { name: 'It lasted' }).fill('20');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.locator('.timeline').getByText('lasted 20 minutes').waitFor();
    await page.getByRole('button', { name: 'Open: Pain' }).click();
    await dialog.getByRole('button', { name: 'Entered by mistake' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The event stands again.').waitFor();
    await page.locator('.timeline').getByText('lasted 20 minutes').waitFor();
  });
});
