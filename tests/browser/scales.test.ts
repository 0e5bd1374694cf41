import type { Browser, Locator, Page } from 'playwright-core';
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
let firstVisit: string;
let visit: string;

const now = '2026-05-02T09:00:00Z';

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  doctor = await clinic.signedIn('doctor');
  patientId = (await doctor.post('/api/patients', { name: 'Scale Example', pattern: 'male' })).body.id;
  const visitOn = async (date: string) =>
    (await doctor.post(`/api/patients/${patientId}/visits`, { date, kind: 'review' })).body.id;
  [firstVisit, visit] = [await visitOn('2026-01-02'), await visitOn('2026-05-02')];
  await doctor.post(`/api/visits/${firstVisit}/measurements`, {
    metric: 'stage_norwood',
    value: 5,
    unit: 'stage',
    method: 'seen',
    details: { stage: 'III vertex' },
  });
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime(now);
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const entered = (on: Page, text: string): Locator =>
  on.locator('.entered-values > li').filter({ hasText: text });

async function begin(on: Page, metric: string): Promise<Locator> {
  await on.getByRole('button', { name: 'Enter a value' }).click();
  const dialog = on.getByRole('dialog');
  await dialog.getByLabel('What', { exact: true }).selectOption(metric);
  return dialog;
}

const save = (dialog: Locator) => dialog.getByRole('button', { name: 'Save the value' }).click();

