import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.ts';
import type { Visitor } from './visitor.ts';

export type Screen = { widthPx: number; heightPx: number; dark?: boolean; touch?: boolean };

/** A desk, a tablet in the hand, a phone. */
export const screens = {
  desk: { widthPx: 1440, heightPx: 900 },
  tablet: { widthPx: 820, heightPx: 1180, touch: true },
  phone: { widthPx: 390, heightPx: 844, touch: true },
} as const satisfies Record<string, Screen>;

/** A page whose every console error, failed script and unexpected answer is collected in `complaints`. */
export type WatchedPage = {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  /** Declares an answer the test means to get: Chromium writes every 4xx as a console error. */
  expectStatus: (status: number) => void;
};

/** `flags`: what one test needs of its browser and no other may have. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments, ...flags] });
}

async function takeCookies(context: BrowserContext, visitor: Visitor): Promise<void> {
  const pairs = visitor.cookie().split('; ').filter(Boolean);
  await context.addCookies(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: visitor.address };
    }),
  );
}

/** Opens a page in a context of its own, signed in as the visitor; paths are the clinic's. */
export async function openPage(
  browser: Browser,
  visitor: Visitor,
  screen: Screen = screens.desk,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: visitor.address,
    viewport: { width: screen.widthPx, height: screen.heightPx },
    colorScheme: screen.dark ? 'dark' : 'light',
    hasTouch: screen.touch ?? false,
    locale: 'en-GB',
    timezoneId: 'Europe/Istanbul',
    reducedMotion: 'reduce',
  });
  await takeCookies(context, visitor);
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected = new Set<number>();
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const status = Number(/status of (\d{3})/.exec(message.text())?.[1]);
    if (!expected.has(status)) complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, context, complaints, expectStatus: (status) => expected.add(status) };
}
