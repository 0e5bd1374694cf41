import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { buildPages } from '../../server/build.mjs';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { startBenchClinic } from './bench-clinic.ts';
import type { Figure } from './figure.ts';

const assets = fileURLToPath(new URL('../../dist/web/assets/', import.meta.url));

/** Script that a real browser fetches for Today, the first page after signing in, gzipped. */
export async function pageFigures(): Promise<Figure[]> {
  buildPages();
  const clinic = await startBenchClinic();
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  try {
    const { address } = clinic.doctor;
    const context = await browser.newContext();
    const cookies = clinic.doctor
      .cookie()
      .split('; ')
      .map((pair) => pair.split('='));
    await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: address })));
    const page = await context.newPage();
    const scripts = new Set<string>();
    page.on('response', (response) => {
      const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
      if (name.endsWith('.js')) scripts.add(name);
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const bytes = [...scripts].reduce((sum, name) => sum + gzipSync(readFileSync(assets + name)).length, 0);
    if (scripts.size === 0) throw new Error('The first page fetched no script at all.');
    const charts = readdirSync(assets).filter(
      (name) => /chartArea/.test(readFileSync(assets + name, 'latin1')) && name.endsWith('.js'),
    );
    if (charts.length === 0)
      throw new Error('No file holds the chart: it is looked for by another word now.');
    if (charts.some((name) => scripts.has(name)))
      throw new Error('The chart was fetched where none is drawn.');
    return [{ name: 'first-load-js', value: bytes / 1000, unit: 'kB gzipped', bound: { most: 45 } }];
  } finally {
    await browser.close();
    await clinic.close();
  }
}
