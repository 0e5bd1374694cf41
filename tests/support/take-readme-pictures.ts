import { mkdir, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { readConfig } from '../../server/config.ts';
import { demonstrationAccount } from '../../server/contract/demonstration.ts';
import { start } from '../../server/main.ts';
import { launchBrowser, openPage, screens } from './browser.ts';
import { temporaryFolder } from './server.ts';
import { makeVisitor } from './visitor.ts';

// `npm run readme-pictures`: the pictures of the README, taken of the demonstration clinic as anybody gets it. It is
// filled first, unless the data folder of a filled one is named.

const folder = new URL('../../.readme/', import.meta.url);
const mostBytes = 300 * 1024;
/** The first one that is small enough: photographs need many colours, a page of words few. */
const coloursTried = [256, 192, 128, 96, 64, 48, 32];

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  const shot = await page.screenshot();
  const file = fileURLToPath(new URL(`${name}.png`, folder));
  for (const colours of coloursTried) {
    await sharp(shot)
      .resize({ width: 1200 })
      .png({ palette: true, colours, dither: 0.4, effort: 10, compressionLevel: 9 })
      .toFile(file);
    if ((await stat(file)).size <= mostBytes) break;
  }
  process.stdout.write(`${name}.png ${Math.round((await stat(file)).size / 1024)} KiB\n`);
}

const settings = { PORT: '0', LOG_LEVEL: 'error', SETUP_CODE: 'readme-pictures' };
const running = await start(
  readConfig({ ...settings, DATA_DIR: process.argv[2] ?? (await temporaryFolder()) }),
);
const visitor = makeVisitor(running.address);
await visitor.post('/api/setup', { code: settings.SETUP_CODE, demonstration: true });
await visitor.post('/api/session', demonstrationAccount);
for (;;) {
  const { state, pictures, waiting } = (await visitor.get('/api/demonstration')).body;
  if (state === 'failed') throw new Error('The demonstration could not be filled.');
  if (state === 'ready' && waiting === 0) break;
  process.stdout.write(`${pictures.done} of ${pictures.total} pictures, ${waiting} to be measured\n`);
  await pause(10_000);
}

const { patients } = (await visitor.get('/api/patients')).body;
const idOf = (code: string) => patients.find((each: { code: string }) => each.code === code)?.id;
const pages: Record<string, string> = {
  compare: `/patients/${idOf('D-01')}/compare`,
  progress: `/patients/${idOf('D-02')}/progress`,
  grid: `/patients/${idOf('D-01')}/photos`,
};
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
const { page, context } = await openPage(browser, visitor, screens.desk);
for (const [name, path] of Object.entries(pages)) {
  await page.goto(path);
  await keep(page, name);
}
await context.close();
await browser.close();
await running.stop();
