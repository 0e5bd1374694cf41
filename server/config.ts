import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One setting: how it is read, what it is when nothing is said, and what to say when it is wrong. */
type Setting<T> = { fallback: T; read: (text: string) => T | undefined; mustBe: string };

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
  PORT: { fallback: 3000, ...wholeNumber(0, 65_535) },
  HOST: { fallback: '127.0.0.1', ...text },
  DATA_DIR: { fallback: `${projectFolder}storage/data`, ...text },
  PUBLIC_URL: {
    fallback: '',
    read: readUrl,
    mustBe: 'an address such as https://whorl.example.org, without a path',
  },
  TRUST_PROXY: { fallback: 'no', ...oneOf('no', 'yes') },
  LOG_LEVEL: { fallback: 'info', ...oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent') },
  SETUP_CODE: {
    fallback: '',
    read: (given: string) => (given.length >= 6 ? given : undefined),
    mustBe: 'at least 6 characters',
  },
  SESSION_HOURS: { fallback: 12, ...wholeNumber(1, 720) },
  IMAGE_WORKERS: { fallback: availableParallelism(), ...wholeNumber(1, 64) },
  MAX_UPLOAD_MB: { fallback: 64, ...wholeNumber(1, 1024) },
  MAX_MEGAPIXELS: { fallback: 64, ...wholeNumber(1, 512) },
  MIN_FREE_MB: { fallback: 512, ...wholeNumber(0, 1_000_000) },
  PHOTO_QUOTA_GB: { fallback: 0, ...wholeNumber(0, 1_000_000) },
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
