import { describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import {
  clinic,
  dialogOf,
  openTracks,
  openVisit,
  patience,
  type Stub,
  sitter,
  slot,
} from '../support/camera-clinic.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';

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
