import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { apart, latest, middle, open, page, reference } from '../support/compare-window.ts';
import type { DrawnUpload } from '../support/measured-clinic.ts';

/** The middle of what a pane shows: red, green, blue by turns. */
async function seen(index = 0): Promise<{ data: Buffer; width: number; height: number }> {
  // A control that has the focus may have scrolled the pane under the patient's banner.
  await page.evaluate(() => scrollTo(0, 0));
  const picture = sharp(await page.locator('.pane').nth(index).screenshot());
  const { width = 0, height = 0 } = await picture.metadata();
  const area = {
    left: Math.round(width * 0.2),
    top: Math.round(height * 0.2),
    width: Math.round(width * 0.6),
    height: Math.round(height * 0.5),
  };
  const { data } = await picture.extract(area).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: area.width, height: area.height };
}

describe('the pictures of a pair', () => {
  it('stand at the same pixels in every mode that shows one over the other', async () => {
    await open('slider', '&split=100');
    const before = await seen();
    await open('slider', '&split=0');
    const after = await seen();
    expect(apart(before.data, after.data)).toBeGreaterThan(4);

    await open('overlay', '&split=0');
    expect(apart((await seen()).data, before.data)).toBeLessThan(0.5);
    const cover = page.getByRole('slider', { name: 'How far the later picture covers the earlier' });
    await cover.press('End');
    expect(await cover.getAttribute('aria-valuetext')).toBe('100 % after');
    expect(apart((await seen()).data, after.data)).toBeLessThan(0.5);

    await open('blink');
    expect(apart((await seen()).data, after.data)).toBeLessThan(0.5);
    const hold = page.getByRole('button', { name: 'Hold: Before' });
    await hold.focus();
    await page.keyboard.down('Space');
    expect(apart((await seen()).data, before.data)).toBeLessThan(0.5);
    await page.keyboard.up('Space');
    expect(apart((await seen()).data, after.data)).toBeLessThan(0.5);
    await page.keyboard.press('b');
    expect(apart((await seen()).data, before.data)).toBeLessThan(0.5);
    await expect.poll(() => new URL(page.url()).searchParams.get('front')).toBe('before');
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('blink by themselves once a second until they are stopped', async () => {
    await open('blink');
    const shown = page.locator('.pane-shown');
    const run = page.getByRole('button', { name: 'By itself, one a second' });
    expect(await shown.textContent()).toBe('After');
    await run.click();
    await expect.poll(() => shown.textContent(), { timeout: 3000 }).toBe('Before');
    await expect.poll(() => shown.textContent(), { timeout: 3000 }).toBe('After');
    await run.click();
    await page.waitForTimeout(1500);
    expect(await shown.textContent()).toBe('After');
  });

  it('are subtracted from each other: grey where they are alike, dark where the later is darker', async () => {
    await open('slider', '&split=100');
    const before = await seen();
    await open('slider', '&split=0');
    const after = await seen();
    await open('difference');
    const difference = await seen();
    const grey = (data: Buffer, at: number) =>
      0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
    let off = 0;
    for (let at = 0; at < before.data.length; at += 3) {
      const half = 127.5 + (grey(after.data, at) - grey(before.data, at)) / 2;
      const expected = Math.min(255, Math.max(0, 127.5 + 2.5 * (half - 127.5)));
      off += Math.abs(expected - (difference.data[at] ?? 0));
    }
    expect(off / (before.data.length / 3)).toBeLessThan(4);
    expect(await page.getByText('measures nothing').isVisible()).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe('two pictures that are not linked', () => {
  /** Where the picture of a pane begins, in pixels of the screen. */
  const begins = (index: number) =>
    page
      .locator('.pane')
      .nth(index)
      .locator('img')
      .first()
      .evaluate((img) => {
        const { m41, m42 } = new DOMMatrix(getComputedStyle(img).transform);
        return [m41, m42] as const;
      });
  const drag = async (index: number, x: number, y: number) => {
    const box = await page.locator('.pane').nth(index).boundingBox();
    if (!box) throw new Error('no pane');
    const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    await page.mouse.move(fromX + x, fromY + y, { steps: 5 });
    await page.mouse.up();
  };
  const moved = async (act: () => Promise<void>) => {
    const from = [await begins(0), await begins(1)];
    await act();
    const to = [await begins(0), await begins(1)];
    return to.map(([x, y], at) => [
      Math.round(x - (from[at]?.[0] ?? 0)),
      Math.round(y - (from[at]?.[1] ?? 0)),
    ]);
  };
  const nudge = () => ['nx', 'ny'].map((name) => Number(new URL(page.url()).searchParams.get(name)));

  it('are moved one at a time, and keep how they lie to one another when they are linked again', async () => {
    await open('side_by_side');
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.press('l');
    const touch = () =>
      page
        .locator('.pane')
        .first()
        .evaluate((pane) => getComputedStyle(pane).touchAction);
    await expect.poll(touch).toBe('none');
    expect(await moved(() => drag(1, 40, 10))).toEqual([
      [0, 0],
      [40, 10],
    ]);
    expect(await moved(() => drag(0, -20, 5))).toEqual([
      [-20, 5],
      [0, 0],
    ]);
    await expect.poll(() => nudge().every((pixels) => pixels !== 0)).toBe(true);
    const kept = nudge();
    await page.keyboard.press('l');
    expect(await moved(() => drag(1, 15, -25))).toEqual([
      [15, -25],
      [15, -25],
    ]);
    for (const mode of ['2', '3', '4', '5', '1']) await page.keyboard.press(mode);
    await page.locator('.stage').focus();
    const step = await moved(() => page.keyboard.press('Shift+ArrowLeft'));
    expect(step[0]).toEqual([0, 0]);
    expect(step[1]?.[0]).toBeLessThan(0);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => new URL(page.url()).searchParams.get('linked')).toBe(null);
    expect(nudge()).toEqual(kept);
    await page.reload();
    await page.getByText('After: moved by hand').waitFor();
    expect(nudge()).toEqual(kept);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move it back' }).click();
    await expect.poll(nudge).toEqual([0, 0]);
  });
});

describe('the grid', () => {
  it('shows the visits that tell most under one view, and opens two of them as a pair, the earlier before', async () => {
    await open('side_by_side');
    await page.keyboard.press('6');
    const cells = page.locator('.stage-grid figure');
    await expect.poll(() => cells.count()).toBe(3);
    expect(await cells.locator('strong').allTextContents()).toEqual([
      '31 Aug 2025',
      '28 Nov 2025',
      '30 Apr 2026',
    ]);
    const whorl = (index: number, { drawn }: DrawnUpload) =>
      cells
        .nth(index)
        .locator('img')
        .first()
        .evaluate(
          (img, [x, y]) => {
            const point = new DOMMatrix(getComputedStyle(img).transform).transformPoint(new DOMPoint(x, y));
            return [point.x / point.w, point.y / point.w];
          },
          drawn.landmarks.whorl as unknown as [number, number],
        );
    const [x = 0, y = 0] = await whorl(0, reference);
    for (const [index, upload] of [middle, latest].entries()) {
      const [u = 0, v = 0] = await whorl(index + 1, upload);
      expect(Math.hypot(u - x, v - y)).toBeLessThan(2);
    }
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('group', { name: 'Photos of the grid' }).getByText('28 Nov 2025').click();
    await expect.poll(() => cells.count()).toBe(2);
    await page.getByRole('group', { name: 'Photos of the grid' }).getByText('28 Nov 2025').click();
    await expect.poll(() => cells.count()).toBe(3);
    await cells.nth(2).getByRole('button', { name: 'Compare this' }).click();
    await cells.nth(1).getByRole('button', { name: 'with this one' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('mode')).toBe('side_by_side');
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('before'), searchParams.get('after')]).toEqual([middle.photoId, latest.photoId]);
    expect(searchParams.get('zoom')).toBe('3.00');
  });
});
