import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { screens } from '../support/browser.ts';
import {
  clinic,
  dialogOf,
  ghost,
  openTracks,
  openVisit,
  patience,
  sitter,
  size,
  slot,
} from '../support/camera-clinic.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';

describe('the camera', () => {
  it('takes a photo with the reference over it, judges the sensor, and files it in its slot', async () => {
    const { page, context, complaints, visitId } = await openVisit('recorded', {
      reference: true,
      patientId: sitter,
    });
    const shutter = dialogOf(page).getByRole('button', { name: 'Take the photo' });
    await shutter.waitFor();
    await page.waitForFunction(() => document.querySelector('.ghost:not(.ghost-awaited) img'));
    expect(
      await dialogOf(page)
        .locator('video')
        .evaluate((film) => getComputedStyle(film).transform),
    ).not.toMatch(/matrix(3d)?\(-/);
    await dialogOf(page)
      .getByText(/^This camera gives \d+ × \d+: the head would be about \d+ pixels/)
      .waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    // The focus waits on the shutter, then on the decision.
    await page.keyboard.press('Enter');
    await dialogOf(page)
      .getByRole('img', { name: /The photo just taken/ })
      .waitFor();
    await ghost(page).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Take again' }).click();
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await page.keyboard.press('Enter');
    await dialogOf(page).getByRole('button', { name: 'Use this photo' }).click();

    await slot(page, 'Vertex').getByRole('button', { name: 'look closer' }).first().waitFor();
    await slot(page, 'Vertex').locator('.quality').waitFor({ timeout: 60_000 });
    await expect.poll(() => openTracks(page), patience).toBe(0);
    const { body } = await clinic.doctor.get(`/api/visits/${visitId}/photos`);
    expect(body.photos).toMatchObject([
      {
        view: 'vertex',
        purpose: 'primary',
        capturedAt: '2026-03-10T09:05:00.000Z',
        capturedAtSource: 'entered',
        device: expect.stringMatching(/fake/),
      },
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes the replicate that is asked for, which is then judged as every photo is', async () => {
    const { page, context, complaints, visitId } = await openVisit('recorded', { patientId: sitter });
    await page.keyboard.press('Escape');
    const bytes = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: 77 });
    await uploadPhoto(clinic.assistant, visitId, bytes);
    await page.reload();
    await page.getByRole('button', { name: /^Take with the camera.*Vertex, replicate/ }).click();
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).click();
    await dialogOf(page).getByRole('button', { name: 'Use this photo' }).click();
    await slot(page, 'Vertex').getByText('1 replicate', { exact: true }).waitFor();
    await slot(page, 'Vertex').locator('.slot-replicates .quality').waitFor({ timeout: 60_000 });
    expect(await accessibilityFindings(page)).toEqual([]);
    const { body } = await clinic.doctor.get(`/api/visits/${visitId}/photos`);
    // Two photos of one minute stand in either order.
    expect(body.photos.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual([
      'primary',
      'replicate',
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('the ghost is moved, scaled, faded and reset by keys and by hand, and lies there for the next photo', async () => {
    const { page, context, complaints } = await openVisit('recorded');
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    const middle = async () => {
      const box = await ghost(page).boundingBox();
      if (!box) throw new Error('The ghost is not there.');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
    };
    const rest = await middle();
    const says = (words: string) => expect.poll(() => size(page).innerText(), patience).toBe(words);
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', '+']) await page.keyboard.press(key);
    await says('Size 102 %');
    const byKeys = await middle();
    expect(byKeys.x).toBeGreaterThan(rest.x + 5);
    expect(byKeys.y).toBeGreaterThan(rest.y + 2);
    await page.keyboard.press('o');
    const opacity = () => ghost(page).evaluate((element) => getComputedStyle(element).opacity);
    await expect.poll(opacity, patience).toBe('0.6');
    for (const key of ['Shift+O', 'Shift+O']) await page.keyboard.press(key);
    await expect.poll(() => dialogOf(page).getByRole('slider').inputValue(), patience).toBe('40');

    await page.mouse.move(rest.x, rest.y);
    await page.mouse.down();
    await page.mouse.move(rest.x + 60, rest.y - 40, { steps: 4 });
    await page.mouse.up();
    const near = (value: number) => expect.closeTo(value, 0);
    await expect.poll(middle, patience).toMatchObject({ x: near(byKeys.x + 60), y: near(byKeys.y - 40) });
    await page.mouse.wheel(0, -200);
    await expect.poll(middle, patience).toMatchObject({ width: near(byKeys.width * Math.exp(0.36)) });
    await says('Size 146 %');
    await dialogOf(page).getByRole('button', { name: 'Smaller' }).click();
    await says('Size 143 %');

    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await expect.poll(() => openTracks(page), patience).toBe(0);
    await slot(page, 'Vertex').getByRole('button', { name: 'Take with the camera' }).click();
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await says('Size 143 %');
    await dialogOf(page).getByRole('button', { name: 'Reset' }).click();
    await expect.poll(middle, patience).toEqual(rest);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('two fingers scale the ghost', async () => {
    const { page, context } = await openVisit('recorded', { screen: screens.tablet });
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    const box = await dialogOf(page).locator('.camera-stage').boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    const world = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) => {
      const points = apart === undefined ? [] : [-apart, apart].map((dx, id) => ({ x: x + dx, y, id }));
      return world.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    };
    await touch('touchStart', 50);
    for (const apart of [60, 70, 80, 90, 100]) await touch('touchMove', apart);
    await touch('touchEnd');
    await expect.poll(() => size(page).innerText(), patience).toMatch(/^Size (19|20)\d %$/);
    expect(await accessibilityFindings(page)).toEqual([]);
    await context.close();
  });

  it('is off when the page is left, and when it was out of sight for long; comes back with it', async () => {
    const { page, context } = await openVisit('recorded');
    await page.clock.install();
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    const hide = (hidden: boolean) =>
      page.evaluate((now) => {
        Object.defineProperty(document, 'hidden', { value: now, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    await page.clock.runFor(5_000);
    expect(await openTracks(page)).toBe(1);
    await page.clock.runFor(20_000);
    await expect.poll(() => openTracks(page), patience).toBe(0);
    await dialogOf(page).getByText('The camera was switched off').waitFor();
    await hide(false);
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    expect(await openTracks(page)).toBe(1);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await expect.poll(() => openTracks(page), patience).toBe(0);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')));
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await context.close();
  });
});
