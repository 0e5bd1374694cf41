import { describe, expect, it } from 'vitest';
import { doctor, entry, page, thirdSession } from '../support/record-window.ts';

/** A session's record in the window, and a server whose answer to the next save waits until it is let go. */
async function slowlySaved(): Promise<{ path: string; letGo: () => void; sent: Promise<void> }> {
  const { visitId } = await thirdSession();
  const path = `/api/visits/${visitId}/record`;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const sent = new Promise<void>((resolve) => {
    void page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      const answer = await route.fetch();
      resolve();
      await held;
      await route.fulfill({ response: answer });
      await page.unroute(`**${path}`);
    });
  });
  await page.goto(`/visits/${visitId}/record`);
  return { path, letGo, sent };
}
const focusedField = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
const keptCount = () =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /record/.test(key)).length);

describe('what a doctor types while a record is on its way', () => {
  it('stays in the form under the fingers, is kept on the device, and is saved by the next press', async () => {
    const { path, letGo, sent } = await slowlySaved();
    await entry('Blood drawn, ml').fill('8');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await sent;
    await entry('Lot of the kit').click();
    await page.keyboard.type('LOT-');
    letGo();
    await page.getByText('The draft was saved. What you typed meanwhile is still to be saved.').waitFor();
    expect(await focusedField()).toBe('kitLot');
    await page.keyboard.type('7');
    await expect.poll(() => entry('Lot of the kit').inputValue()).toBe('LOT-7');
    expect(await entry('Blood drawn, ml').inputValue()).toBe('8');
    expect(await keptCount()).toBe(1);
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft was saved.', { exact: true }).waitFor();
    expect((await doctor.get(path)).body).toMatchObject({
      version: 2,
      record: { bloodDrawnMl: 8, kitLot: 'LOT-7' },
    });
    expect(await keptCount()).toBe(0);
  });

  it('is a correction to be given a reason where the record was signed by then', async () => {
    const { path, letGo, sent } = await slowlySaved();
    await entry('Blood drawn, ml').fill('8');
    await entry('Lot of the kit').fill('LOT-7');
    await entry('Injected, ml').fill('3');
    await page.getByRole('button', { name: 'Crown', exact: true }).click();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await sent;
    await entry('Lot of the kit').fill('LOT-8');
    letGo();
    await page.getByText('The record is signed. What you typed meanwhile is still to be saved.').waitFor();
    expect((await doctor.get(path)).body).toMatchObject({ state: 'signed', record: { kitLot: 'LOT-7' } });
    await page.getByLabel('Why it is corrected').fill('Read off the other box');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page
      .locator('.record-state')
      .getByText(/Corrected by Person 1/)
      .waitFor();
    expect((await doctor.get(path)).body).toMatchObject({ version: 2, record: { kitLot: 'LOT-8' } });
  });

  it('is nothing where nothing was typed: the form begins anew over what is saved', async () => {
    const { letGo, sent } = await slowlySaved();
    await entry('Blood drawn, ml').fill('8');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await sent;
    letGo();
    await page.getByText('The draft was saved.', { exact: true }).waitFor();
    expect(await keptCount()).toBe(0);
  });
});
