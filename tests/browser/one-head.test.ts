import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { drawHead, type HeadPicture } from '../support/drawn-head.ts';
import { startClinic, type TestClinic } from '../support/server.ts';

/** The clinic looks back at a whole course: sessions of domain §8, three milestones, one head with a known change. */
const now = '2026-05-02T09:00:00Z';
const course = [
  { on: '2025-08-31', kind: 'Session', coverage: 0.4 },
  { on: '2025-09-30', kind: 'Session', coverage: 0.4 },
  { on: '2025-10-31', kind: 'Session', coverage: 0.41 },
  { on: '2025-11-28', kind: 'Review', coverage: 0.43 },
  { on: '2026-01-31', kind: 'Review', coverage: 0.54 },
  { on: '2026-04-30', kind: 'Review', coverage: 0.64 },
] as const;

/** Each visit another day: the head lies otherwise, the room is lit otherwise. */
const poses = [
  {},
  { rotationDegrees: 2, light: { gain: 1.04 } },
  { rotationDegrees: -2, shiftX: 0.02, light: { gain: 0.95 } },
  { scale: 1.02, shiftY: -0.02 },
  { rotationDegrees: 1.5, scale: 0.98, light: { gain: 1.05 } },
  { rotationDegrees: -1, shiftX: -0.03 },
];

let browser: Browser;
let clinic: TestClinic;
let watched: WatchedPage;
let page: Page;
let pictures: HeadPicture[];

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, now);
  watched = await openPage(browser, await clinic.signedIn('doctor'));
  page = watched.page;
  await page.clock.setFixedTime(now);
  pictures = [];
  for (const [index, { coverage }] of course.entries()) {
    pictures.push(
      await drawHead({
        seed: 5,
        widthPx: 2600,
        heightPx: 2600,
        headWidthPx: 2050,
        coverage,
        visit: index,
        noise: 2,
        ...poses[index],
      }),
    );
  }
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

async function addVisit(patientPath: string, kind: string, on: string): Promise<void> {
  await page.goto(`${patientPath}/visits/new`);
  await page.getByRole('radio', { name: kind, exact: true }).check();
  await page.getByLabel('Date').fill(on);
  await page.getByRole('button', { name: 'Add and take photos' }).click();
  await page.waitForURL('**/visits/*');
}

async function uploadVertex(picture: HeadPicture): Promise<void> {
  await page.getByRole('button', { name: 'All as it should be' }).click();
  const slot = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Vertex' }) });
  await slot
    .locator('input[type=file]')
    .setInputFiles({ name: 'DSC_0001.JPG', mimeType: 'image/jpeg', buffer: picture.jpeg });
  await slot
    .getByRole('button', { name: /look closer/i })
    .first()
    .waitFor();
  await slot
    .getByText(/There is no reference of this view|This photo is the reference|Comparable with the reference/)
    .first()
    .waitFor({ timeout: 60_000 });
}

type DrawnChart = { values: number[]; hollow: boolean[]; band: { from: number; to: number } | null };

/** What the chart object itself holds: not what the table beside it says. */
function readChart(): Promise<DrawnChart> {
  return page.locator('canvas[data-metric=coverage]').evaluate((canvas) => {
    // biome-ignore lint/suspicious/noExplicitAny: the chart object is read as it is in the page
    const chart = (globalThis as any).whorlCharts(canvas);
    const [set] = chart.data.datasets;
    const boxes = Object.values(chart.options.plugins.annotation.annotations) as Record<string, unknown>[];
    const band = boxes.find((box) => typeof box.yMin === 'number' && box.type === 'box');
    return {
      values: set.data.map((point: { y: number }) => point.y),
      hollow: set.data.map((_point: unknown, index: number) => {
        const fill = set.pointBackgroundColor;
        return (Array.isArray(fill) ? fill[index] : fill) !== set.borderColor;
      }),
      band: band === undefined ? null : { from: band.yMin as number, to: band.yMax as number },
    };
  });
}

