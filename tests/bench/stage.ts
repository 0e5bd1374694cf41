import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildPages } from '../../server/build.mjs';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { median } from '../support/latency.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import type { Visitor } from '../support/visitor.ts';
import { barePage } from './bare-page.ts';
import { startBenchClinic } from './bench-clinic.ts';
import type { Figure } from './figure.ts';
import { type GestureTrace, traceGesture } from './gesture-trace.ts';
import { headOnDays } from './measured-heads.ts';

const RUNS = 5;
const SLOWED = 4;
const viewport = { width: 1440, height: 900 };
const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 - 60 });

type Box = { x: number; y: number; width: number; height: number };
type Pair = { path: string; photoIds: [string, string]; others: Record<string, string> };

/** Two photos of 12 megapixels of one head, measured. */
async function hangPair(doctor: Visitor): Promise<Pair> {
  const { body: patient } = await doctor.post('/api/patients', { name: 'Stage Example', pattern: 'male' });
  await doctor.post(`/api/patients/${patient.id}/courses`, { sessionsPlanned: 3 });
  const photoIds: string[] = [];
  for (const [day, file] of (await headOnDays(2)).entries()) {
    const visit = { date: `2026-0${day + 1}-10`, kind: 'consultation', preparation: { hairState: 'dry' } };
    const { body } = await doctor.post(`/api/patients/${patient.id}/visits`, visit);
    photoIds.push((await uploadPhoto(doctor, body.id, file)).body.id);
  }
  for (const id of photoIds) {
    while ((await doctor.get(`/api/photos/${id}/analysis`)).body.state !== 'done') await pause(300);
  }
  const [before = '', after = ''] = photoIds;
  const base = `/patients/${patient.id}`;
  return {
    path: `${base}/compare?before=${before}&after=${after}`,
    photoIds: [before, after],
    others: {
      today: '/',
      patients: '/patients',
      timeline: base,
      photos: `${base}/photos`,
      progress: `${base}/progress`,
      readings: `${base}/assess`,
    },
  };
}

/** A context of its own, so that nothing is kept from the run before; the bare page under the clinic's own address. */
async function opened(browser: Browser, doctor: Visitor, bare: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, baseURL: doctor.address, reducedMotion: 'reduce' });
  const cookies = doctor.cookie().split('; ');
  await context.addCookies(
    cookies.map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: doctor.address };
    }),
  );
  await context.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: bare }));
  return context;
}

const isSharp = (page: Page) =>
  page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.pane-sharp')];
    return pictures.length === 2 && pictures.every(({ complete }) => complete);
  });
const isBareReady = (page: Page) => page.waitForFunction(() => document.body.dataset.ready === 'yes');

type Run = { readyMs: number; trace: GestureTrace };

/** One page, from its address to a gesture on it. */
async function run(
  context: BrowserContext,
  path: string,
  ready: (page: Page) => Promise<unknown>,
  slowed: number,
): Promise<Run & { pane: Box }> {
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await ready(page);
  const readyMs = performance.now() - from;
  await pause(700);
  const pane = (await page.locator('.pane').first().boundingBox()) as Box;
  const trace = await traceGesture(page, middleOf(pane), slowed);
  await page.close();
  return { readyMs, trace, pane };
}

/** How far a page's parts were moved about while it came up (CLS), the worst of the pages. */
async function layoutShift(
  context: BrowserContext,
  paths: Record<string, string>,
): Promise<{ shift: number; name: string }> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const moved = window as unknown as { moved: number };
    moved.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!shift.hadRecentInput) moved.moved += shift.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts: { shift: number; name: string }[] = [];
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await pause(500);
    const shift = await page.evaluate(() => (window as unknown as { moved: number }).moved);
    shifts.push({ shift, name });
  }
  await page.close();
  return shifts.reduce((worst, each) => (each.shift > worst.shift ? each : worst));
}

/** How smooth and how soon the pair hangs, beside a page that does nothing but that. */
export async function stageFigures(): Promise<Figure[]> {
  buildPages();
  const clinic = await startBenchClinic();
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const { doctor } = clinic;
    const { path, photoIds, others } = await hangPair(doctor);
    const first = await opened(browser, doctor, '');
    const { pane, trace: unslowed } = await run(first, path, isSharp, 1);
    const worst = await layoutShift(first, { compare: path, ...others });
    await first.close();
    const bare = barePage(photoIds, pane);
    const [ours, theirs]: [Run[], Run[]] = [[], []];
    for (let round = 0; round < RUNS; round += 1) {
      for (const [runs, address, ready] of [
        [theirs, '/bare', isBareReady],
        [ours, path, isSharp],
      ] as const) {
        const context = await opened(browser, doctor, bare);
        runs.push(await run(context, address, ready, SLOWED));
        await context.close();
      }
    }
    // The median run: a machine that was busy with something else for a second spoils one.
    const lost = (runs: readonly Run[]) => median(runs.map(({ trace }) => trace.lost));
    const ready = (runs: readonly Run[]) => median(runs.map(({ readyMs }) => readyMs));
    return [
      {
        name: 'gesture-frame',
        value: lost(ours),
        unit: `frames late or lost of ${median(ours.map(({ trace }) => trace.frames))}, the median run`,
        // Where the bare page loses none, one frame of ours counts as one.
        ratio: Math.max(1, lost(ours)) / Math.max(1, lost(theirs)),
        reference: 'a bare page',
        bound: { most: 1.2 },
      },
      { name: 'gesture-script', value: unslowed.longestScriptMs, unit: 'ms longest', bound: { most: 16 } },
      {
        name: 'compare-ready',
        value: ready(ours),
        unit: 'ms',
        ratio: ready(ours) / ready(theirs),
        reference: 'a bare page',
        bound: { most: 1.5 },
      },
      {
        name: 'layout-shift',
        value: worst.shift,
        unit: `CLS on ${worst.name}, the worst`,
        bound: { most: 0.01 },
      },
    ];
  } finally {
    await browser.close();
    await clinic.close();
  }
}
