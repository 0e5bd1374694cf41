import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, type Screen, screens, type WatchedPage } from '../support/browser.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from '../support/photo-clinic.ts';

/** A film of 4K that is drawn without a graphics card leaves little time for anything else. */
const patience = { timeout: 15_000 };

/** Chromium's own moving test picture in place of two cameras, and nobody to ask. */
const fakeCamera = ['--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream'];

let browser: Browser;
let clinic: PhotoClinic;
/** Who sits before the camera. One person, because its first picture is the same in every test: other patients’ would be asked about. */
let sitter: string;

beforeAll(async () => {
  browser = await launchBrowser(fakeCamera);
  clinic = await startPhotoClinic();
  sitter = await clinic.newPatient();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const slot = (page: Page, view: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: view, exact: true }) });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /take with the camera/ });
const ghost = (page: Page) => dialogOf(page).locator('.ghost');
const size = (page: Page) => dialogOf(page).locator('output');

type Stub = 'recorded' | 'insecure' | 'gone' | { refusedBy: string };

/** Runs in the page before its own scripts: remembers every stream, or stands in for a browser that gives none. */
function stubCamera(stub: Stub) {
  const devices = navigator.mediaDevices;
  if (stub === 'insecure') Object.defineProperty(window, 'isSecureContext', { value: false });
  if (stub === 'insecure' || stub === 'gone') {
    Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined });
    return;
  }
  const streams: MediaStream[] = [];
  Object.assign(window, { streams });
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    if (typeof stub === 'object') throw new DOMException('refused by the test', stub.refusedBy);
    const stream = await ask(wanted);
    streams.push(stream);
    return stream;
  };
}

const openTracks = (page: Page) =>
  page.evaluate(() => {
    const { streams } = window as unknown as { streams: MediaStream[] };
    return streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live')
      .length;
  });

type Opened = WatchedPage & { visitId: string };

/** Opens the capture page of a patient, with an earlier photo of the vertex as the reference where one is asked for. */
async function openVisit(
  stub: Stub,
  options: { reference?: boolean; screen?: Screen; patientId?: string } = {},
): Promise<Opened> {
  const patientId = options.patientId ?? (await clinic.newPatient());
  if (options.reference) {
    const first = await clinic.newVisit(patientId);
    const bytes = await drawnPhoto({ widthPx: 800, heightPx: 600, seed: Math.floor(Math.random() * 1e6) });
    const { body } = await uploadPhoto(clinic.assistant, first.id, bytes);
    await clinic.deps.measuring.idle();
    const path = `/api/patients/${patientId}/references/vertex`;
    const reference = async () => (await clinic.doctor.get(path)).body.photoId;
    await expect.poll(reference, patience).toBe(body.id);
  }
  const visit = await clinic.newVisit(patientId);
  const watched = await openPage(browser, clinic.doctor, options.screen ?? screens.desk);
  await watched.page.clock.setFixedTime('2026-03-10T09:05:00Z');
  await watched.page.addInitScript(stubCamera, stub);
  await watched.page.goto(`/visits/${visit.id}`);
  await slot(watched.page, 'Vertex').getByRole('button', { name: 'Take with the camera' }).click();
  return { ...watched, visitId: visit.id };
}

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

