import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage, type Screen, screens, type WatchedPage } from './browser.ts';
import { drawnPhoto } from './drawn-photo.ts';
import { type PhotoClinic, startPhotoClinic, uploadPhoto } from './photo-clinic.ts';

/** A film of 4K that is drawn without a graphics card leaves little time for anything else. */
export const patience = { timeout: 15_000 };

/** Chromium's own moving test picture in place of two cameras, and nobody to ask. */
export const fakeCamera = [
  '--use-fake-device-for-media-stream=device-count=2',
  '--use-fake-ui-for-media-stream',
];

export let browser: Browser;
/** A clinic whose visits are photographed with the browser's fake camera. */
export let clinic: PhotoClinic;
/** Who sits before the camera. One person, because its first picture is the same in every test: other patients’ would be asked about. */
export let sitter: string;

beforeAll(async () => {
  browser = await launchBrowser(fakeCamera);
  clinic = await startPhotoClinic();
  sitter = await clinic.newPatient();
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

export const slot = (page: Page, view: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: view, exact: true }) });
export const dialogOf = (page: Page) => page.getByRole('dialog', { name: /take with the camera/ });
export const ghost = (page: Page) => dialogOf(page).locator('.ghost');
export const size = (page: Page) => dialogOf(page).locator('output');

export type Stub = 'recorded' | 'insecure' | 'gone' | { refusedBy: string };

/** Runs in the page before its own scripts: remembers every stream, or stands in for a browser that gives none. */
export function stubCamera(stub: Stub) {
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

export const openTracks = (page: Page) =>
  page.evaluate(() => {
    const { streams } = window as unknown as { streams: MediaStream[] };
    return streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live')
      .length;
  });

export type Opened = WatchedPage & { visitId: string };

/** Opens the capture page of a patient, with an earlier photo of the vertex as the reference where one is asked for. */
export async function openVisit(
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
