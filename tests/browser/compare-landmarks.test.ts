import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, screens, type WatchedPage } from '../support/browser.ts';
import { drawHead, type HeadPicture } from '../support/drawn-head.ts';
import { measured } from '../support/measured-clinic.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import { settledStage } from '../support/settled-stage.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let path: string;
let first: HeadPicture;

/** A dot of a colour no head has, on the whorl and beside it, in the picture itself. */
async function dotted(head: HeadPicture): Promise<Buffer> {
  const { data, widthPx, heightPx } = head.pixels;
  for (const [x, y] of Object.values(head.landmarks)) {
    for (let v = Math.floor(y) - 9; v <= y + 9; v += 1) {
      for (let u = Math.floor(x) - 9; u <= x + 9; u += 1) {
        if (Math.hypot(u + 0.5 - x, v + 0.5 - y) > 8) continue;
        data.set([255, 0, 255], (v * widthPx + u) * 3);
      }
    }
  }
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  return sharp(data, { raw }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
}

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const patientId = (await doctor.post('/api/patients', { name: 'Dotted Example', pattern: 'male' })).body.id;
  await doctor.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
  const size = { seed: 11, widthPx: 1500, heightPx: 1700, headWidthPx: 1100 };
  first = await drawHead({ ...size, coverage: 0.4 });
  // Another size and another shape of the frame: nothing may be stretched to fit.
  const pose = { rotationDegrees: 7, shiftX: 0.05, scale: 1.05, visit: 1 };
  const later = await drawHead({ ...size, widthPx: 1800, coverage: 0.6, ...pose });
  const ids: string[] = [];
  for (const [date, kind, head] of [
    ['2025-08-31', 'session', first],
    ['2026-04-30', 'review', later],
  ] as const) {
    const visit = { date, kind, preparation: { hairState: 'dry' } };
    const { body } = await doctor.post(`/api/patients/${patientId}/visits`, visit);
    ids.push((await uploadPhoto(doctor, body.id, await dotted(head))).body.id);
  }
  const [before = '', after = ''] = ids;
  for (const id of ids) await measured(clinic, doctor, id);
  const { version } = (await doctor.get(`/api/photos/${after}/alignment`)).body;
  const byHand = { source: 'matrix', matrix: later.matrixTo(first) };
  expect((await doctor.put(`/api/photos/${after}/alignment`, version, byHand)).status).toBe(200);
  path = `/patients/${patientId}/compare?before=${before}&after=${after}&region=off`;
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

/** The middles of the dots that a pane shows, from its middle, from the left. */
async function dots(page: Page, pane: number): Promise<{ x: number; y: number; pixels: number }[]> {
  await page.evaluate(() => scrollTo(0, 0));
  const { data, info } = await sharp(await page.locator('.pane').nth(pane).screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found: { x: number; y: number; pixels: number }[] = [];
  for (let k = 0; k < info.width * info.height; k += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(k * 3, k * 3 + 3);
    if (red < 190 || blue < 190 || green > 90) continue;
    const [x, y] = [
      (k % info.width) + 0.5 - info.width / 2,
      Math.floor(k / info.width) + 0.5 - info.height / 2,
    ];
    const near = found.find((each) => Math.hypot(each.x - x, each.y - y) < 60);
    if (!near) found.push({ x, y, pixels: 1 });
    else {
      near.x += (x - near.x) / (near.pixels + 1);
      near.y += (y - near.y) / (near.pixels + 1);
      near.pixels += 1;
    }
  }
  return found.sort((a, b) => a.x - b.x);
}

async function opened(page: Page, mode: string, more: string): Promise<void> {
  await page.goto(`${path}&mode=${mode}${more}`);
  await settledStage(page);
}

/** How each mode shows the earlier and the later picture: what is added to its address, and in which pane. */
const shows: Record<string, [before: [string, number], after: [string, number]]> = {
  side_by_side: [
    ['', 0],
    ['', 1],
  ],
  slider: [
    ['&split=100', 0],
    ['&split=0', 0],
  ],
  overlay: [
    ['&split=0', 0],
    ['&split=100', 0],
  ],
  blink: [
    ['&front=before', 0],
    ['&front=after', 0],
  ],
  grid: [
    ['', 0],
    ['', 1],
  ],
};

describe('a landmark of both pictures', () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openPage(browser, doctor);
  });
  afterAll(async () => {
    expect(watched.complaints).toEqual([]);
    await watched.context.close();
  });

  it.each(Object.keys(shows))(
    'lies within 2 px on the screen, whole and at four times zoom: %s',
    async (mode) => {
      const { page } = watched;
      const [x, y] = first.landmarks.whorl.map(Math.round);
      for (const [view, least] of [
        ['', 3],
        [`&x=${x}&y=${y}&zoom=4.00`, 1],
      ] as const) {
        const seen = [];
        for (const [more, pane] of shows[mode] ?? []) {
          await opened(page, mode, view + more);
          seen.push(await dots(page, pane));
        }
        const [before = [], after = []] = seen;
        expect(before.length, `${mode}${view}`).toBeGreaterThanOrEqual(least);
        expect(after.length).toBe(before.length);
        for (const [k, dot] of before.entries()) {
          const other = after[k] ?? { x: 0, y: 0, pixels: 0 };
          expect(Math.hypot(dot.x - other.x, dot.y - other.y), `${mode}${view}`).toBeLessThan(2);
          // As large as the camera came nearer, and round: nothing is stretched.
          if (view === '') continue;
          expect(other.pixels / dot.pixels).toBeGreaterThan(0.75);
          expect(other.pixels / dot.pixels).toBeLessThan(1.35);
        }
        if (view !== '') expect(Math.min(...before.map((dot) => Math.hypot(dot.x, dot.y)))).toBeLessThan(2);
      }
    },
  );

  it('keeps its place under a slider that is dragged at four times zoom', async () => {
    const { page } = watched;
    const [x, y] = first.landmarks.whorl.map(Math.round);
    await opened(page, 'slider', `&x=${x}&y=${y}&zoom=4.00&split=60`);
    const before = await dots(page, 0);
    const box = await page.locator('.stage-border .icon').boundingBox();
    const pane = await page.locator('.pane').boundingBox();
    if (!box || !pane) throw new Error('no slider');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(pane.x + pane.width * 0.3, at.y + 30, { steps: 12 });
    await page.mouse.up();
    await page.waitForTimeout(500);
    const after = await dots(page, 0);
    // The border's own handle may lie over one of the three.
    expect(after.length).toBeGreaterThanOrEqual(2);
    for (const dot of after) {
      const moved = Math.min(...before.map((each) => Math.hypot(each.x - dot.x, each.y - dot.y)));
      expect(moved).toBeLessThan(2);
    }
    expect(page.url()).toMatch(/zoom=4\.00/);
    expect(Number(new URL(page.url()).searchParams.get('split') ?? 50)).toBeLessThan(40);
  });
});

