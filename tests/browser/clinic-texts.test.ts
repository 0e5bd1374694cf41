import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-03-10T12:00:00Z');
  doctor = await clinic.signedIn('doctor');
  watched = await openPage(browser, clinic.admin);
  page = watched.page;
  await page.clock.setFixedTime('2026-03-10T12:00:00Z');
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const rule = (number: number) => page.getByRole('group', { name: `Rule ${number}`, exact: true });
const textOf = (number: number) => rule(number).getByLabel('What to do or to leave out');
const preview = () => page.getByRole('button', { name: 'Look at it, then publish' });
const dialog = () => page.getByRole('dialog');

describe('the clinic’s aftercare', () => {
  it('begins with the six rules that Whorl brings, and says that nobody has published them', async () => {
    await page.goto('/settings/aftercare');
    await page.getByText('Nobody of the clinic has published it yet').waitFor();
    expect(await page.getByRole('group', { name: /^Rule / }).count()).toBe(6);
    expect(await page.getByRole('group', { name: /^Question / }).count()).toBe(6);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('rules are moved, removed and brought back with the keyboard, and what was typed goes along', async () => {
    await textOf(5).fill('Drink two litres of water a day.');
    await page.getByRole('button', { name: 'Move up: Rule 5' }).press('Enter');
    expect(await textOf(4).inputValue()).toBe('Drink two litres of water a day.');
    expect(await page.locator('button:focus').getAttribute('aria-label')).toBe('Move up: Rule 4');
    await page.keyboard.press('Enter');
    expect(await textOf(3).inputValue()).toBe('Drink two litres of water a day.');
    await page.getByRole('button', { name: 'Remove: Rule 3' }).press('Enter');
    expect(await page.getByRole('group', { name: /^Rule / }).count()).toBe(5);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    expect(await textOf(3).inputValue()).toBe('Drink two litres of water a day.');
  });

  it('a draft outlives a look at another page, and is not published by it', async () => {
    await rule(1).getByLabel('Ends after').fill('12');
    await page.getByRole('link', { name: 'Clinic', exact: true }).click();
    await page.getByLabel('Name of the clinic').waitFor();
    await page.getByRole('link', { name: 'Aftercare', exact: true }).click();
    await page.getByText('Your changes are not published yet').waitFor();
    expect(await rule(1).getByLabel('Ends after').inputValue()).toBe('12');
    expect(await textOf(3).inputValue()).toBe('Drink two litres of water a day.');
    expect((await doctor.get('/api/texts/aftercare')).body.version).toBe(1);
  });

  it('a draft is not given up by signing out unless a person says so', async () => {
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('dialog', { name: 'A text is not published yet' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    expect(await textOf(3).inputValue()).toBe('Drink two litres of water a day.');
  });

  it('what cannot be so is said beside the form, and nothing is published', async () => {
    watched.expectStatus(422);
    await rule(2).getByLabel('Begins after').fill('20');
    await rule(2).getByLabel('Unit of its beginning').selectOption('days');
    await preview().press('Enter');
    await page.getByText('“No hair dye, no creams and no chemical products').waitFor();
    await rule(2).getByLabel('Begins after').fill('0');
    await page.getByRole('button', { name: 'Add a rule' }).press('Enter');
    expect(await textOf(7).evaluate((each) => each === document.activeElement)).toBe(true);
    await preview().press('Enter');
    await page.getByText('Please check 1 entry below.').waitFor();
    await page.getByRole('button', { name: 'Remove: Rule 7' }).press('Enter');
  });

  it('is looked at as a patient’s sheet, then published with one press', async () => {
    await preview().press('Enter');
    const sheet = dialog().getByRole('article', { name: 'After your session' });
    await sheet.getByText('until 03:00 on Wednesday').waitFor();
    await sheet.getByText('Drink two litres of water a day.').waitFor();
    await sheet.getByText('not published yet').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Publish', exact: true }).press('Enter');
    await page.getByText('Published as version 2.').waitFor();
    const standing = page.getByText('Version 2, published by Admin Example');
    await standing.waitFor();
    expect(await standing.evaluate((words) => words === document.activeElement)).toBe(true);
    const { body } = await doctor.get('/api/texts/aftercare');
    expect(body.rules.map(({ id }: { id: string }) => id)).toEqual([
      'no_wash',
      'no_chemicals',
      'drink_water',
      'ice_if_needed',
      'no_direct_sun',
      'eat_well',
    ]);
    expect(body.rules[0].until).toEqual({ amount: 12, unit: 'hours' });
  });

  it('an earlier version is read as it was', async () => {
    await page.getByRole('link', { name: 'Read version 1' }).click();
    await page.getByText('Version 1, as it was published').waitFor();
    await page.getByText('Drink plenty of water.').waitFor();
    await page.getByText('for 24 hours').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the version that is valid now' }).click();
    await textOf(3).waitFor();
  });

  it('somebody else’s newer version is not written over unseen', async () => {
    watched.expectStatus(412);
    const { body } = await clinic.admin.get('/api/texts/aftercare');
    await textOf(1).fill('Please keep your head dry.');
    const content = { rules: body.rules.slice(0, 3), answers: body.answers };
    await clinic.admin.put('/api/texts/aftercare', body.version, content);
    await preview().click();
    await dialog().getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog().getByText('Somebody changed this in the meantime').waitFor();
    await dialog().getByRole('button', { name: 'Publish mine after it' }).click();
    await page.getByText('Published as version 4.').waitFor();
    expect((await doctor.get('/api/texts/aftercare')).body.rules).toHaveLength(6);
  });

  it('a doctor reads it there and edits nothing', async () => {
    const reader = await openPage(browser, doctor, screens.tablet);
    await reader.page.goto('/settings/aftercare');
    await reader.page.getByText('An administrator of the clinic changes it.').waitFor();
    await reader.page.getByText('Please keep your head dry.').waitFor();
    expect(await reader.page.getByRole('textbox').count()).toBe(0);
    expect(await accessibilityFindings(reader.page)).toEqual([]);
    expect(reader.complaints).toEqual([]);
    await reader.context.close();
  });
});

describe('the information page', () => {
  it('is edited in parts, and what is typed is text, whatever it looks like', async () => {
    await page.goto('/settings/information');
    const first = page.getByRole('group', { name: 'Part 1', exact: true });
    await first.getByLabel('Heading').fill('What <b>plasma</b> is');
    await first
      .getByLabel('Text')
      .fill('Part of your blood.\n\n<img src=x onerror="document.title=1"> & more.');
    await preview().click();
    const leaflet = dialog().getByRole('article', { name: 'Information on the treatment' });
    await leaflet.getByRole('heading', { name: 'What <b>plasma</b> is' }).waitFor();
    expect(await leaflet.locator('img').count()).toBe(0);
    await dialog().getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published as version 2.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('is read and printed by staff, in paragraphs, with what nobody can promise', async () => {
    await page.getByRole('link', { name: 'Open the page' }).click();
    const leaflet = page.getByRole('article', { name: 'Information on the treatment' });
    await leaflet.getByText('No response is a possible result.').waitFor();
    const paragraphs = leaflet.locator('section').first().locator('p');
    expect(await paragraphs.allInnerTexts()).toEqual([
      'Part of your blood.',
      '<img src=x onerror="document.title=1"> & more.',
    ]);
    expect(await accessibilityFindings(page)).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print, or save as PDF' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('discarding a draft shows what is published', async () => {
    await page.getByRole('link', { name: 'Edit the text' }).click();
    const heading = page.getByRole('group', { name: 'Part 2', exact: true }).getByLabel('Heading');
    await heading.fill('A promise');
    await page.getByRole('button', { name: 'Discard the changes' }).click();
    await page.getByText('The changes were discarded.').waitFor();
    expect(await heading.inputValue()).toBe('What it is for, and what nobody can promise');
  });
});
