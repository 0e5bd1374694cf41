import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cardHeightMm, cardPatches, cardWidthMm } from '../../server/contract/colour-card.ts';
import { readColourCard } from '../../server/imaging/colour-card.ts';
import { toLinear } from '../../server/imaging/pixels.ts';
import { pixelsOf } from '../../server/imaging/sharp-pixels.ts';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { startClinic } from '../support/server.ts';

/** CSS pixels a millimetre: 96 an inch. */
const cssPxPerMm = 96 / 25.4;

it('the card the page prints has its true size and is the card the program reads', async () => {
  const clinic = await startClinic();
  const browser = await launchBrowser();
  try {
    const admin = await clinic.signedIn('admin');
    const { page, complaints, context } = await openPage(browser, admin);
    await page.goto('/settings/colour-card');
    const card = page.locator('svg.colour-card');
    await card.waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    // An A4 sheet at 96 pixels an inch.
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const box = await card.boundingBox();
    expect(box?.width).toBeCloseTo(cardWidthMm * cssPxPerMm, 0);
    expect(box?.height).toBeCloseTo(cardHeightMm * cssPxPerMm, 0);
    const shot = await pixelsOf(sharp(await page.screenshot()).removeAlpha());
    const { reading } = await readColourCard(shot);
    expect(Math.abs((reading?.pxPerMm ?? 0) / cssPxPerMm - 1)).toBeLessThan(0.01);
    reading?.patches.forEach((patch, k) => {
      patch.forEach((light, c) => {
        expect(light).toBeCloseTo(toLinear(cardPatches[k]?.srgb[c] ?? 0), 2);
      });
    });
    expect(complaints).toEqual([]);
    await context.close();
  } finally {
    await browser.close();
    await clinic.close();
  }
});
