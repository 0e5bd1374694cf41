import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { apply } from '../support/drawn-pose.ts';
import { type DrawnUpload, measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import { settledStage } from '../support/settled-stage.ts';
import type { Visitor } from '../support/visitor.ts';

/** One drawn head: the reference, a visit in between, and a later one turned and moved on purpose. */
const turned = { coverage: 0.62, visit: 2, rotationDegrees: 3, shiftX: 0.03 };

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
  middle = await photograph('2025-11-28', 'review', { coverage: 0.52, visit: 1 });
  latest = await photograph('2026-04-30', 'review', turned);
  for (const { photoId } of [reference, middle, latest]) await measured(clinic, doctor, photoId);
  watched = await openPage(browser, doctor);
  page = watched.page;
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const inAddress = (of: Page, name: string) => new URL(of.url()).searchParams.get(name);
const addressSays = (name: string, value: string | null, of = page) =>
  expect.poll(() => inAddress(of, name), { message: `${name} in ${of.url()}` }).toBe(value);
const viewInAddress = () => ['x', 'y', 'zoom'].map((name) => inAddress(page, name));

async function openCompare(): Promise<void> {
  await page.goto(`${patientPath}/compare`);
  await settledStage(page);
}

describe('the stage of a comparison', () => {
  it('opens with the reference against the latest, before first, each with what was true then', async () => {
    await openCompare();
    await addressSays('before', reference.photoId);
    await addressSays('after', latest.photoId);
    const labels = await page.locator('.stage-label').allTextContents();
    expect(labels[0]).toMatch(/^Before31 Aug 2025.*reference.*Session 1, before injection \(0 given\)/);
    expect(labels[1]).toMatch(/^After30 Apr 2026.*242 days since the reference.*Review \(1 session given\)/);
    expect(await page.locator('.grade-letter').textContent()).toMatch(/^[A-D]$/);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  it('keeps what the eye looks at through modes, steps, swapping and a reload', async () => {
    await openCompare();
    const pane = await page.locator('.pane').first().boundingBox();
    if (!pane) throw new Error('no pane');
    await page.mouse.move(pane.x + 120, pane.y + 160);
    await page.mouse.wheel(0, -500);
    await page.mouse.down();
    await page.mouse.move(pane.x + 180, pane.y + 140, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => Number(inAddress(page, 'zoom'))).toBeGreaterThan(1.5);
    const view = viewInAddress();
    await page.keyboard.press('2');
    await addressSays('mode', 'slider');
    await page.keyboard.press('[');
    await addressSays('after', middle.photoId);
    await page.keyboard.press('x');
    await addressSays('before', middle.photoId);
    expect(viewInAddress()).toEqual(view);
    await page.reload();
    const slider = page.getByRole('slider', { name: 'Border between before and after' });
    await slider.waitFor();
    expect(viewInAddress()).toEqual(view);
    await slider.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('51 % before, 49 % after');
    await page.keyboard.press('0');
    await addressSays('zoom', null);
  });

  it('lays the same hair under the same pixel when aligned, and each picture whole when not', async () => {
    await openCompare();
    const whorlOn = (index: number, upload: DrawnUpload) =>
      page
        .locator('.pane')
        .nth(index)
        .locator('img')
        .first()
        .evaluate(
          (img, [x, y]) => {
            const point = new DOMMatrix(getComputedStyle(img).transform).transformPoint(new DOMPoint(x, y));
            return [point.x / point.w, point.y / point.w];
          },
          upload.drawn.landmarks.whorl as unknown as [number, number],
        );
    const apart = async () => {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [await whorlOn(0, reference), await whorlOn(1, latest)];
      return Math.hypot(ax - bx, ay - by);
    };
    expect(await apart()).toBeLessThan(1.5);
    await page.keyboard.press('a');
    await addressSays('aligned', 'off');
    expect(await apart()).toBeGreaterThan(5);
  });

  it('on a phone two fingers zoom, and at rest one finger moves the page', async () => {
    const phone = await openPage(browser, doctor, screens.phone);
    await phone.page.goto(`${patientPath}/compare?mode=slider`);
    const pane = phone.page.locator('.pane');
    await pane.locator('img').first().waitFor();
    expect(await pane.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
    await pane.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await pane.boundingBox();
    if (!box) throw new Error('no pane');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
    const fingers = await phone.context.newCDPSession(phone.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', half: number) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [-half, half].map((dx, id) => ({ x: x + dx, y, id })),
      });
    await touch('touchStart', 30);
    for (const half of [45, 60, 75, 90]) await touch('touchMove', half);
    await touch('touchEnd', 0);
    await expect.poll(() => Number(inAddress(phone.page, 'zoom'))).toBeGreaterThan(2);
    expect(await pane.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
    expect(await accessibilityFindings(phone.page)).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });
});

describe('what a person corrects by hand', () => {
  it('a landmark pair or two are shown first, then win over the automatic run until it is asked back', async () => {
    await page.goto(`${patientPath}/align?photo=${latest.photoId}`);
    const panes = page.locator('.pane');
    await panes.nth(2).waitFor();
    await settledStage(page, 4);
    const press = async (index: number, upload: DrawnUpload, name: 'left' | 'right' | 'whorl') => {
      const [x, y] = upload.drawn.landmarks[name];
      const at = await panes
        .nth(index)
        .locator('img')
        .first()
        .evaluate(
          (img, [px, py]) => {
            const point = new DOMMatrix(getComputedStyle(img).transform).transformPoint(new DOMPoint(px, py));
            return { x: point.x, y: point.y };
          },
          [x, y] as [number, number],
        );
      await panes.nth(index).click({ position: at });
    };
    for (const name of ['left', 'right'] as const) {
      await press(0, reference, name);
      await press(1, latest, name);
    }
    await press(0, reference, 'whorl');
    await press(1, latest, 'left');
    await page.getByText('One of the three pairs is not on the same place').waitFor();
    expect(await page.getByRole('button', { name: 'Save the alignment' }).isDisabled()).toBe(true);
    expect(await page.locator('.landmark').count()).toBe(6);
    for (const _ of [1, 2]) await page.getByRole('button', { name: 'Take back the last point' }).click();
    expect(await page.locator('.landmark').count()).toBe(4);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the alignment' }).click();
    await page.waitForURL('**/compare?**');
    const { body } = await doctor.get(`/api/photos/${latest.photoId}/alignment`);
    expect(body.source).toBe('landmarks');
    const [wx, wy] = latest.drawn.landmarks.whorl;
    const [rx, ry] = apply(body.matrix, wx, wy);
    const [tx, ty] = reference.drawn.landmarks.whorl;
    expect(Math.hypot(rx - tx, ry - ty)).toBeLessThan(8);

    await page.goto(`${patientPath}/align?photo=${latest.photoId}`);
    await page.getByRole('button', { name: 'Back to automatic' }).click();
    await page.waitForURL('**/compare?**');
    await measured(clinic, doctor, latest.photoId);
    expect((await doctor.get(`/api/photos/${latest.photoId}/alignment`)).body.source).toBe('auto');
  });

  it('an outline changed by the keyboard alone is a new version, and the photos are measured in it', async () => {
    const regionPath = `/api${patientPath}/regions/vertex`;
    const before = (await doctor.get(regionPath)).body;
    await page.goto(`${patientPath}/region?view=vertex`);
    const points = page.locator('.region-handle');
    await points.first().focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('+');
    expect(await points.count()).toBe(before.polygon.length + 1);
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await points.count()).toBe(before.polygon.length);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the region' }).click();
    await page.getByText(`Saved as version ${before.version + 1}`).waitFor();
    const after = (await doctor.get(regionPath)).body;
    const { width, height } = reference.drawn;
    expect(after.polygon[0][0] * width).toBeCloseTo(before.polygon[0][0] * width - 10, 3);
    expect(after.polygon[0][1] * height).toBeCloseTo(before.polygon[0][1] * height + 1, 3);
    expect(after.polygon.slice(1)).toEqual(before.polygon.slice(1));
    await clinic.deps.measuring.idle();
    const { measurements } = (await measured(clinic, doctor, latest.photoId)) ?? {};
    expect(measurements.map((each) => each.regionVersion)).toContain(after.version);
  });

  it('nothing was complained of in the browser', () => {
    expect(watched.complaints).toEqual([]);
  });
});
