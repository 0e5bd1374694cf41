import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openPage } from '../support/browser.ts';
import { browser, clinic, entry, now, page, saved, state, thirdSession } from '../support/record-window.ts';

describe('what was typed', () => {
  it('comes back where a preset was filled in over it', async () => {
    const { visitId } = await thirdSession();
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
