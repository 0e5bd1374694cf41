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
let patientId: string;
let visitId: string;

const now = '2026-03-10T12:00:00Z';

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  doctor = await clinic.signedIn('doctor');
  const { body } = await clinic.admin.get('/api/branches');
  const [{ id, version }] = body.branches;
  await clinic.admin.patch(`/api/branches/${id}`, version, { phone: '0212 555 01 23' });
  patientId = (await doctor.post('/api/patients', { name: 'Sheet Example', pattern: 'male' })).body.id;
  const session = { date: '2026-03-10', kind: 'session' };
  visitId = (await doctor.post(`/api/patients/${patientId}/visits`, session)).body.id;
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime(now);
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const sheet = () => page.getByRole('article', { name: 'After your session' });
/** A rule of the sheet as it reads: what to do, and until when. */
const ruleLine = (words: string) => sheet().getByRole('listitem').filter({ hasText: words });

describe('the aftercare sheet', () => {
  it('is reached from the visit, and asks for the session’s end where nobody entered it', async () => {
    await page.goto(`/visits/${visitId}`);
    await page.getByRole('link', { name: 'Aftercare sheet' }).click();
    await page.getByText('When did the session end?').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to the visit' }).click();
    await page.getByRole('button', { name: 'Injection now' }).click();
    await page.getByRole('link', { name: 'Aftercare sheet' }).click();
    await sheet().waitFor();
  });

  it('names the clinic, the branch’s phone, and of each rule the time or the day it ends', async () => {
    const words = (await sheet().innerText()).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');
    expect(words).toContain('Test Clinic');
    expect(words).toContain('call us: 0212 555 01 23');
    expect(words).toContain('Your session ended on Tuesday, 10 March 2026 at 15:00.');
    expect(words).toMatch(/do not take a shower\. until 15:00 on Wednesday, 11 March 2026/);
    expect(words).toMatch(
      /chemical products on your hair or scalp\. until the end of Tuesday, 24 March 2026/,
    );
    expect(words).toMatch(/Minoxidil on the scalp You may use it again from Wednesday, 25 March 2026/);
    expect(words).toContain('May I wash before prayer?');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('is printed on one page of A4, without what is for staff, and that stands in the trail', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print, or save as PDF' }).press('Enter');
    await page.locator('body[data-printed="yes"]').waitFor();
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    expect(body.entries[0].action).toBe('print_aftercare');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('For this patient', { exact: true }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print, or save as PDF' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is dark on white at night too, and fits a phone', async () => {
    for (const screen of [
      { ...screens.desk, dark: true },
      { ...screens.phone, dark: true },
    ]) {
      const night = await openPage(browser, doctor, screen);
      await night.page.clock.setFixedTime(now);
      await night.page.goto(`/visits/${visitId}/aftercare`);
      const heading = night.page.getByRole('heading', { name: 'After your session' });
      const ink = await heading.evaluate((each) => Number(/\d+/.exec(getComputedStyle(each).color)?.[0]));
      expect(ink).toBeLessThan(60);
      const over = await night.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
      expect(await accessibilityFindings(night.page)).toEqual([]);
      expect(night.complaints).toEqual([]);
      await night.context.close();
    }
  });

  it('says what a doctor set for this patient, who keeps the reason from the paper', async () => {
    await page.getByRole('button', { name: 'Change for this patient: Keep your scalp' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The clinic says: to the end of day 7').waitFor();
    await dialog.getByLabel('Ends after').fill('21');
    await dialog.getByLabel('Why').fill('Burns easily.');
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await ruleLine('Keep your scalp').getByText('Your doctor set this for you.').waitFor();
    expect((await ruleLine('Keep your scalp').innerText()).replaceAll('\u00a0', ' ')).toContain(
      'until the end of Tuesday, 31 March 2026',
    );
    expect(await sheet().getByText('Burns easily.').count()).toBe(0);
    await page.getByText('Changed by Person 1, 10 Mar 2026, 15:00: Burns easily.').waitFor();
  });

  it('a doctor takes back what was set, and it stays readable', async () => {
    await page.getByRole('button', { name: 'Take it back: Keep your scalp' }).click();
    await page.getByRole('dialog').getByLabel('Why').fill('Healed.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await ruleLine('Keep your scalp').getByText('17 March').waitFor();
    expect(await sheet().getByText('Your doctor set this').count()).toBe(0);
    await page.getByText('Everything that was said for this patient').click();
    await page.getByText('Person 1, 10 Mar 2026, 15:00: Healed.').waitFor();
    await page.getByText('Person 1, 10 Mar 2026, 15:00: Burns easily.').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('is handed out by an assistant, who changes nothing; from the timeline as well', async () => {
    const assistant = await openPage(browser, await clinic.signedIn('assistant'), screens.tablet);
    await assistant.page.goto(`/patients/${patientId}`);
    await assistant.page.getByRole('link', { name: 'Aftercare sheet of 10 Mar 2026' }).click();
    await assistant.page.getByRole('button', { name: 'Print, or save as PDF' }).waitFor();
    expect(await assistant.page.getByRole('button', { name: /Change for this patient/ }).count()).toBe(0);
    expect(assistant.complaints).toEqual([]);
    await assistant.context.close();
  });

  it('of an earlier session stays as it was, and leads to the one that counts now', async () => {
    const earlier = { date: '2026-03-03', kind: 'session', session: { injectedAt: '2026-03-03T09:00:00Z' } };
    const { body } = await doctor.post(`/api/patients/${patientId}/visits`, earlier);
    await page.goto(`/visits/${body.id}/aftercare`);
    await page.getByText('A later session started these times anew').waitFor();
    expect(await page.getByRole('button', { name: /Change for this patient/ }).count()).toBe(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the sheet of 10 Mar 2026' }).click();
    await sheet().getByText('10 March').waitFor();
  });
});
