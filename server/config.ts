import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One setting: what it is for, what it is when nothing is said, how it is read, and what to say when it is wrong. */
type Setting<T> = { about: string; fallback: T; read: (text: string) => T | undefined; mustBe: string };

const wholeNumber = (from: number, to: number) => ({
  read: (text: string) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= from && number <= to ? number : undefined;
  },
  mustBe: `a whole number from ${from} to ${to}`,
});

const oneOf = <const T extends readonly string[]>(...words: T) => ({
  read: (text: string) => words.find((word): word is T[number] => word === text),
  mustBe: `one of ${words.join(', ')}`,
});

const text = { read: (given: string) => given, mustBe: 'a text' };

function readUrl(given: string): string | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' ? url.origin : undefined;
}

/** The project's folder, from the source tree and from `dist` alike. */
const projectFolder = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url),
);

/** Every setting there is. The README's table is held against this one by a test. */
export const settings = {
  PORT: { about: 'where to listen; 0 takes a free one', fallback: 3000, ...wholeNumber(0, 65_535) },
  HOST: {
    about: 'the address to listen on; leave it on the loopback address behind a TLS proxy',
    fallback: '127.0.0.1',
    ...text,
  },
  DATA_DIR: {
    about: 'the folder of database, photos and session key',
    fallback: `${projectFolder}storage/data`,
    ...text,
  },
  PUBLIC_URL: {
    about: 'the address people type, where a proxy stands in front; cookies are secure when it is https',
    fallback: '',
    read: readUrl,
    mustBe: 'an address such as https://whorl.example.org, without a path',
  },
  TRUST_PROXY: {
    about: 'believe the proxy’s `X-Forwarded-*` headers',
    fallback: 'no',
    ...oneOf('no', 'yes'),
  },
  LOG_LEVEL: {
    about: 'how much is logged; names, search words and bodies never are',
    fallback: 'info',
    ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  SETUP_CODE: {
    about: 'the first run’s code; made anew and printed when not set',
    fallback: '',
    read: (given: string) => (given.length >= 6 ? given : undefined),
    mustBe: 'at least 6 characters',
  },
  SESSION_HOURS: {
    about: 'how long somebody stays signed in without doing anything',
    fallback: 12,
    ...wholeNumber(1, 720),
  },
  IMAGE_WORKERS: {
    about: 'processes that decode and derive pictures',
    fallback: availableParallelism(),
    ...wholeNumber(1, 64),
  },
  MAX_UPLOAD_MB: { about: 'largest file that is taken', fallback: 64, ...wholeNumber(1, 1024) },
  MAX_MEGAPIXELS: { about: 'largest picture that is decoded', fallback: 64, ...wholeNumber(1, 512) },
  SLOW_UPLOAD_SECONDS: {
    about: 'an upload that sends less than 64 kB in so long is given up',
    fallback: 20,
    ...wholeNumber(1, 600),
  },
  MIN_FREE_MB: {
    about: 'below this free space uploads are refused, so that the database can still write',
    fallback: 512,
    ...wholeNumber(0, 1_000_000),
  },
  PHOTO_QUOTA_GB: {
    about: 'most that photos may take on the disk; 0 for no limit',
    fallback: 0,
    ...wholeNumber(0, 1_000_000),
  },
} satisfies Record<string, Setting<string | number>>;

type Settings = typeof settings;
export type Config = {
  readonly [K in keyof Settings]: Settings[K]['fallback'] extends number ? number : string;
};

/** Thrown at start: one sentence for each wrong setting. */
export class ConfigError extends Error {}

/** Reads the settings from the environment. Throws `ConfigError` naming every wrong one, not only the first. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const wrong: string[] = [];
  const entries = Object.entries(settings as Record<string, Setting<string | number>>).map(
    ([name, setting]) => {
      const given = environment[name];
      if (given === undefined || given === '') return [name, setting.fallback];
      const value = setting.read(given);
      if (value === undefined) wrong.push(`${name} is "${given}"; it must be ${setting.mustBe}.`);
      return [name, value];
    },
  );
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return Object.freeze(Object.fromEntries(entries)) as Config;
}

/** The environment of a process we start ourselves: ours, and what that process needs beside it. */
export function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}
