import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { openPage } from '../support/browser.ts';
import { apart, browser, clinic, doctor, open, page, patientPath } from '../support/compare-window.ts';

describe('a pair that is saved as a picture', () => {
  /** What a picture shows around the middle of its part, as grey values of a small square. */
  const middleOf = async (
    picture: Buffer,
    box: { left: number; top: number; width: number; height: number },
  ) =>
    sharp(picture).extract(box).greyscale().resize(16, 16, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();

  /** First and last row of the longest run of a column that is no paper: where a photo is. Letters are shorter. */
  const longestDark = async (picture: Buffer, left: number, height: number): Promise<[number, number]> => {
    const column = await sharp(picture)
      .extract({ left, top: 0, width: 1, height })
      .greyscale()
      .raw()
      .toBuffer();
    let best: [number, number] = [0, 0];
    let start = 0;
    for (let y = 0; y <= height; y++) {
      if (y < height && (column[y] ?? 255) < 200) continue;
      if (y - start > best[1] - best[0]) best = [start, y];
      start = y + 1;
    }
    return best;
  };

  it('holds both photos as they hang, in the shape that was chosen, and is entered in the audit trail', async () => {
    await open('side_by_side');
    await page.evaluate(() => scrollTo(0, 0));
    const panes = [
      await page.locator('.pane').nth(0).screenshot(),
      await page.locator('.pane').nth(1).screenshot(),
    ];
    await page.getByRole('button', { name: 'Save as a picture' }).click();
    await page.getByLabel('4 : 5').check();
    expect(await accessibilityFindings(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the picture' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('comparison-vertex.png');
    const saved = readFileSync(await download.path());
    const { width = 0, height = 0 } = await sharp(saved).metadata();
    expect([width, height]).toEqual([1080, 1350]);

    for (const [index, pane] of panes.entries()) {
      const { width: paneWidth, height: paneHeight } = await sharp(pane).metadata();
      const left = index === 0 ? 48 : 48 + 484 + 16;
      const [top, bottom] = await longestDark(saved, left + 480, height);
      const scale = Math.min(484 / paneWidth, (bottom - top) / paneHeight);
      const box = (x: number, y: number, half: number) => ({
        left: Math.round(x - half),
        top: Math.round(y - half),
        width: Math.round(2 * half),
        height: Math.round(2 * half),
      });
      const there = await middleOf(pane, box(paneWidth / 2, paneHeight / 2, 120));
      const here = await middleOf(saved, box(left + 242, (top + bottom) / 2, 120 * scale));
      expect(apart(here, there)).toBeLessThan(5);
    }

    const { body } = await doctor.get(`/api/audit?patient=${patientPath.split('/').at(-1)}`);
    expect(body.entries[0]).toMatchObject({ action: 'export_comparison', details: { shape: 'portrait' } });
  });

  it('is not saved and not entered where a photo cannot be fetched, and says so', async () => {
    const other = await openPage(browser, doctor);
    await other.page.route('**/master', (route) => route.abort());
    await other.page.goto(`${patientPath}/compare`);
    await other.page.getByRole('button', { name: 'Save as a picture' }).click();
    await other.page.getByRole('button', { name: 'Save the picture' }).click();
    await other.page.getByText('One of the photos could not be fetched').waitFor();
    const { body } = await doctor.get(`/api/audit?patient=${patientPath.split('/').at(-1)}`);
    expect(body.entries[0].details.shape).toBe('portrait');
    expect(other.complaints.filter((each) => !/ERR_FAILED/.test(String(each)))).toEqual([]);
    await other.context.close();
  });

  it('cannot be taken away by an assistant', async () => {
    const other = await openPage(browser, await clinic.signedIn('assistant'));
    await other.page.goto(`${patientPath}/compare`);
    await other.page.locator('.pane img').first().waitFor();
    expect(await other.page.getByRole('button', { name: 'Save as a picture' }).count()).toBe(0);
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });
});
