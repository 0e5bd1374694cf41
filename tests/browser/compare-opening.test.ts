import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { measured, measuredPatient } from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let path: string;
let photoIds: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  doctor = await clinic.signedIn('doctor');
  const { patientId, photograph } = await measuredPatient(doctor);
  const one = await photograph('2025-08-31', 'session', { coverage: 0.4 });
  const two = await photograph('2026-04-30', 'review', { coverage: 0.5, visit: 1 });
  photoIds = [one.photoId, two.photoId];
  for (const id of photoIds) await measured(clinic, doctor, id);
  path = `/patients/${patientId}/compare?before=${one.photoId}&after=${two.photoId}`;
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

describe('a comparison that is opened by its address', () => {
  it('has its pictures decoded before there is anything on the page to show them', async () => {
    const { page, complaints, context } = await openPage(browser, doctor);
    await page.addInitScript(() => {
      const begun: boolean[] = [];
      Object.assign(globalThis, { begun });
      const { decode } = HTMLImageElement.prototype;
      HTMLImageElement.prototype.decode = function begin() {
        if (this.src.endsWith('/master')) begun.push(document.querySelector('.pane') !== null);
        return decode.call(this);
      };
    });
    await page.goto(path);
    await expect.poll(() => page.locator('.pane-sharp').count()).toBe(2);
    // Two, once each, and no page was there yet.
    expect(await page.evaluate(() => (globalThis as unknown as { begun: boolean[] }).begun)).toEqual([
      false,
      false,
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('asks for both pictures with the page, and for nothing twice', async () => {
    const { page, context, complaints } = await openPage(browser, doctor);
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/\/(timeline|progress|compare|master)$/.test(pathname) && pathname.startsWith('/api')) {
        asked.push(pathname);
      }
    });
    const response = await page.goto(path);
    const wanted = photoIds.map((id) => `</api/photos/${id}/master>; rel=preload; as=image`);
    expect(response?.headers().link).toBe(wanted.join(', '));
    await expect.poll(() => page.locator('.pane .pane-sharp').count()).toBe(2);
    await page.waitForLoadState('networkidle');
    expect([...asked].sort()).toEqual([...new Set(asked)].sort());
    expect(asked).toHaveLength(5);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names no picture to somebody who is not signed in, nor one that is no photo’s number', async () => {
    const stranger = await clinic.stranger().send(path, { method: 'GET' });
    expect(stranger.headers.get('link')).toBeNull();
    const odd = await doctor.send(`${path.split('?')[0]}?before=%3E&after=${photoIds[0]}`, { method: 'GET' });
    expect([odd.status, odd.headers.get('link')]).toEqual([200, null]);
  });
});
