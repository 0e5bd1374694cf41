import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

const now = '2026-03-10T12:00:00Z';
let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let assistant: Visitor;
let doctorId: string;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  doctor = await clinic.signedIn('doctor');
  assistant = await clinic.signedIn('assistant');
  doctorId = (await doctor.get('/api/session')).body.person.id;
  const spins = [{ rpm: 1500, radiusCm: 10, minutes: 8, g: null, temperatureC: null }];
  const fields = { kit: 'Blue', anticoagulant: 'acd_a', anticoagulantMl: 1, spins, needleGauge: 30 };
  await doctor.post('/api/kit-presets', { name: 'Blue kit, one spin', fields });
  watched = await openPage(browser, doctor);
  page = watched.page;
  await page.clock.setFixedTime(now);
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

/** A patient at the third of their sessions, the two before it recorded and signed. */
async function thirdSession(): Promise<{ visitId: string; patientId: string }> {
  const patient = (await doctor.post('/api/patients', { name: 'Third Example', pattern: 'male' })).body;
  await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  const visits: string[] = [];
  for (const date of ['2026-01-12', '2026-02-09', '2026-03-10']) {
    visits.push((await doctor.post(`/api/patients/${patient.id}/visits`, { date, kind: 'session' })).body.id);
  }
  const zones = [{ zone: 'vertex', areaCm2: 60, volumeMl: 3 }];
  const record = { doctorId, bloodDrawnMl: 8, kit: 'Blue', kitLot: 'LOT-1', injectedMl: 3, zones };
  for (const id of visits.slice(0, 2)) {
    await doctor.put(`/api/visits/${id}/record`, 0, { record, sign: true });
  }
  return { visitId: visits[2] ?? '', patientId: patient.id };
}
const saved = async (visitId: string) => (await doctor.get(`/api/visits/${visitId}/record`)).body;
const entry = (label: string, on = page) => on.getByLabel(label, { exact: true });
const state = (words: string | RegExp, on = page) => on.locator('.record-state').getByText(words).waitFor();

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

describe('what was typed', () => {
  it('comes back where a preset was filled in over it', async () => {
    const { visitId } = await thirdSession();
    await page.evaluate(() => localStorage.clear());
    await page.goto(`/visits/${visitId}/record`);
    await page.locator('summary', { hasText: 'Blood and kit' }).click();
    await entry('Tube or kit').fill('Typed');
    await page.getByLabel('Preset of the clinic').selectOption({ label: 'Blue kit, one spin' });
    await expect.poll(() => entry('Tube or kit').inputValue()).toBe('Blue');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => entry('Tube or kit').inputValue()).toBe('Typed');
    expect(await entry('Anticoagulant, ml').inputValue()).toBe('');
    // What fills entries in keeps the focus.
    await page.getByRole('button', { name: 'All no' }).press('Enter');
    await page.getByText('8 filled in').waitFor();
    expect(await page.locator(':focus').innerText()).toBe('All no');
  });

  it('and never looked at again is gone from the device after a week', async () => {
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => /record/.test(key)).length);
    expect(await kept()).toBe(1);
    await page.clock.setFixedTime('2026-03-17T11:59:00Z');
    await page.goto('/patients');
    await page.getByRole('searchbox').waitFor();
    expect(await kept()).toBe(1);
    await page.clock.setFixedTime('2026-03-17T12:01:00Z');
    await page.reload();
    await page.getByRole('searchbox').waitFor();
    await expect.poll(kept).toBe(0);
    await page.clock.setFixedTime(now);
  });

  it('outlives a lost connection and a closed window, and is offered again', async () => {
    const { visitId } = await thirdSession();
    // Whoever signs out here is not the doctor of the other tests.
    const own = await openPage(browser, await clinic.signedIn('doctor'));
    const first = own.page;
    await first.clock.setFixedTime(now);
    await first.goto(`/visits/${visitId}/record`);
    await entry('Lot of the kit', first).fill('LOT-LOST');
    await first.getByRole('button', { name: 'Crown', exact: true }).click();
    await own.context.setOffline(true);
    await first.getByRole('button', { name: 'Save the draft' }).click();
    await first.getByText('What you typed is kept on this device').waitFor();
    await first.close();
    await own.context.setOffline(false);
    const second = await own.context.newPage();
    await second.clock.setFixedTime(now);
    await second.goto(`/visits/${visitId}/record`);
    await second.getByText(/^What you typed .* was not saved$/).waitFor();
    expect(await accessibilityFindings(second)).toEqual([]);
    await second.getByRole('button', { name: 'Take it up again' }).click();
    await expect.poll(() => entry('Lot of the kit', second).inputValue()).toBe('LOT-LOST');
    await second.getByRole('button', { name: 'Crown', exact: true, pressed: true }).waitFor();
    await second.getByRole('button', { name: 'Save the draft' }).click();
    await state('A draft, not signed yet.', second);
    const kept = () => second.evaluate(() => Object.keys(localStorage).filter((key) => /record/.test(key)));
    expect(await kept()).toEqual([]);
    await entry('Lot of the kit', second).fill('LOT-TYPED');
    expect(await kept()).toHaveLength(1);
    await second.getByRole('button', { name: 'Account of' }).click();
    await second.getByRole('button', { name: 'Sign out', exact: true }).click();
    await second.getByText('is on this device only').waitFor();
    await second.getByRole('button', { name: 'Give them up and sign out' }).click();
    await second.getByLabel('E-mail').waitFor();
    expect(await kept()).toEqual([]);
    await own.context.close();
  });

  it('on an older version meets what was saved since, field by field', async () => {
    const { visitId } = await thirdSession();
    const other = await clinic.signedIn('doctor');
    await page.goto(`/visits/${visitId}/record`);
    await entry('Lot of the kit').fill('LOT-OLD');
    await other.put(`/api/visits/${visitId}/record`, 0, { record: { pain: 3 } });
    await page.goto('/patients');
    await page.goto(`/visits/${visitId}/record`);
    await page.getByText('Since then this record was saved by somebody.').waitFor();
    await page.getByRole('button', { name: 'Take it up again' }).click();
    await page.getByRole('radio', { name: 'Mine: LOT-OLD' }).waitFor();
    await page.getByRole('button', { name: 'Go on with these' }).click();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await expect
      .poll(async () => (await saved(visitId)).record)
      .toMatchObject({ kitLot: 'LOT-OLD', pain: 3 });
  });
});

describe('presets', () => {
  it('are made and taken back in the settings', async () => {
    await page.goto('/settings/kit-presets');
    await page.getByRole('button', { name: 'New preset' }).click();
    await entry('Name').fill('Gold kit');
    await entry('Tube or kit').fill('Gold');
    await entry('Needle, G').fill('32');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add the preset' }).click();
    await page.getByText('Tube or kit: Gold · Needle, G: 32').waitFor();
    await page.getByRole('button', { name: 'Offer it no more Gold kit' }).click();
    await page.getByText('offered no more · Tube or kit: Gold').waitFor();
    await page.getByRole('button', { name: 'Edit Gold kit' }).click();
    expect(await entry('Needle, G').inputValue()).toBe('32');
    await page.keyboard.press('Escape');
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