describe('a finger that moves up', () => {
  it('scrolls the page from beside the stage and from a stage that shows all, and pans one that is zoomed', async () => {
    const { page, context } = await openPage(browser, doctor, screens.phone);
    const session = await context.newCDPSession(page);
    const swipe = async (x: number, y: number) => {
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
      await touch('touchStart', { x, y });
      for (let step = 1; step <= 10; step += 1) await touch('touchMove', { x, y: y - step * 15 });
      await touch('touchEnd');
      await page.waitForTimeout(400);
      return page.evaluate(() => scrollY);
    };
    const middle = async () => {
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator('.pane').first().scrollIntoViewIfNeeded();
      const box = await page.locator('.pane').first().boundingBox();
      if (!box) throw new Error('no pane');
      return {
        x: box.x + box.width / 2,
        y: box.y + box.height * 0.7,
        from: await page.evaluate(() => scrollY),
      };
    };
    await opened(page, 'side_by_side', '');
    expect(await swipe(200, 300)).toBeGreaterThan(50);
    const whole = await middle();
    expect(await swipe(whole.x, whole.y)).toBeGreaterThan(whole.from + 50);
    await opened(page, 'side_by_side', '&x=750&y=850&zoom=4.00');
    const zoomed = await middle();
    const before = new URL(page.url()).searchParams.get('y');
    expect(await swipe(zoomed.x, zoomed.y)).toBe(zoomed.from);
    await expect
      .poll(() => Number(new URL(page.url()).searchParams.get('y')))
      .toBeGreaterThan(Number(before) + 50);
    await context.close();
  });
});
