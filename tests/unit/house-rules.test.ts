import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (['storage/data', 'storage/migrations'].includes(path)) return [];
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs|mts|css)$/.test(entry.name) ? [path] : [];
  });
}

const sources = ['server', 'storage', 'web'].flatMap(filesBelow);
const tests = filesBelow('tests');
const text = (path: string) => readFileSync(join(project, path), 'utf8');

type Import = { from: string; to: string };

/** Every import of a file: ours as a path from the project's root, others by their package's name. */
function importsOf(path: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g;
  return Array.from(text(path).matchAll(pattern), (match) => {
    const named = match[3] ?? match[4] ?? match[5] ?? '';
    const to = named.startsWith('.')
      ? relative(project, resolve(project, dirname(path), named))
      : named.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1');
    return { from: path, to };
  });
}

const imports = sources.flatMap(importsOf);

/** The rooms of the house, most particular first. */
const rooms = [
  'server/contract',
  'server/clinic',
  'server/imaging',
  'server/flow',
  'server/plugins',
  'server/routes',
  'server/demo',
  'server',
  'storage',
  'web',
];
const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`)) ?? 'outside';

/** Which room may use which: web → contract ← storage ← flow ← routes ← app ← main. */
const mayUse: Record<string, readonly string[]> = {
  'server/contract': [],
  'server/clinic': ['server/contract'],
  'server/imaging': ['server/contract'],
  storage: ['server/contract'],
  'server/flow': ['server/contract', 'server/clinic', 'server/imaging', 'storage', 'server'],
  'server/plugins': ['server/contract', 'storage', 'server'],
  'server/routes': ['server/contract', 'server/clinic', 'server/flow', 'server/plugins', 'storage', 'server'],
  'server/demo': ['server/contract', 'server/clinic', 'server/imaging', 'server/flow', 'storage', 'server'],
  server: ['server/contract', 'server/flow', 'server/plugins', 'server/routes', 'server/demo', 'storage'],
  web: ['server/contract'],
};

/** Files of `server/` itself that the rooms below it may use; the rest (app, main) is above them. */
const shared = ['access', 'config', 'deps', 'errors', 'validation', 'words', 'log'].map(
  (name) => `server/${name}.ts`,
);

describe('the house', () => {
  it('nobody imports against its direction', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      if (target === 'outside' || room === target) return false;
      if (target === 'server' && room !== 'server') return !shared.includes(to);
      return !mayUse[room]?.includes(target);
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it.each([
    ['better-sqlite3', /^storage\//],
    ['drizzle-orm', /^storage\//],
    ['sharp', /^server\/imaging\/|^server\/flow\/normalise|^server\/demo\/scalp\/develop/],
    ['better-auth', /^storage\//],
    ['chart.js', /^web\//],
  ])('only its own room knows %s', (name, allowed) => {
    const users = imports.filter(({ to }) => to === name).map(({ from }) => from);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it.each([
    ['reads the environment', /process\.env/, ['server/config.ts']],
    ['calls fetch or opens a request', /(?<![.\w])fetch\(|new XMLHttpRequest/, ['web/api.ts']],
  ])('only one file %s', (_what, pattern, owners) => {
    const users = sources.filter((path) =>
      pattern.test(text(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(users).toEqual(owners);
  });

  it('photo bytes on disk are touched by storage’s own files only', () => {
    const diskUsers = imports.filter(
      ({ from, to }) => /^node:fs(\/promises)?$|^node:fs$/.test(to) && from.startsWith('server/'),
    );
    // The last reads its own code.
    const allowed = [
      'server/build.mjs',
      'server/plugins/pages.ts',
      'server/imaging/register/patch-products.ts',
    ];
    expect(diskUsers.map(({ from }) => from).filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('no file is too long to read: sources 300 lines, tests 400, half of them at most 80', () => {
    const lines = (path: string) => text(path).split('\n').length - 1;
    const long = [
      ...sources.filter((path) => lines(path) > 300),
      ...tests.filter((path) => lines(path) > 400),
    ];
    expect(long.map((path) => `${path}: ${lines(path)}`)).toEqual([]);
    const lengths = sources.map(lines).sort((left, right) => left - right);
    const at = (share: number) => lengths[Math.floor(share * lengths.length)] ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(80);
    expect(at(0.9)).toBeLessThanOrEqual(200);
  });

  it('nothing is a drawer of odds and ends', () => {
    const drawers = sources.filter((path) =>
      /(^|\/)(utils?|helpers?|common|manager|index)\.(ts|tsx)$/.test(path),
    );
    expect(drawers.filter((path) => path !== 'server/contract/words/en/common.ts')).toEqual([]);
  });

  it('the top level is the agreed one', () => {
    const agreed =
      /^(server|web|storage|tests|package\.json|package-lock\.json|tsconfig\.json|drizzle\.config\.ts|README\.md|LICENSE|\..+|node_modules|dist)$/;
    expect(readdirSync(project).filter((name) => !agreed.test(name))).toEqual([]);
  });
});
