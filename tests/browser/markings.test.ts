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
let patientId: string;
let first: DrawnUpload;
let middle: DrawnUpload;
let last: DrawnUpload;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const patient = await measuredPatient(doctor);
  patientId = patient.patientId;
  first = await patient.photograph('2025-08-31', 'session', { coverage: 0.4 });
  const turned = { coverage: 0.5, rotationDegrees: 5, shiftX: 0.04 };
  middle = await patient.photograph('2025-11-28', 'review', { coverage: 0.45, visit: 1 });
  last = await patient.photograph('2026-04-30', 'review', { ...turned, visit: 2 });
  for (const { photoId } of [first, middle, last]) await measured(clinic, doctor, photoId);
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  expect(watched.complaints).toEqual([]);
  await browser.close();
  await clinic.close();
});

const open = async (after: DrawnUpload, more = '') => {
  await page.goto(
    `/patients/${patientId}/compare?before=${first.photoId}&after=${after.photoId}&region=off${more}`,
  );
  await settledStage(page);
};

/** Where a pane shows a place of the first head, in pixels of the window. */
async function onScreen(pane: number, [x, y]: readonly [number, number]) {
  const box = await page.locator('.pane').nth(pane).boundingBox();
  if (box === null) throw new Error('no pane');
  const { width, height } = first.drawn;
  const scale = Math.min(box.width / width, box.height / height);
  return {
    x: box.x + box.width / 2 + (x - width / 2) * scale,
    y: box.y + box.height / 2 + (y - height / 2) * scale,
    scale,
  };
}

/** Middle of the yellow pixels around a point of the window, relative to it; `null`: none. */
async function yellowNear(at: { x: number; y: number }, reach = 12) {
  const clip = { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach };
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [count, x, y] = [0, 0, 0];
  for (let k = 0; k < info.width * info.height; k += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(k * 3, k * 3 + 3);
    if (red < 200 || green < 160 || blue > 120) continue;
    count += 1;
    x += (k % info.width) + 0.5 - reach;
    y += Math.floor(k / info.width) + 0.5 - reach;
  }
  return count === 0 ? null : { x: x / count, y: y / count };
}

const panel = () => page.locator('.markings');
const stored = async () =>
  (await doctor.get(`/api/patients/${patientId}/annotations?view=vertex`)).body.annotations;

describe('what a doctor draws beside the photos', () => {
  it('is a line from press to press, whose length stands beside it and in the list', async () => {
    await open(last);
    await panel().locator('summary').click();
    await page.getByRole('button', { name: 'Line', exact: true }).click();
    const { whorl, left } = first.drawn.landmarks;
    for (const place of [whorl, left]) {
      const { x, y } = await onScreen(0, place);
      await page.mouse.click(x, y);
    }
    await panel()
      .getByText(/^Line, /)
      .waitFor();
    const [line] = await stored();
    const length = Math.hypot(whorl[0] - left[0], whorl[1] - left[1]);
    // A press lands on a whole pixel of the window: a share of a percent of the head.
    expect(line.length.unit).toBe('% of head width');
    expect(Math.abs(line.length.value - (100 * length) / first.drawn.headWidthPx)).toBeLessThan(4);
    const [x, y] = line.points[0];
    expect(Math.hypot(x * first.drawn.width - whorl[0], y * first.drawn.height - whorl[1])).toBeLessThan(4);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('lies on the same place of the head in both photos and on every visit, not in their files', async () => {
    const { whorl } = first.drawn.landmarks;
    for (const after of [last, middle]) {
      await open(after);
      for (const pane of [0, 1]) {
        const found = await yellowNear(await onScreen(pane, whorl), 6);
        expect(found, `pane ${pane}`).not.toBeNull();
        // The end has a tick across it; its middle is the end.
        expect(Math.hypot(found?.x ?? 99, found?.y ?? 99)).toBeLessThan(4);
      }
    }
    await open(last, '&marks=off');
    expect(await yellowNear(await onScreen(0, whorl))).toBeNull();
    await page.keyboard.press('n');
    await expect.poll(async () => (await yellowNear(await onScreen(0, whorl), 6)) !== null).toBe(true);
  });

  it('is drawn with the keyboard alone: the cross in the middle, the pictures under it', async () => {
    await open(last);
    await panel().locator('summary').press('Enter');
    await page.getByRole('button', { name: 'Arrow', exact: true }).press('Enter');
    await page.getByRole('region', { name: /^Photos\. Drag/ }).focus();
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await page.getByText('Now where its tip is.').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Words' }).fill('old scar');
    await page.keyboard.press('Enter');
    await panel().getByText('Arrow: old scar').waitFor();
    const arrow = (await stored()).at(-1);
    expect(arrow).toMatchObject({ kind: 'arrow', text: 'old scar', photoId: last.photoId });
    const [from, tip] = arrow.points;
    expect(from[0]).toBeCloseTo(0.5, 2);
    expect(tip[0] - from[0]).toBeCloseTo(0.1 / 1.25, 2);
    expect(tip[1]).toBeCloseTo(from[1], 6);
  });

  it('is taken back in one press, and comes again by another', async () => {
    await page.getByRole('button', { name: 'Take back: Arrow: old scar' }).click();
    await page.getByText('The marking was taken back.').waitFor();
    await expect.poll(async () => (await stored()).length).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await panel().getByText('Arrow: old scar').waitFor();
    expect((await stored()).map(({ kind }: { kind: string }) => kind)).toEqual(['line', 'arrow']);
  });

  it('words at a place need words, and Escape keeps nothing', async () => {
    await page.getByRole('button', { name: 'Words', exact: true }).click();
    const { x, y } = await onScreen(1, first.drawn.landmarks.right);
    await page.mouse.click(x, y);
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    expect(await stored()).toHaveLength(2);
    expect(await page.getByText('Press where the words belong').count()).toBe(0);
  });

  it('is in the grid to be seen, and nothing is drawn there', async () => {
    await page.getByRole('button', { name: 'Grid' }).click();
    await panel().getByText('In the grid nothing is drawn. Open a pair.').waitFor();
    await expect.poll(() => page.locator('.stage-grid .marking-line').count()).toBe(6);
  });
});
