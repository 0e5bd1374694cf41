import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { type DrawnUpload, measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import { settledStage } from '../support/settled-stage.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let watched: WatchedPage;
let page: Page;
let patientPath: string;
let reference: DrawnUpload;
let middle: DrawnUpload;
let latest: DrawnUpload;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const { patientId, photograph } = await measuredPatient(doctor);
  patientPath = `/patients/${patientId}`;
  reference = await photograph('2025-08-31', 'session', { coverage: 0.5 });
  middle = await photograph('2025-11-28', 'review', { coverage: 0.55, visit: 1, shiftY: -0.03 });
  latest = await photograph('2026-04-30', 'review', {
    coverage: 0.62,
    visit: 2,
    rotationDegrees: 3,
    shiftX: 0.03,
  });
  for (const { photoId } of [reference, middle, latest]) await measured(clinic, doctor, photoId);
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

/** Zoomed to the head's middle, without anything drawn over the pictures. */
const close = 'region=off&x=1000&y=1000&zoom=3.00';

async function open(mode: string, more = ''): Promise<void> {
  const pair = `before=${reference.photoId}&after=${latest.photoId}`;
  await page.goto(`${patientPath}/compare?${pair}&mode=${mode}&${close}${more}`);
  // Sharp and settled: the small pictures have gone.
  await settledStage(page);
}

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

const apart = (a: Buffer, b: Buffer) => {
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
};

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