describe('the camera and the device it is in', () => {
  it('another one is chosen from the list, the first is switched off, and the choice holds for the next photo', async () => {
    const { page, context, complaints } = await openVisit('recorded');
    const picker = dialogOf(page).getByLabel('Camera', { exact: true });
    const first = await picker.inputValue();
    await picker.selectOption({ index: 1 });
    await expect.poll(() => picker.inputValue().catch(() => first), patience).not.toBe(first);
    const second = await picker.inputValue();
    await expect.poll(() => openTracks(page), patience).toBe(1);
    await page.keyboard.press('Escape');
    await slot(page, 'Frontal').getByRole('button', { name: 'Take with the camera' }).click();
    await expect.poll(() => picker.inputValue().catch(() => ''), patience).toBe(second);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a clock that is wrong by days does not keep a photo out; its time is then not known', async () => {
    const { page, context, complaints, visitId, expectStatus } = await openVisit('recorded', {
      patientId: sitter,
    });
    expectStatus(422);
    await page.clock.setFixedTime('2026-03-20T09:05:00Z');
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).click();
    await dialogOf(page).getByRole('button', { name: 'Use this photo' }).click();
    await slot(page, 'Vertex').getByRole('button', { name: 'look closer' }).first().waitFor();
    const { body } = await clinic.doctor.get(`/api/visits/${visitId}/photos`);
    expect(body.photos).toMatchObject([{ capturedAt: null, capturedAtSource: 'unknown' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['takes stills larger than its film, it takes the photo', 3840, 2160, 'image/png'],
    ['takes smaller ones, the film at its own size is the photo', 640, 480, 'image/jpeg'],
    ['fails at them, the film at its own size is the photo', 0, 0, 'image/jpeg'],
  ])('where the camera %s', async (_what, width, height, mediaType) => {
    const { page, context, complaints, visitId } = await openVisit('recorded', { patientId: sitter });
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(
      ([max, high]) => {
        const most = { imageWidth: { max: max || 9999 }, imageHeight: { max: high || 9999 } };
        ImageCapture.prototype.getPhotoCapabilities = () => Promise.resolve(most as never);
        if (max === 0) {
          ImageCapture.prototype.takePhoto = () => Promise.reject(new DOMException('no', 'UnknownError'));
        }
      },
      [width, height],
    );
    await slot(page, 'Vertex').getByRole('button', { name: 'Take with the camera' }).click();
    const film = dialogOf(page).locator('video');
    await expect
      .poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth), patience)
      .toBeGreaterThan(0);
    const size = await film.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]);
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).click();
    await dialogOf(page).getByRole('button', { name: 'Use this photo' }).click();
    await slot(page, 'Vertex').getByRole('button', { name: 'look closer' }).first().waitFor();
    const [photo] = (await clinic.doctor.get(`/api/visits/${visitId}/photos`)).body.photos;
    expect(photo.mediaType).toBe(mediaType);
    expect([photo.originalWidthPx, photo.originalHeightPx]).toEqual(size);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('without a camera', () => {
  it.each<[string, Stub, RegExp]>([
    ['the page is not secure', 'insecure', /open http:\/\/localhost:\d+ instead/],
    ['the browser has no cameras', 'gone', /TLS proxy/],
    ['it is refused', { refusedBy: 'NotAllowedError' }, /Allow it beside the address/],
    ['there is none', { refusedBy: 'NotFoundError' }, /Connect one or switch it on/],
    ['another program uses it', { refusedBy: 'NotReadableError' }, /Close the program/],
    ['the browser says nothing', { refusedBy: 'UnknownError' }, /restart the browser/],
  ])('where %s, it is said what to do, and the camera app takes its place', async (_what, stub, words) => {
    const { page, context, complaints } = await openVisit(stub);
    await dialogOf(page).getByRole('alert').getByText(words).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const app = dialogOf(page).locator('input[type=file]');
    expect(await app.getAttribute('capture')).toBe('environment');
    const buffer = await drawnPhoto({ widthPx: 640, heightPx: 480, seed: Math.floor(Math.random() * 1e6) });
    await app.setInputFiles({ name: 'app.jpg', mimeType: 'image/jpeg', buffer });
    await slot(page, 'Vertex').getByRole('button', { name: 'look closer' }).first().waitFor();
    expect(await dialogOf(page).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a refused one is asked for again by one press', async () => {
    const { page, context } = await openVisit({ refusedBy: 'NotAllowedError' });
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click();
    await dialogOf(page).getByText('The camera was refused').waitFor();
    await context.close();
  });

  it('one that is unplugged says so, and is asked for again by one press', async () => {
    const { page, context } = await openVisit('recorded');
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await page.evaluate(() => {
      const { streams } = window as unknown as { streams: MediaStream[] };
      streams[0]?.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await dialogOf(page).getByText('The camera went away').waitFor();
    await dialogOf(page).getByRole('button', { name: 'Try again' }).click();
    await dialogOf(page).getByRole('button', { name: 'Take the photo' }).waitFor();
    await expect.poll(() => openTracks(page), patience).toBe(1);
    await context.close();
  });

  it('a real address without HTTPS and a real refusal are told apart', async () => {
    const asks = await launchBrowser([
      '--use-fake-device-for-media-stream',
      '--host-resolver-rules=MAP clinic.example 127.0.0.1',
    ]);
    const { id } = await clinic.newVisit();
    const { port } = new URL(clinic.address);
    const addresses: [string, RegExp][] = [
      [clinic.address, /Allow it beside the address/],
      [`http://clinic.example:${port}`, /This page came without HTTPS/],
    ];
    for (const [address, words] of addresses) {
      const { page } = await openPage(asks, { ...clinic.doctor, address });
      await page.goto(`/visits/${id}`);
      await slot(page, 'Vertex').getByRole('button', { name: 'Take with the camera' }).click();
      await dialogOf(page).getByRole('alert').getByText(words).waitFor();
    }
    await asks.close();
  });
});