describe('scales at a visit', () => {
  it('a Norwood stage is chosen by its picture, with the keyboard alone', async () => {
    await page.goto(`/visits/${visit}`);
    await page.getByText('None is entered for this visit.').waitFor();
    await page.getByRole('button', { name: 'Enter a value' }).press('Enter');
    const dialog = page.getByRole('dialog');
    // A man's visit begins with Norwood's scale; nothing is chosen for the doctor.
    const stages = dialog.getByRole('radio');
    await expect.poll(() => stages.count()).toBe(12);
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByLabel('What', { exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    const third = dialog.getByRole('radio', { name: 'III', exact: true });
    expect(await third.isChecked()).toBe(true);
    const meaning = await third.evaluate((radio) => {
      const id = radio.getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.textContent;
    });
    expect(meaning).toBe('Deep bays on both sides of a forelock.');
    await page.keyboard.press('Enter');
    const line = entered(page, 'Norwood stage: III');
    await line.waitFor();
    await line.getByText('1 earlier value').click();
    expect(await line.getByRole('listitem').innerText()).toBe('2 Jan 2026: III vertex');
  });

  it('without a choice the form says so and loses nothing', async () => {
    const dialog = await begin(page, 'stage_sinclair');
    await dialog.getByLabel('Note').fill('seen wet');
    await save(dialog);
    await dialog.getByText('Please fill this in.').first().waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('seen wet');
    await page.keyboard.press('Escape');
  });

  it('three hairs of sixty are positive, and negative by the older rule, before they are saved', async () => {
    const dialog = await begin(page, 'pull');
    expect(await dialog.getByLabel('Hairs pulled').inputValue()).toBe('60');
    await dialog.getByLabel('Hairs that came out').fill('3');
    const result = dialog.locator('.value-result');
    expect(await result.innerText()).toBe(
      'Positive: three hairs or more came out. By the older rule, more than a tenth, it is negative.',
    );
    await save(dialog);
    await entered(page, 'Pull test: 3 of 60 hairs').waitFor();
  });

  it('SALT is worked out of its four areas: 50, 20, 10 and 0 are 26.6', async () => {
    const dialog = await begin(page, 'salt');
    for (const [area, lost] of [
      ['Top', '50'],
      ['Back', '20'],
      ['Patient’s left', '10'],
      ['Patient’s right', '0'],
    ] as const) {
      expect(await dialog.locator('.value-result').innerText()).toBe('');
      await dialog.getByLabel(area).fill(lost);
    }
    expect(await dialog.locator('.value-result').innerText()).toBe('SALT score: 26.6');
    expect(await accessibilityFindings(page)).toEqual([]);
    await save(dialog);
    await entered(page, '26.6 of 100').getByText('top 50 %, back 20 %, left 10 %, right 0 %').waitFor();
  });

  it('190 hairs per cm² of 63 µm are 11.97 mm per cm²', async () => {
    const dialog = await begin(page, 'cht');
    await dialog.getByLabel('Density, hairs/cm²').fill('190');
    await dialog.getByLabel('Mean calibre, µm').fill('63');
    await dialog.getByText('Cumulative hair thickness: 11.97 mm/cm²').waitFor();
    await dialog.getByLabel('Site').fill('crown');
    await dialog.getByLabel('Method').fill('trichoscope');
    await save(dialog);
    await entered(page, '11.97').getByText('crown').waitFor();
  });

  it('an answer of nought to ten is one press, and the DLQI names whose it is', async () => {
    const dialog = await begin(page, 'shedding');
    await dialog.getByText('10: very much is lost').waitFor();
    await dialog.getByRole('radio', { name: '7', exact: true }).check();
    await save(dialog);
    await entered(page, 'Shedding: 7 of 10').waitFor();
    const quality = await begin(page, 'dlqi');
    await quality.getByText('© A Y Finlay, G K Khan').waitFor();
    await quality.getByLabel('Total, 0–30').fill('31');
    await save(quality);
    await quality.locator('.field-error').waitFor();
    await quality.getByLabel('Total, 0–30').fill('11');
    await save(quality);
    await entered(page, 'DLQI total: 11 of 30').waitFor();
  });

  it('an unusual density is asked about once and saved when it is meant', async () => {
    const dialog = await begin(page, 'density');
    await dialog.getByLabel('Value, hairs/cm²').fill('350');
    await dialog.getByLabel('Area counted').fill('1');
    await dialog.getByLabel('Site').fill('crown');
    await dialog.getByLabel('Method').fill('counted');
    watched.expectStatus(409);
    await save(dialog);
    await dialog.getByRole('button', { name: 'It is meant: save it' }).click();
    await entered(page, 'Hair density: 350').waitFor();
  });

  it('a doctor corrects a value or takes it back, and sees what it said before', async () => {
    await page.getByRole('button', { name: 'Correct: Pull test, 3 of 60 hairs' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hairs that came out').fill('7');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await entered(page, 'Pull test: 7 of 60 hairs').getByText('corrected').waitFor();
    await page.getByRole('button', { name: 'Correct: Pull test, 7 of 60 hairs' }).click();
    await dialog.getByText('3 of 60 hairs, entered by').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'take it back' }).click();
    await expect.poll(() => entered(page, 'Pull test').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await entered(page, 'Pull test: 7 of 60 hairs').waitFor();
  });

  it('an assistant enters and does not correct', async () => {
    const assistant = await openPage(browser, await clinic.signedIn('assistant'), screens.phone);
    await assistant.page.goto(`/visits/${visit}`);
    await entered(assistant.page, 'Norwood stage: III').waitFor();
    expect(await assistant.page.getByRole('button', { name: 'Correct' }).count()).toBe(0);
    const dialog = await begin(assistant.page, 'pain');
    await dialog.getByRole('radio', { name: '2', exact: true }).check();
    await save(dialog);
    await entered(assistant.page, 'Pain: 2 of 10').waitFor();
    expect(assistant.complaints).toEqual([]);
    await assistant.context.close();
  });
});

describe('stages on Progress', () => {
  it('stand by date with their drawings, in no chart and with no verdict', async () => {
    await page.goto(`/patients/${patientId}/progress`);
    const list = page.getByRole('list', { name: 'Norwood stage by date' });
    await list.waitFor();
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
      'III vertex\n2 Jan 2026',
      'III\n2 May 2026',
    ]);
    const charts = await page.locator('.metric h3, .metric h2').allInnerTexts();
    expect(charts.some((name) => name.includes('stage') || name.includes('SALT'))).toBe(false);
    expect(charts).toContain('Shedding');
    await page
      .locator('.metric')
      .filter({ hasText: 'Pull test' })
      .getByText('Numbers', { exact: true })
      .click();
    const numbers = page.getByRole('table', { name: 'Numbers: Pull test' });
    expect(await numbers.innerText()).toContain('positive: three hairs or more');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('on a telephone, %s and mirrored, nothing is cut off', async (look) => {
    const phone = await openPage(browser, doctor, { ...screens.phone, dark: look === 'dark' });
    await phone.page.goto(`/visits/${visit}`);
    await entered(phone.page, 'Norwood stage: III').waitFor();
    await phone.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await phone.page.getByRole('button', { name: 'Enter a value' }).click();
    const dialog = phone.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'VII', exact: true }).check();
    const widths = await dialog.evaluate((box) => [box.scrollWidth, box.clientWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    expect(widths[1]).toBeLessThanOrEqual(widths[2] ?? 0);
    expect(await accessibilityFindings(phone.page)).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });
});
