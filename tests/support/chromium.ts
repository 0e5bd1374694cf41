import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function installed(): string | undefined {
  const own = chromium.executablePath();
  return [process.env.CHROMIUM ?? '', ...places, own].find((path) => path !== '' && existsSync(path));
}

function run(command: string, ...args: string[]): boolean {
  process.stdout.write(`Chromium is missing: ${[command, ...args].join(' ')}\n`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/**
 * The browser the tests drive, fetched where there is none: Debian's as root, Playwright's own otherwise. Throws with
 * the one command to type where neither can be had.
 */
export function findChromium(): string {
  const there = installed();
  if (there !== undefined) return there;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium');
  } else {
    run('npx', 'playwright-core', 'install', 'chromium');
  }
  const now = installed();
  if (now !== undefined) return now;
  throw new Error(
    'The browser tests need Chromium, and it could not be fetched. Type: sudo apt-get install -y chromium ' +
      '(or set CHROMIUM to the path of one) and run the tests again.',
  );
}

/** Quiet, without a sandbox only where the kernel refuses one to root, and never talking to anybody outside. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