describe('one head through a whole course', () => {
  it('from the first photo to the cards, what is said is what was drawn', async () => {
    await page.goto('/patients/new');
    await page.getByLabel('Name').fill('Drawn Head');
    await page.getByRole('radio', { name: 'Male pattern', exact: true }).check();
    await page.getByRole('button', { name: 'Add the patient' }).click();
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/);
    const patientPath = new URL(page.url()).pathname;
    await page.goto(`${patientPath}/courses/new`);
    await page.getByLabel('Sessions planned').fill('3');
    await page.getByRole('button', { name: 'Add the course' }).click();
    await page.waitForURL(`**${patientPath}`);

    for (const [index, visit] of course.entries()) {
      await addVisit(patientPath, visit.kind, visit.on);
      await uploadVertex(pictures[index] as HeadPicture);
    }
    expect(await accessibilityFindings(page)).toEqual([]);
    await clinic.deps.measuring.idle();

    await page.goto(`${patientPath}/progress`);
    const chart = page.locator('canvas[data-metric=coverage]');
    await chart.waitFor();
    await expect.poll(async () => (await readChart()).values.length, { timeout: 20_000 }).toBe(course.length);
    const drawn = await readChart();
    const reference = pictures[0] as HeadPicture;
    const region = (await clinic.admin.get(`/api${patientPath}/regions/vertex`)).body.polygon;
    const place = (picture: HeadPicture) =>
      region.map(([x, y]: [number, number]) => {
        const matrix = reference.matrixTo(picture);
        const [u, v] = [x * reference.width, y * reference.height];
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = matrix;
        const w = g * u + h * v + i;
        return [(a * u + b * v + c) / w / picture.width, (d * u + e * v + f) / w / picture.height];
      });
    const truth = pictures.map((picture) => picture.coverageTruth(place(picture)) * 100);
    for (const [index, value] of drawn.values.entries()) {
      expect(
        Math.abs(value - (truth[index] ?? 0)),
        `visit ${index}: ${value} for ${truth[index]}`,
      ).toBeLessThanOrEqual(5);
      const change = value - (drawn.values[0] ?? 0);
      const trueChange = (truth[index] ?? 0) - (truth[0] ?? 0);
      expect(
        Math.abs(change - trueChange),
        `change ${index}: ${change} for ${trueChange}`,
      ).toBeLessThanOrEqual(4);
    }
    const [first = 0] = drawn.values;
    expect(drawn.band?.from).toBeCloseTo(first - 8, 5);
    expect(drawn.band?.to).toBeCloseTo(first + 8, 5);
    expect(drawn.hollow).toEqual(course.map(() => false));

    for (const [name, words] of [
      ['After the third session', 'within measurement noise'],
      ['Three months', 'measurable improvement'],
      ['Six months', 'measurable improvement'],
    ] as const) {
      const card = page.locator('.outcome').filter({ has: page.getByRole('heading', { name }) });
      expect(await card.textContent(), name).toContain(words);
      expect(await card.textContent(), name).toContain('provisional');
    }
    expect(await accessibilityFindings(page)).toEqual([]);

    await page.goto(`${patientPath}/compare`);
    await page.getByText('measurable improvement').first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);

    // The hair was wet on the last day, somebody remembers: the same value is a hollow point, and no verdict.
    const { visits } = (await clinic.admin.get(`/api${patientPath}/timeline`)).body;
    const { id } = visits.find(({ date }: { date: string }) => date === course.at(-1)?.on);
    const { version } = (await clinic.admin.get(`/api/visits/${id}`)).body;
    const noted = { preparation: { hairState: 'wet' } };
    expect((await clinic.admin.patch(`/api/visits/${id}`, version, noted)).status).toBe(200);
    await page.goto(`${patientPath}/progress`);
    await expect.poll(async () => (await readChart()).hollow.at(-1), { timeout: 20_000 }).toBe(true);
    expect((await readChart()).hollow.slice(0, -1)).toEqual(course.slice(1).map(() => false));
    expect((await readChart()).values).toEqual(drawn.values);
    const sixMonths = page
      .locator('.outcome')
      .filter({ has: page.getByRole('heading', { name: 'Six months' }) });
    expect(await sixMonths.textContent()).toContain('retake needed');
    expect(watched.complaints).toEqual([]);
  });
});
