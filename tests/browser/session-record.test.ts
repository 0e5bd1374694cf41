import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openPage, screens } from '../support/browser.ts';
import {
  assistant,
  browser,
  doctor,
  doctorId,
  entry,
  now,
  page,
  saved,
  state,
  thirdSession,
  watched,
} from '../support/record-window.ts';

/** The keys of a journey, counted: a value that is typed is one step, each key another. */
function keyboard(on: Page) {
  let steps = 0;
  const press = async (key: string) => {
    steps += 1;
    await on.keyboard.press(key);
  };
  return {
    press,
    type: async (text: string) => {
      steps += 1;
      await on.keyboard.type(text);
    },
    /** Goes on by Tab until the focus is on what is heard as `name`. */
    tabTo: async (name: RegExp) => {
      for (let tries = 0; tries < 30; tries += 1) {
        const heard = await on.evaluate(() => {
          const focused = document.activeElement as HTMLInputElement | null;
          const label = focused?.labels?.[0]?.textContent;
          return focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '';
        });
        if (name.test(heard)) return;
        await press('Tab');
      }
      throw new Error(`Nothing named ${name} can be reached.`);
    },
    steps: () => steps,
  };
}

describe('the third session, recorded by keyboard alone', () => {
  it('from the visit page to the signature in at most 40 steps, begun from the last session', async () => {
    const { visitId } = await thirdSession();
    await page.goto(`/visits/${visitId}`);
    await page.getByRole('link', { name: 'Fill in the record' }).waitFor();
    const keys = keyboard(page);
    await keys.press('r');
    await page.getByRole('button', { name: 'Copy from 9 Feb 2026' }).waitFor();
    await keys.tabTo(/^Copy from/);
    await keys.press('Enter');
    await keys.tabTo(/^Lot of the kit/);
    await keys.type('LOT-2');
    await keys.tabTo(/^Injected, ml/);
    await keys.type('3.5');
    // The zone of the last time is there; the frontal one is new.
    await keys.tabTo(/^Frontal$/);
    await keys.press('Space');
    // Zones are listed front to back: the frontal one's figures come first.
    await keys.tabTo(/^Area, cm²/);
    await keys.type('20');
    await keys.tabTo(/^Plasma, ml/);
    await keys.type('0.5');
    await keys.press('Control+Enter');
    await state(/Signed by Person 1, 10 Mar 2026/);
    expect(keys.steps()).toBeLessThanOrEqual(40);
    const record = await saved(visitId);
    expect(record).toMatchObject({ state: 'signed', version: 1, confirmations: [] });
    expect(record.record).toMatchObject({
      doctorId,
      bloodDrawnMl: 8,
      kit: 'Blue',
      kitLot: 'LOT-2',
      injectedMl: 3.5,
      zones: [
        { zone: 'frontal', areaCm2: 20, volumeMl: 0.5 },
        { zone: 'vertex', areaCm2: 60, volumeMl: 3 },
      ],
    });
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe('on a tablet, by touch', () => {
  it('a preset and a few values are drafted by an assistant, and signed by the doctor', async () => {
    const { visitId } = await thirdSession();
    const tablet = await openPage(browser, assistant, screens.tablet);
    const held = tablet.page;
    await held.clock.setFixedTime(now);
    await held.goto(`/visits/${visitId}`);
    await held.getByRole('link', { name: 'Fill in the record' }).tap();
    await held.getByLabel('Preset of the clinic').selectOption({ label: 'Blue kit, one spin' });
    await entry('Doctor', held).selectOption({ label: 'Person 1' });
    await entry('Blood drawn, ml', held).fill('8');
    await entry('Lot of the kit', held).fill('none');
    await entry('Injected, ml', held).fill('3');
    await held.getByRole('button', { name: 'Crown', exact: true }).tap();
    const crown = held.getByRole('group', { name: 'Crown', exact: true });
    await crown.getByLabel('Area, cm²').fill('60');
    await crown.getByLabel('Plasma, ml').fill('3');
    await held.getByRole('button', { name: 'All no' }).tap();
    await held.locator('summary', { hasText: 'Centrifuge' }).tap();
    await held.getByText('1,500 rpm at 10 cm make 252 g.').waitFor();
    expect(await held.locator('.record-figures').innerText()).toContain('0.05 ml/cm²');
    expect(await accessibilityFindings(held)).toEqual([]);
    const wide = await held.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(820);
    expect(await held.getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0);
    await held.getByRole('button', { name: 'Save the draft' }).tap();
    await state('A draft, not signed yet.', held);
    expect(tablet.complaints).toEqual([]);
    await tablet.context.close();
    const draft = await saved(visitId);
    expect(draft).toMatchObject({
      state: 'draft',
      record: { kit: 'Blue', anticoagulantMl: 1, needleGauge: 30 },
    });
    expect(Object.values(draft.record.safety)).toEqual(Array(8).fill(false));
    await page.goto('/');
    await page.getByText('Session of 10 Mar 2026, today, written by Person 2').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /Read and sign/ }).press('Enter');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await state(/Signed by Person 1/);
  });
});

describe('what is not right', () => {
  it('is said beside its field, and what is unusual is asked about and kept with its reason', async () => {
    watched.expectStatus(422);
    watched.expectStatus(409);
    const { visitId } = await thirdSession();
    await page.goto(`/visits/${visitId}/record`);
    await entry('Blood drawn, ml').fill('12');
    await page.locator('summary', { hasText: 'Plasma and activation' }).click();
    await entry('Plasma obtained, ml').fill('9');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.locator('.field-error').getByText('at most 6.6 ml').waitFor();
    await entry('Plasma obtained, ml').fill('5');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    const why = page.getByRole('textbox', { name: 'Why it is right all the same' });
    await why.waitFor();
    await expect.poll(() => why.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.type('Two tubes');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await state('A draft, not signed yet.');
    expect((await saved(visitId)).confirmations).toMatchObject([
      { code: 'blood_unusual', values: { bloodMl: 12 }, reason: 'Two tubes' },
    ]);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.locator('.field-error').getByText('Needed to sign: Lot of the kit.').waitFor();
    await page.locator('.field-error').getByText('Needed to sign: Zones.').waitFor();
    await page.getByRole('button', { name: 'Crown', exact: true }).click();
    await page.getByRole('group', { name: 'Crown', exact: true }).getByLabel('Area, cm²').fill('900');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.locator('.field-error').getByText('Please enter 800 or less.').waitFor();
  });

  it('a draft that was refused leaves no trace: the next press signs', async () => {
    watched.expectStatus(422);
    const { visitId } = await thirdSession();
    await page.goto(`/visits/${visitId}/record`);
    await page.getByRole('button', { name: /^Copy from/ }).click();
    await entry('Lot of the kit').fill('LOT-3');
    await entry('Injected, ml').fill('3');
    await entry('Blood drawn, ml').fill('400');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.locator('.field-error').first().waitFor();
    await entry('Blood drawn, ml').fill('8');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await state(/Signed by Person 1/);
  });

  it('two people at one record: what differs is shown, and each field is chosen', async () => {
    watched.expectStatus(412);
    const { visitId } = await thirdSession();
    await page.goto(`/visits/${visitId}/record`);
    await entry('Blood drawn, ml').fill('9');
    await entry('Lot of the kit').fill('LOT-MINE');
    const record = { bloodDrawnMl: 8, kitLot: 'LOT-THEIRS', pain: 2 };
    await assistant.put(`/api/visits/${visitId}/record`, 0, { record });
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Person 2 saved it').waitFor();
    expect((await saved(visitId)).record).toEqual(record);
    const lot = page.getByRole('group', { name: 'Lot of the kit' });
    await lot.getByRole('radio', { name: 'Mine: LOT-MINE' }).check();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on with these' }).click();
    await expect.poll(() => entry('Lot of the kit').inputValue()).toBe('LOT-MINE');
    expect(await entry('Blood drawn, ml').inputValue()).toBe('8');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await expect.poll(async () => (await saved(visitId)).version).toBe(2);
    expect((await saved(visitId)).record).toMatchObject({ bloodDrawnMl: 8, kitLot: 'LOT-MINE', pain: 2 });
  });
});

describe('after signing', () => {
  it('a doctor corrects with a reason, and the earlier value stays in sight', async () => {
    const { patientId } = await thirdSession();
    const timeline = (await doctor.get(`/api/patients/${patientId}/timeline`)).body;
    const first = timeline.visits.find(({ date }: { date: string }) => date === '2026-01-12').id;
    await page.goto(`/visits/${first}/record`);
    await page.getByRole('button', { name: 'Correct the record' }).click();
    await entry('Lot of the kit').fill('LOT-9');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.field-error').getByText('Please fill this in.').waitFor();
    await entry('Why it is corrected').fill('Read from the box');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await state(/Corrected by Person 1, .*: Read from the box/);
    await page.locator('summary', { hasText: 'Versions of this record' }).click();
    await page.getByText('Lot of the kit: LOT-9 (was LOT-1)').waitFor();
    await page.getByText('Why: Read from the box').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('all sessions with its lot are one step away', async () => {
    await page.getByRole('link', { name: 'All sessions with lot LOT-9' }).click();
    await page.getByText('1 session with lot LOT-9').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const search = page.getByRole('searchbox', { name: 'Lot of the kit' });
    await search.fill('lot-1');
    await search.press('Enter');
    await page
      .getByRole('row', { name: /Third Example/ })
      .first()
      .waitFor();
    await page.goto('/patients');
    await page.getByRole('link', { name: 'Find all sessions with a kit’s lot' }).click();
    await page.getByRole('heading', { name: 'Lots' }).waitFor();
  });
});
